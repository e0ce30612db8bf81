export { coalesce } from "./coalesce.ts";
export { type Attempt, type Flow, type FlowResult, flow, type OpenFlow } from "./flow.ts";
export { type FlowHost, flowHost, type HostInput } from "./host.ts";
export { forEachKeyInOrder } from "./ordered.ts";
export { drop, next, type Outcome, park, type Step } from "./outcome.ts";
export { DEFAULT_RETRY, GAVE_UP, type RetrySettings, retrying, StepFault } from "./retry.ts";
export { LIVE_RUN, type RunnerOptions, runFlow, type WorkSink } from "./runner.ts";
