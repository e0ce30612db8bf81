import type { Case } from "@langnghe/domain";
import type { PublicView } from "../contract/work.ts";
import type { Context } from "./app.ts";

/** Cases that are read for the figures; an office of ten decides about as many in ten years. */
const MOST_CASES = 20_000;
const PAGE = 1_000;
const MOST_CORRECTIONS = 200;
/** Where a case can be that was published once. */
const PERHAPS_PUBLISHED = ["open", "awaiting_second", "decided", "published", "contested", "merged"] as const;

/** What anybody may know: what is collected and why, how often we were wrong, and what was published (RIGHTS rule 11). */
export async function publicFigures(context: Context): Promise<PublicView> {
  const { documents } = context.store;
  const [byChannel, states, cases] = await Promise.all([
    documents.facet({}, "channel", context.catalogue.channels.length),
    context.stores.cases.countsByState(),
    casesWithPast(context),
  ]);
  const inChannel = new Map(byChannel.map(({ value, count }) => [value, count]));
  const decided = cases.filter((subject) => subject.verdict !== null && subject.state !== "awaiting_second");
  return {
    channels: context.catalogue.channels.map((channel) => ({ ...channel, documents: inChannel.get(channel.id) ?? 0 })),
    figures: {
      documents: byChannel.reduce((total, { count }) => total + count, 0),
      suggested: Object.values(states).reduce<number>((total, count) => total + (count ?? 0), 0),
      dismissed: states.dismissed ?? 0,
      decided: decided.length,
      byVerdict: countVerdicts(decided),
      contested: cases.filter((subject) => did(subject, "contest")).length,
      overturned: cases.filter(wasOverturned).length,
    },
    corrections: cases
      .flatMap(correctionOf)
      .sort((a, b) => (a.publishedAt < b.publishedAt ? 1 : -1))
      .slice(0, MOST_CORRECTIONS),
  };
}

async function casesWithPast(context: Context): Promise<Case[]> {
  const cases: Case[] = [];
  for (let offset = 0; offset < MOST_CASES; offset += PAGE) {
    const { items } = await context.stores.cases.list({ states: PERHAPS_PUBLISHED, order: "updatedAt", limit: PAGE, offset });
    cases.push(...items.map((item) => item.value));
    if (items.length < PAGE) break;
  }
  return cases;
}

/** Only what answers the claim: no account, no assignee, no history. */
function correctionOf(subject: Case): PublicView["corrections"] {
  const { id, claim, state, verdict, correction, evidence, topics } = subject;
  if ((state !== "published" && state !== "contested") || verdict === null || correction === null) return [];
  const { value, reason, uncertainty } = verdict;
  const shown = evidence.map(({ title, url, quote }) => ({ title, url, quote }));
  return [
    {
      ...{ id, claim, verdict: value, correction: correction.text, reason, uncertainty, evidence: shown, topics },
      publishedAt: correction.at,
      contested: state === "contested",
    },
  ];
}

function countVerdicts(cases: readonly Case[]): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const { verdict } of cases) if (verdict !== null) counts[verdict.value] = (counts[verdict.value] ?? 0) + 1;
  return counts;
}

function did(subject: Case, action: string): boolean {
  return subject.history.some((event) => event.action === action);
}

/** Contested, and the other reviewer did not uphold it. */
function wasOverturned(subject: Case): boolean {
  return subject.history.some((event) => event.action === "reopen" && event.from === "contested");
}
