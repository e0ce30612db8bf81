import type { Account } from "./account.ts";
import type { Case, CaseState, Verdict, VerdictValue } from "./case.ts";

/** What people do with a case. */
export const CASE_ACTIONS = [
  "open",
  "dismiss",
  "restore",
  "propose",
  "agree",
  "disagree",
  "publish",
  "contest",
  "uphold",
  "reopen",
  "merge",
  "unmerge",
] as const;
export type CaseAction = (typeof CASE_ACTIONS)[number];

/**
 * The review state machine: from each state, which action leads where. What is not in the table is not possible.
 * `propose` has two targets: a verdict `false` waits for a second reviewer, every other one stands.
 */
export const CASE_TRANSITIONS: Readonly<Record<CaseState, Partial<Record<CaseAction, CaseState>>>> = {
  suggested: { open: "open", dismiss: "dismissed", merge: "merged" },
  dismissed: { restore: "suggested", open: "open" },
  open: { propose: "decided", dismiss: "dismissed", merge: "merged" },
  awaiting_second: { agree: "decided", disagree: "open" },
  decided: { publish: "published", reopen: "open" },
  published: { contest: "contested", reopen: "open" },
  contested: { uphold: "published", reopen: "open" },
  merged: { unmerge: "open" },
};

/** Rules that forbid a step although the table has it. Each names what must change first. */
export const CASE_RULES = [
  "not_possible_here",
  "needs_primary_evidence",
  "needs_archived_copy",
  "needs_reason",
  "needs_uncertainty",
  "second_reviewer_must_differ",
  "own_body_cannot_decide",
  "appeal_needs_another_reviewer",
  "needs_correction_text",
] as const;
export type CaseRule = (typeof CASE_RULES)[number];

/** Who acts: the part of an account that the rules look at. */
export type Actor = Pick<Account, "id" | "body">;

/** What comes with an action. */
export interface ActionInput {
  readonly verdict?: Pick<Verdict, "reason" | "uncertainty"> & { readonly value: VerdictValue };
  readonly correction?: string;
}

const DECIDING: readonly CaseAction[] = ["propose", "agree", "disagree", "dismiss", "publish", "uphold", "reopen", "merge"];

/** The state that `action` leads to, or the rule that forbids it. Pure: changes nothing. */
export function nextState(
  subject: Case,
  action: CaseAction,
  actor: Actor,
  input: ActionInput = {},
): { readonly to: CaseState } | { readonly rule: CaseRule } {
  const to = CASE_TRANSITIONS[subject.state][action];
  if (to === undefined) return { rule: "not_possible_here" };
  const rule = brokenRule(subject, action, actor, input);
  if (rule !== null) return { rule };
  return { to: action === "propose" && input.verdict?.value === "false" ? "awaiting_second" : to };
}

function brokenRule(subject: Case, action: CaseAction, actor: Actor, input: ActionInput): CaseRule | null {
  if (DECIDING.includes(action) && subject.concerns !== null && actor.body === subject.concerns)
    return "own_body_cannot_decide";
  switch (action) {
    case "propose":
      return brokenVerdictRule(subject, input);
    case "agree":
    case "disagree":
      return subject.verdict?.by === actor.id ? "second_reviewer_must_differ" : null;
    case "publish":
      return input.correction?.trim() ? null : "needs_correction_text";
    case "uphold":
      return decidedBefore(subject, actor) ? "appeal_needs_another_reviewer" : null;
    case "reopen":
      // Reopening a contested verdict decides the contest as well as upholding it does.
      return subject.state === "contested" && decidedBefore(subject, actor) ? "appeal_needs_another_reviewer" : null;
    default:
      return null;
  }
}

/** RIGHTS rule 5: a primary source with an archived copy, a written reason and an uncertainty. */
function brokenVerdictRule(subject: Case, input: ActionInput): CaseRule | null {
  const primary = subject.evidence.filter((evidence) => evidence.primary);
  if (primary.length === 0) return "needs_primary_evidence";
  if (!primary.some((evidence) => evidence.archive !== null)) return "needs_archived_copy";
  if (!input.verdict?.reason.trim()) return "needs_reason";
  if (!input.verdict.uncertainty.trim()) return "needs_uncertainty";
  return null;
}

function decidedBefore(subject: Case, actor: Actor): boolean {
  return subject.verdict?.by === actor.id || subject.verdict?.secondBy === actor.id;
}

/** The actions that the table offers in a state, for buttons and keys; rules may still forbid one. */
export function actionsIn(state: CaseState): CaseAction[] {
  return CASE_ACTIONS.filter((action) => CASE_TRANSITIONS[state][action] !== undefined);
}
