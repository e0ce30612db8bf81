import {
  type Account,
  actionsIn,
  type Case,
  type CaseAction,
  fold,
  may,
  nextState,
  type Permission,
  tokenize,
} from "@langnghe/domain";
import type { Versioned } from "@langnghe/store";
import type { CaseSummary, CaseView } from "../contract/review.ts";
import type { Context } from "./app.ts";

/** Published verdicts compared with a case, newest first; older ones have been read about. */
const COMPARED = 300;
const MOST_SIMILAR = 5;
/** Part of the shorter claim's words that both must have to be worth a look. Chosen by eye on the sample province. */
const SIMILAR_FROM = 0.6;

/** A case as a list shows it. */
export function caseSummaryOf({ value, version }: Versioned<Case>): CaseSummary {
  const first = value.wordings[0];
  const { id, state, claim, score, reasons, topics, places, outlets, firstSeenAt, lastSeenAt, assignee } = value;
  return {
    ...{ id, version, state, claim, score, reasons, topics, places, outlets, firstSeenAt, lastSeenAt, assignee },
    wordings: value.wordings.length,
    sourcing: first?.sourcing ?? "na",
    verdict: value.verdict?.value ?? null,
    document: first?.document ?? "",
    documentTitle: first?.title ?? "",
    outlet: first?.outlet ?? "",
    channel: first?.channel ?? "news",
  };
}

/** A case as its page shows it to an account. */
export async function caseViewOf(context: Context, found: Versioned<Case>, account: Account): Promise<CaseView> {
  const [surroundings, names, similar] = await Promise.all([
    surroundingsOf(context, found.value),
    namesIn(context, found.value),
    similarTo(context, found.value),
  ]);
  return {
    case: found.value,
    version: found.version,
    actions: actionsFor(found.value, account),
    context: surroundings,
    names,
    similar,
  };
}

/** The permission that an action needs; what shows or leaves the public page is an editor's. */
export function permissionFor(action: CaseAction, subject: Case): Permission {
  const isPublic = subject.state === "published" || subject.state === "contested";
  if (action === "publish" || action === "uphold" || (action === "reopen" && isPublic)) return "case.publish";
  return "case.work";
}

/**
 * What the account may do now, each with the rule that still forbids it. Fields a form will send (reason, correction) count
 * as given, so that the button is there to open the form; the action itself checks them.
 */
function actionsFor(subject: Case, account: Account): CaseView["actions"] {
  const filled = { verdict: { value: "unproven", reason: "-", uncertainty: "-" }, correction: "-" } as const;
  return actionsIn(subject.state)
    .filter((action) => may(account.role, permissionFor(action, subject)))
    .map((action) => {
      const step = nextState(subject, action, account, filled);
      return { action, rule: "rule" in step ? step.rule : null };
    });
}

/** The sentence before and the one after the first wording, when its document still says so. */
async function surroundingsOf(context: Context, subject: Case): Promise<CaseView["context"]> {
  const wording = subject.wordings[0];
  const document = wording === undefined ? null : await context.store.documents.get(wording.document);
  if (wording === undefined || document === null || document.text.slice(wording.start, wording.end) !== wording.text)
    return { before: "", after: "" };
  const spans = context.sentences(document.text, document.language);
  const before = spans.findLast((span) => span.end <= wording.start);
  const after = spans.find((span) => span.start >= wording.end);
  const textOf = (span: { start: number; end: number } | undefined) =>
    span === undefined ? "" : document.text.slice(span.start, span.end).trim();
  return { before: textOf(before), after: textOf(after) };
}

async function namesIn(context: Context, subject: Case): Promise<Record<string, string>> {
  const ids = [
    subject.assignee,
    subject.verdict?.by,
    subject.verdict?.secondBy,
    subject.correction?.by,
    ...subject.history.map((event) => event.by),
    ...subject.evidence.map((evidence) => evidence.addedBy),
  ];
  return displayNames(context, ids);
}

/** Account ids → display names; `machine`, `public` and ids of accounts that are gone have none. */
export async function displayNames(
  context: Context,
  ids: readonly (string | null | undefined)[],
): Promise<Record<string, string>> {
  const wanted = new Set(ids.filter((id) => typeof id === "string"));
  const names: Record<string, string> = {};
  for (const id of wanted) {
    const account = await context.stores.accounts.get(id);
    if (account !== null) names[id] = account.value.displayName;
  }
  return names;
}

async function similarTo(context: Context, subject: Case): Promise<CaseSummary[]> {
  const { items } = await context.stores.cases.list({ states: ["published"], order: "updatedAt", limit: COMPARED, offset: 0 });
  const own = wordsOf(subject.claim);
  return items
    .filter((item) => item.value.id !== subject.id)
    .map((item) => ({ item, overlap: overlapOf(own, wordsOf(item.value.claim)) }))
    .filter(({ overlap }) => overlap >= SIMILAR_FROM)
    .sort((a, b) => b.overlap - a.overlap)
    .slice(0, MOST_SIMILAR)
    .map(({ item }) => caseSummaryOf(item));
}

function wordsOf(text: string): Set<string> {
  return new Set(tokenize(fold(text)).map((token) => token.text));
}

function overlapOf(a: ReadonlySet<string>, b: ReadonlySet<string>): number {
  const shorter = Math.min(a.size, b.size);
  if (shorter === 0) return 0;
  let common = 0;
  for (const word of a) if (b.has(word)) common += 1;
  return common / shorter;
}
