/**
 * What becomes of an item at a step: it goes on, it is dropped for an expected reason (counted, not kept), or it is
 * parked with its cause for a person to look at. `R` is the step's closed list of reasons.
 */
export type Outcome<T, R extends string = string> =
  | { readonly kind: "next"; readonly value: T }
  | { readonly kind: "drop"; readonly reason: R }
  | { readonly kind: "park"; readonly reason: R; readonly cause: unknown };

/**
 * One function of a service. A step is a factory: dependencies and settings outside, a *named* function inside; the name
 * is the metric label, the log word and the park header. Steps do not catch: the runner alone decides about errors.
 */
export type Step<I, O, R extends string = string> = (item: I) => Promise<Outcome<O, R>>;

export function next<T>(value: T): Outcome<T, never> {
  return { kind: "next", value };
}

export function drop<R extends string>(reason: R): Outcome<never, R> {
  return { kind: "drop", reason };
}

export function park<R extends string>(reason: R, cause: unknown): Outcome<never, R> {
  return { kind: "park", reason, cause };
}
