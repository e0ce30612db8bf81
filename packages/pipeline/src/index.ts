export { drop, next, type Outcome, park, type Step } from "./outcome.ts";
