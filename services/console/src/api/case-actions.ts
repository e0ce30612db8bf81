import { type Account, type Case, type CaseAction, DAY_MS, nextState, toInstant, type Verdict } from "@langnghe/domain";
import type { CaseActionBody } from "../contract/review.ts";
import { ruleBroken } from "./problems.ts";

/** A verdict is looked at again after this long; what was found then may have changed. */
const REVIEW_AFTER_DAYS = 90;

/** What comes with an action on a case. */
export type CaseInput = Pick<CaseActionBody, "note" | "verdict" | "correction">;

/** Who acts and when, ms since 1970. */
export interface Acting {
  readonly account: Pick<Account, "id" | "body">;
  readonly now: number;
}

/**
 * The case after an action: state, verdict, correction and one more line of history. Pure. Rejects with RULE_BROKEN and the
 * rule when the state machine or a rule of review forbids it.
 */
export function actOn(subject: Case, action: CaseAction, input: CaseInput, acting: Acting): Case {
  const { verdict, correction } = input;
  const step = nextState(subject, action, acting.account, {
    ...(verdict === undefined ? {} : { verdict }),
    ...(correction === undefined ? {} : { correction }),
  });
  if ("rule" in step) throw ruleBroken(step.rule);
  const at = toInstant(acting.now);
  const event = { at, by: acting.account.id, action, note: noteOf(subject, action, input), from: subject.state, to: step.to };
  return {
    ...subject,
    ...effectOf(subject, action, input, acting),
    state: step.to,
    history: [...subject.history, event],
    updatedAt: at,
  };
}

/** Adds a line to the history without changing the state: assigned, evidence added, wordings joined. */
export function withEvent(subject: Case, action: string, note: string, acting: Acting): Case {
  const at = toInstant(acting.now);
  const event = { at, by: acting.account.id, action, note, from: subject.state, to: subject.state };
  return { ...subject, history: [...subject.history, event], updatedAt: at };
}

function effectOf(subject: Case, action: CaseAction, input: CaseInput, acting: Acting): Partial<Case> {
  const { id } = acting.account;
  const at = toInstant(acting.now);
  switch (action) {
    case "open":
      return { assignee: subject.assignee ?? id };
    case "propose":
      return input.verdict === undefined ? {} : { verdict: verdictOf(input.verdict, acting), correction: null };
    case "agree":
      return subject.verdict === null ? {} : { verdict: { ...subject.verdict, secondBy: id } };
    case "uphold":
      return subject.verdict === null ? {} : { verdict: { ...subject.verdict, reviewAt: reviewAt(acting.now) } };
    case "publish":
      return { correction: { text: input.correction?.trim() ?? "", by: id, at } };
    case "disagree":
    case "reopen":
      // What was found stays in the history (see noteOf); the case itself has no verdict again.
      return { verdict: null };
    default:
      return {};
  }
}

function verdictOf(input: Pick<Verdict, "value" | "reason" | "uncertainty">, acting: Acting): Verdict {
  const at = toInstant(acting.now);
  return {
    value: input.value,
    reason: input.reason.trim(),
    uncertainty: input.uncertainty.trim(),
    by: acting.account.id,
    at,
    secondBy: null,
    reviewAt: reviewAt(acting.now),
  };
}

function reviewAt(now: number): string {
  return toInstant(now + REVIEW_AFTER_DAYS * DAY_MS);
}

/** The note, and with it what the action takes out of sight, so that disagreement and old findings are kept for good. */
function noteOf(subject: Case, action: CaseAction, { note, verdict }: CaseInput): string {
  if (action === "propose" && verdict !== undefined) return `${verdict.value}: ${verdict.reason}`;
  const replaced = action === "disagree" || action === "reopen" ? subject.verdict : null;
  return [note?.trim(), replaced === null ? "" : `[${replaced.value}: ${replaced.reason}]`].filter(Boolean).join(" ");
}
