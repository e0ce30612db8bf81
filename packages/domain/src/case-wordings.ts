import type { Case, Wording } from "./case.ts";
import type { Claim } from "./claim.ts";
import type { StoredDocument } from "./document.ts";
import { hashOf } from "./ids.ts";
import { fold, tokenize } from "./text.ts";

/** A case keeps this many wordings whole; beyond them it counts outlets and dates only. */
const MOST_WORDINGS = 100;

/** Id of the case for a claim: the same words (marks, case and punctuation aside) are the same case wherever they stand. */
export function caseIdOf(claimText: string): string {
  const words = tokenize(fold(claimText)).map((token) => token.text);
  return hashOf("case", words.join(" "));
}

/** Where and in which words a document makes a claim. */
export function wordingOf(document: StoredDocument, claim: Claim): Wording {
  return {
    document: document.id,
    revision: document.revision,
    text: claim.text,
    start: claim.start,
    end: claim.end,
    title: document.title,
    outlet: document.outlet,
    channel: document.channel,
    publishedAt: document.publishedAt,
    story: document.story,
    sourcing: claim.sourcing,
    score: claim.score,
  };
}

/** A new case for a claim. `by` is an account, or `machine` for a suggestion. */
export function caseFromClaim(
  document: StoredDocument,
  claim: Claim,
  made: { readonly by: string; readonly at: string },
): Case {
  const base: Case = {
    id: caseIdOf(claim.text),
    state: made.by === "machine" ? "suggested" : "open",
    claim: claim.text,
    language: document.language,
    wordings: [],
    score: claim.score,
    reasons: claim.reasons,
    topics: document.topics.map((topic) => topic.id),
    places: document.places,
    stories: [],
    outlets: 0,
    model: document.models.claims,
    firstSeenAt: document.publishedAt,
    lastSeenAt: document.publishedAt,
    concerns: null,
    assignee: null,
    evidence: [],
    verdict: null,
    correction: null,
    mergedInto: null,
    history: [],
    createdAt: made.at,
    updatedAt: made.at,
  };
  const started = { at: made.at, by: made.by, action: "suggest", note: "", from: base.state, to: base.state };
  return addWording({ ...base, history: [started] }, wordingOf(document, claim), made.at);
}

/**
 * Adds a place where the claim was made; adding the same one again changes nothing but its revision. Outlets are counted
 * once each, so that a reprint in one outlet's ten feeds is one voice.
 */
export function addWording(subject: Case, wording: Wording, at: string): Case {
  const others = subject.wordings.filter((known) => known.document !== wording.document);
  const known = subject.wordings.find((other) => other.document === wording.document);
  if (known !== undefined && known.revision === wording.revision) return subject;
  const wordings = [...others, wording].sort((a, b) => (a.publishedAt < b.publishedAt ? -1 : 1)).slice(0, MOST_WORDINGS);
  return {
    ...subject,
    wordings,
    score: Math.max(subject.score, wording.score),
    stories: [...new Set([...subject.stories, wording.story])],
    outlets: new Set(wordings.map((each) => each.outlet)).size,
    firstSeenAt: earlier(wording.publishedAt, subject.firstSeenAt),
    lastSeenAt: later(wording.publishedAt, subject.lastSeenAt),
    updatedAt: at,
  };
}

function earlier(a: string, b: string): string {
  return [a, b].sort()[0] ?? a;
}

function later(a: string, b: string): string {
  return [a, b].sort()[1] ?? a;
}

const DECIDED: readonly Case["state"][] = ["decided", "published"];

/** What changed in a document: its new revision, and its new text to find the wording in again. */
export type ChangedDocument = Pick<StoredDocument, "id" | "revision" | "text">;

/**
 * What becomes of a case when a document it rests on was changed by its outlet (RIGHTS rule 5): a decided one reopens, and
 * every case says so in its history, also whether its words still stand there. Words that are gone keep the revision in
 * which they stood.
 */
export function noteChangedDocument(subject: Case, document: ChangedDocument, at: string): Case {
  const wording = subject.wordings.find((each) => each.document === document.id && each.revision !== document.revision);
  if (wording === undefined) return subject;
  const start = document.text.indexOf(wording.text);
  const stillThere = start >= 0;
  const last = subject.history.at(-1);
  // Told before and gone then too: nothing new.
  if (!stillThere && last?.action === "wording_gone" && last.note === document.id) return subject;
  const moved = { ...wording, revision: document.revision, start, end: start + wording.text.length };
  const to = DECIDED.includes(subject.state) ? "open" : subject.state;
  const action = stillThere ? "document_changed" : "wording_gone";
  const event = { at, by: "machine", action, note: document.id, from: subject.state, to };
  const wordings = stillThere ? subject.wordings.map((each) => (each === wording ? moved : each)) : subject.wordings;
  return { ...subject, state: to, wordings, history: [...subject.history, event], updatedAt: at };
}
