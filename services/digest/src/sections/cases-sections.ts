import { type Case, type CaseState, type DigestItem, hashOf } from "@langnghe/domain";
import type { SectionInput, WriteSection } from "./section.ts";

/** Claims that spread and that nobody has decided: the most likely to matter first. */
export const writeUnverified: WriteSection = async (input) => ({
  kind: "unverified",
  items: await itemsOfCases(input, ["suggested", "open", "awaiting_second"], (subject) => subject.lastSeenAt),
});

/** What was found and published. */
export const writeCorrections: WriteSection = async (input) => ({
  kind: "corrections",
  items: await itemsOfCases(input, ["published"], (subject) => subject.correction?.at ?? ""),
});

/** Cases looked at, best first; more than a digest can hold many times over. */
const LOOKED_AT = 200;

async function itemsOfCases(
  { deps, series, span }: SectionInput,
  states: CaseState[],
  when: (subject: Case) => string,
): Promise<DigestItem[]> {
  const { items } = await deps.cases.list({ states, order: "score", limit: LOOKED_AT, offset: 0 });
  const inSpan = items.map(({ value }) => value).filter((subject) => when(subject) >= span.from && when(subject) < span.to);
  const wanted = inSpan.filter(
    (subject) => series.topics.length === 0 || subject.topics.some((topic) => series.topics.includes(topic)),
  );
  return wanted.slice(0, series.items).map((subject) => itemOf(subject, series.id));
}

function itemOf(subject: Case, series: string): DigestItem {
  const first = subject.wordings[0];
  const said = { text: subject.claim, document: first?.document ?? null };
  const answer = subject.correction === null ? [] : [{ text: subject.correction.text, document: null }];
  return {
    id: hashOf("item", series, subject.id),
    heading: first?.title ?? subject.claim,
    sentences: [said, ...answer],
    topics: subject.topics,
    places: subject.places,
    documents: subject.wordings.map((wording) => wording.document),
    count: subject.wordings.length,
    outlets: subject.outlets,
    before: 0,
  };
}
