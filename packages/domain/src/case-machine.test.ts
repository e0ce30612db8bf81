import { describe, expect, it } from "vitest";
import { actionsIn, CASE_ACTIONS, CASE_TRANSITIONS, nextState } from "./case-machine.ts";
import { claimFixture, documentFixture } from "./fixtures.ts";
import { CASE_STATES, type Case, type CaseState, caseFromClaim, type Evidence } from "./index.ts";

const ANALYST = { id: "an", body: null };
const COLLEAGUE = { id: "binh", body: null };
const DEPARTMENT = { id: "so", body: "so-nnmt" };
const VERDICT = { value: "false", reason: "Số đo cho thấy khác", uncertainty: "Chưa đo ban đêm" } as const;

function primary(change: Partial<Evidence> = {}): Evidence {
  const archive = { sha256: "0".repeat(64), text: "Biên bản đo", at: "2026-11-20T01:00:00.000Z" };
  const base = {
    id: "ev",
    url: null,
    title: "Biên bản đo",
    quote: "2,1 l/s",
    addedBy: "an",
    addedAt: "2026-11-20T01:00:00.000Z",
  };
  return { ...base, primary: true, stance: "refutes", archive, ...change };
}

function caseIn(state: CaseState, change: Partial<Case> = {}): Case {
  const fresh = caseFromClaim(documentFixture(), claimFixture(), { by: "machine", at: "2026-11-20T00:00:00.000Z" });
  return { ...fresh, state, ...change };
}

const verdictBy = (by: string, secondBy: string | null = null) => ({
  ...VERDICT,
  by,
  at: "2026-11-21T00:00:00.000Z",
  secondBy,
  reviewAt: "2027-02-21T00:00:00.000Z",
});

describe("the table of states", () => {
  it("leads from every state somewhere: nothing is a dead end", () => {
    for (const state of CASE_STATES) expect(actionsIn(state).length, state).toBeGreaterThan(0);
  });

  it("refuses every action that it does not have", () => {
    for (const state of CASE_STATES) {
      for (const action of CASE_ACTIONS) {
        if (CASE_TRANSITIONS[state][action] === undefined)
          expect(nextState(caseIn(state), action, ANALYST)).toEqual({ rule: "not_possible_here" });
      }
    }
  });

  it("lets a dismissal be undone", () => {
    expect(nextState(caseIn("suggested"), "dismiss", ANALYST)).toEqual({ to: "dismissed" });
    expect(nextState(caseIn("dismissed"), "restore", ANALYST)).toEqual({ to: "suggested" });
  });
});

describe("a verdict (RIGHTS 5)", () => {
  it("needs a primary source", () => {
    const subject = caseIn("open", { evidence: [primary({ primary: false })] });
    expect(nextState(subject, "propose", ANALYST, { verdict: VERDICT })).toEqual({ rule: "needs_primary_evidence" });
  });

  it("needs an archived copy of it", () => {
    const subject = caseIn("open", { evidence: [primary({ archive: null })] });
    expect(nextState(subject, "propose", ANALYST, { verdict: VERDICT })).toEqual({ rule: "needs_archived_copy" });
  });

  it("needs a reason and an uncertainty", () => {
    const subject = caseIn("open", { evidence: [primary()] });
    expect(nextState(subject, "propose", ANALYST, { verdict: { ...VERDICT, reason: " " } })).toEqual({ rule: "needs_reason" });
    expect(nextState(subject, "propose", ANALYST, { verdict: { ...VERDICT, uncertainty: "" } })).toEqual({
      rule: "needs_uncertainty",
    });
  });

  it("`false` waits for a second reviewer; any other stands", () => {
    const subject = caseIn("open", { evidence: [primary()] });
    expect(nextState(subject, "propose", ANALYST, { verdict: VERDICT })).toEqual({ to: "awaiting_second" });
    expect(nextState(subject, "propose", ANALYST, { verdict: { ...VERDICT, value: "true" } })).toEqual({ to: "decided" });
  });

  it("is not seconded by the one who proposed it", () => {
    const subject = caseIn("awaiting_second", { verdict: verdictBy("an") });
    expect(nextState(subject, "agree", ANALYST)).toEqual({ rule: "second_reviewer_must_differ" });
    expect(nextState(subject, "agree", COLLEAGUE)).toEqual({ to: "decided" });
    expect(nextState(subject, "disagree", COLLEAGUE)).toEqual({ to: "open" });
  });
});

describe("no one judges their own case (RIGHTS 6)", () => {
  const concerning = (state: CaseState) =>
    caseIn(state, { concerns: "so-nnmt", evidence: [primary()], verdict: verdictBy("an") });

  it("an account of the body concerned cannot dismiss, decide, second, publish or reopen", () => {
    const tries = [
      ["suggested", "dismiss"],
      ["open", "propose"],
      ["awaiting_second", "agree"],
      ["decided", "publish"],
      ["decided", "reopen"],
    ] as const;
    for (const [state, action] of tries)
      expect(nextState(concerning(state), action, DEPARTMENT), action).toEqual({ rule: "own_body_cannot_decide" });
  });

  it("an account of another body can", () => {
    expect(nextState(concerning("suggested"), "dismiss", { id: "x", body: "so-y-te" })).toEqual({ to: "dismissed" });
  });
});

describe("an appeal (RIGHTS 11)", () => {
  it("is decided by somebody who did not decide before", () => {
    const subject = caseIn("contested", { verdict: verdictBy("an", "binh") });
    expect(nextState(subject, "uphold", ANALYST)).toEqual({ rule: "appeal_needs_another_reviewer" });
    expect(nextState(subject, "uphold", COLLEAGUE)).toEqual({ rule: "appeal_needs_another_reviewer" });
    expect(nextState(subject, "uphold", { id: "chi", body: null })).toEqual({ to: "published" });
  });

  it("publishing needs words for the public", () => {
    expect(nextState(caseIn("decided"), "publish", ANALYST, { correction: "  " })).toEqual({ rule: "needs_correction_text" });
    expect(nextState(caseIn("decided"), "publish", ANALYST, { correction: "Nước rò nằm trong giới hạn." })).toEqual({
      to: "published",
    });
  });
});
