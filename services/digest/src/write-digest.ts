import { type Digest, type DigestSeries, HOUR_MS, startOfVietnamDay, toInstant, toMs } from "@langnghe/domain";
import { wordsFor } from "@langnghe/mail";
import type { DigestDeps, Span } from "./deps.ts";
import { writeCorrections, writeUnverified } from "./sections/cases-sections.ts";
import type { WriteSection } from "./sections/section.ts";
import { writeSilence } from "./sections/silence-section.ts";
import { writeConcerns, writePetitions } from "./sections/topics-sections.ts";

/** The sections of a digest, in the order in which leadership reads them. */
const sections: readonly WriteSection[] = [writeConcerns, writePetitions, writeUnverified, writeCorrections, writeSilence];

/** Fills a requested digest: the draft that a person then edits and approves. */
export async function writeDigest(deps: DigestDeps, series: DigestSeries, requested: Digest): Promise<Digest> {
  const span = { from: requested.from, to: requested.to };
  const input = { deps, series, span, before: spanBefore(span) };
  const written = [];
  for (const write of sections) written.push(await write(input));
  return {
    ...requested,
    state: "draft",
    title: wordsFor(series.language).title(series.label[series.language], requested.day),
    sections: written.filter((section) => section.items.length > 0),
    recipients: [...series.recipients],
    updatedAt: toInstant(deps.clock()),
  };
}

/** An empty digest of a day: `hours` back from the drafting time, or from now if that is still to come. */
export function requestedDigest(
  series: DigestSeries,
  day: string,
  request: { readonly id: string; readonly now: number },
): Digest {
  const [hour = 0, minute = 0] = series.draftAt.split(":").map(Number);
  const drafted = startOfVietnamDay(day) + hour * HOUR_MS + minute * 60_000;
  const to = Math.min(Math.max(drafted, endOfInterest(day, request.now)), request.now);
  const at = toInstant(request.now);
  return {
    id: request.id,
    series: series.id,
    day,
    from: toInstant(to - series.hours * HOUR_MS),
    to: toInstant(to),
    state: "requested",
    title: series.label[series.language],
    sections: [],
    recipients: [...series.recipients],
    problem: null,
    approvedBy: null,
    approvedAt: null,
    sentAt: null,
    createdAt: at,
    updatedAt: at,
  };
}

/** A digest asked for later on its own day covers up to that moment; one of an earlier day, up to that day's end. */
function endOfInterest(day: string, now: number): number {
  return Math.min(now, startOfVietnamDay(day) + 24 * HOUR_MS);
}

function spanBefore(span: Span): Span {
  const length = toMs(span.to) - toMs(span.from);
  return { from: toInstant(toMs(span.from) - length), to: span.from };
}
