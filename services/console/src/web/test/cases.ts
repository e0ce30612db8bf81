import { actionsIn, type Case, type CaseState, type Evidence, type Verdict, type Wording } from "@langnghe/domain";
import type { CaseSummary, CasesView, CaseView } from "../../contract/review.ts";

/** A row of the queue. */
export function rowOf(id: string, change: Partial<CaseSummary> = {}): CaseSummary {
  return {
    id,
    version: 1,
    state: "suggested",
    claim: `Câu ${id}`,
    score: 0.8,
    reasons: ["no_source", "number_with_unit"],
    topics: ["water"],
    places: ["dong-say"],
    wordings: 1,
    outlets: 1,
    sourcing: "none",
    firstSeenAt: "2026-11-18T01:00:00.000Z",
    lastSeenAt: "2026-11-19T01:00:00.000Z",
    assignee: null,
    verdict: null,
    document: `doc-${id}`,
    documentTitle: `Bài ${id}`,
    outlet: "cho-que",
    channel: "community",
    ...change,
  };
}

/** A page of the queue. */
export function queueOf(items: readonly CaseSummary[], counts: Record<string, number> = {}): CasesView {
  return { items: [...items], total: items.length, counts: { suggested: items.length, ...counts } };
}

/** Where a claim was made. */
export function wordingOf(change: Partial<Wording> = {}): Wording {
  return {
    document: "doc-c1",
    revision: "r1",
    text: "Nước ở Đồng Sậy nhiễm chì",
    start: 10,
    end: 35,
    title: "Bàn chuyện nước",
    outlet: "cho-que",
    channel: "community",
    publishedAt: "2026-11-18T01:00:00.000Z",
    story: "s1",
    sourcing: "none",
    score: 0.8,
    ...change,
  };
}

/** First-hand and archived. */
export function evidenceOf(change: Partial<Evidence> = {}): Evidence {
  return {
    id: "ev1",
    url: "https://so.example/do-nuoc",
    title: "Kết quả đo nước",
    quote: "hàm lượng chì 0,002 mg/l",
    primary: true,
    stance: "refutes",
    archive: { sha256: "0".repeat(64), text: "Kết quả", at: "2026-11-20T02:00:00.000Z" },
    addedBy: "acc-lan",
    addedAt: "2026-11-20T02:00:00.000Z",
    ...change,
  };
}

/** A verdict with all that it needs. */
export function verdictOf(change: Partial<Verdict> = {}): Verdict {
  return {
    value: "false",
    reason: "Số đo của Sở cho thấy khác.",
    uncertainty: "Chưa đo vào mùa mưa.",
    by: "acc-lan",
    at: "2026-11-21T02:00:00.000Z",
    secondBy: null,
    reviewAt: "2027-02-21T02:00:00.000Z",
    ...change,
  };
}

/** A case with its first wording and the machine's suggestion in its history. */
function caseOf(change: Partial<Case> = {}): Case {
  const state: CaseState = change.state ?? "open";
  return {
    id: "c1",
    state,
    claim: "Nước ở Đồng Sậy nhiễm chì",
    language: "vi",
    wordings: [wordingOf()],
    score: 0.8,
    reasons: ["no_source", "number_with_unit", "harm_to_public"],
    topics: ["water"],
    places: ["dong-say"],
    stories: ["s1"],
    outlets: 1,
    model: "claims-vi-4",
    firstSeenAt: "2026-11-18T01:00:00.000Z",
    lastSeenAt: "2026-11-19T01:00:00.000Z",
    concerns: null,
    assignee: null,
    evidence: [],
    verdict: null,
    correction: null,
    mergedInto: null,
    history: [
      { at: "2026-11-18T02:00:00.000Z", by: "machine", action: "suggest", note: "", from: "suggested", to: "suggested" },
    ],
    createdAt: "2026-11-18T02:00:00.000Z",
    updatedAt: "2026-11-18T02:00:00.000Z",
    ...change,
  };
}

type Rules = Partial<Record<CaseView["actions"][number]["action"], CaseView["actions"][number]["rule"]>>;

/** A case as the server shows it: the table's actions, each with the rule that still forbids it. */
export function caseViewOf(change: Partial<Case> = {}, rules: Rules = {}, rest: Partial<CaseView> = {}): CaseView {
  const subject = caseOf(change);
  return {
    case: subject,
    version: 3,
    actions: actionsIn(subject.state).map((action) => ({ action, rule: rules[action] ?? null })),
    context: { before: "", after: "" },
    names: { "acc-lan": "Phạm Thị Lan", "acc-binh": "Trần Văn Bình" },
    similar: [],
    ...rest,
  };
}
