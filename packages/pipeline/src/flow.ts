import type { Outcome, Step } from "./outcome.ts";

/** How an item left a flow: its last outcome and the step that gave it. */
export type FlowResult<O> =
  | { readonly kind: "next"; readonly step: string; readonly value: O }
  | { readonly kind: "drop"; readonly step: string; readonly reason: string }
  | { readonly kind: "park"; readonly step: string; readonly reason: string; readonly cause: unknown };

/** Runs one step for one item; the runner's is the only one that retries. */
export type Attempt = <T>(step: string, run: () => Promise<Outcome<T>>) => Promise<Outcome<T>>;

/** The ordered steps of a service. Built with {@link flow}, run by the runner. */
export interface Flow<I, O> {
  readonly service: string;
  /** Names of the steps, in order. */
  readonly steps: readonly string[];
  run(item: I, attempt: Attempt): Promise<FlowResult<O>>;
}

/** A flow that can still grow by a step. */
export interface OpenFlow<I, O> extends Flow<I, O> {
  step<P>(step: Step<O, P>): OpenFlow<I, P>;
}

/** Starts a flow: `flow<Fetched>("extractor").step(readText(…)).step(redact(…))`. Each step's function must have a name of its own. */
export function flow<I>(service: string): OpenFlow<I, I> {
  return grow<I, I>(service, [], async (value) => ({ kind: "next", step: "start", value }));
}

type Run<I, O> = Flow<I, O>["run"];

function grow<I, O>(service: string, steps: readonly string[], run: Run<I, O>): OpenFlow<I, O> {
  return {
    service,
    steps,
    run,
    step<P>(step: Step<O, P>) {
      const name = step.name;
      if (name === "" || steps.includes(name))
        throw new TypeError(`a step of ${service} needs a name of its own, not "${name}"`);
      return grow<I, P>(service, [...steps, name], async (item, attempt) => {
        const before = await run(item, attempt);
        if (before.kind !== "next") return before;
        const outcome = await attempt(name, () => step(before.value));
        return { ...outcome, step: name };
      });
    },
  };
}
