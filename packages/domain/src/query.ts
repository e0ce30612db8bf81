import { z } from "zod";
import { channelSchema } from "./channel.ts";
import { hasMarks, tokenize } from "./text.ts";

/** The one filter of search, trends and exports. Every field narrows; times are event times (publication). */
export const searchFilterSchema = z.object({
  /** Words a person typed: see {@link parseQueryText}. */
  q: z.string().max(500).optional(),
  /** Inclusive. */
  from: z.string().optional(),
  /** Exclusive. */
  to: z.string().optional(),
  channels: z.array(channelSchema).optional(),
  topics: z.array(z.string()).optional(),
  places: z.array(z.string()).optional(),
  outlets: z.array(z.string()).optional(),
  feeds: z.array(z.string()).optional(),
  languages: z.array(z.string()).optional(),
  story: z.string().optional(),
  /** Only documents with a claim suggested for review. */
  flag: z.boolean().optional(),
  /** Only feedback without an answer yet (true) or with one (false). */
  unanswered: z.boolean().optional(),
});
export type SearchFilter = z.infer<typeof searchFilterSchema>;

/**
 * One part of a parsed query. `exact` words were typed with marks and must stand with just these marks; others match
 * with any marks. Words are single tokens as {@link tokenize} yields them; more than one means a phrase.
 */
export interface QueryTerm {
  readonly words: readonly string[];
  readonly exact: boolean;
  readonly not: boolean;
}

/** All groups must match; a group matches when any of its terms does (`OR`, `HOẶC`). */
export type ParsedQuery = readonly (readonly QueryTerm[])[];

const PART = /(-?)(?:"([^"]*)"?|(\S+))/gu;
/** Beyond this many words a query is a pasted text; the rest is ignored, so that no query is slow. */
const MAX_TERMS = 32;

/**
 * Parses what a person typed: words (all must occur), `"a phrase"`, `-without`, `one OR other`. Never fails: what has no
 * letters or digits is ignored. `đất đai` matches just these marks, `dat dai` matches any.
 */
export function parseQueryText(q: string): ParsedQuery {
  const groups: QueryTerm[][] = [];
  let joinNext = false;
  for (const [, minus, phrase, word] of q.normalize("NFC").matchAll(PART)) {
    if (word === "OR" || word === "HOẶC") {
      joinNext = groups.length > 0;
      continue;
    }
    const words = tokenize(phrase ?? word ?? "").map((token) => token.text.toLowerCase());
    if (words.length === 0) continue;
    const term: QueryTerm = { words, exact: words.some(hasMarks), not: minus === "-" };
    const last = groups.at(-1);
    if (joinNext && last !== undefined && !term.not) last.push(term);
    else groups.push([term]);
    joinNext = false;
    if (groups.length >= MAX_TERMS) break;
  }
  return groups;
}

export const SORTS = ["newest", "oldest", "relevance"] as const;
export type Sort = (typeof SORTS)[number];

/** Fields that search counts by. */
export const FACETS = ["channel", "outlet", "feed", "topic", "place", "language", "story"] as const;
export type Facet = (typeof FACETS)[number];

/** Width of a bar in a volume chart. Days, weeks (from Monday) and months are Vietnamese calendar ones. */
export const INTERVALS = ["hour", "day", "week", "month"] as const;
export type Interval = (typeof INTERVALS)[number];
