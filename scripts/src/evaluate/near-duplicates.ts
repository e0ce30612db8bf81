import { groupNearDuplicates, LangngheError } from "@langnghe/domain";
import { z } from "zod";
import { labelledFiles } from "../train/labelled-data.ts";

const line = z
  .object({
    id: z.string(),
    text: z.string(),
    title: z.string().nullish(),
    group: z.string().nullish(),
    dup: z.string().nullish(),
  })
  .refine((each) => Boolean(each.group ?? each.dup), "neither group nor dup");

/** How well groups are found, counted over pairs of texts. */
export interface NearDuplicateReport {
  readonly texts: number;
  readonly pairs: number;
  readonly found: number;
  readonly precision: number;
  readonly recall: number;
  readonly textsPerSecond: number;
}

/** Compares the groups found with those given (`group` or `dup` of each line). */
export function evaluateNearDuplicates(data: readonly string[]): NearDuplicateReport {
  const lines = labelledFiles(data, ["feed.jsonl.gz", "fulltext.jsonl.gz"]).flatMap((file) =>
    file.lines.map((each) => line.parse(each)),
  );
  if (lines.length === 0) throw new LangngheError("USAGE", `there are no labelled lines in ${data.join(", ")}`);
  const from = performance.now();
  const groups = groupNearDuplicates(lines);
  const seconds = (performance.now() - from) / 1_000;
  const given = new Map(lines.map((each) => [each.id, each.group ?? each.dup ?? each.id]));
  const found = pairsOf(groups.map(({ ids }) => ids));
  const wanted = pairsOf(
    [...Map.groupBy(lines, (each) => given.get(each.id)).values()].map((same) => same.map(({ id }) => id)),
  );
  const right = [...found].filter((pair) => wanted.has(pair)).length;
  return {
    texts: lines.length,
    pairs: wanted.size,
    found: found.size,
    precision: found.size === 0 ? 1 : right / found.size,
    recall: wanted.size === 0 ? 1 : right / wanted.size,
    textsPerSecond: Math.round(lines.length / seconds),
  };
}

function pairsOf(groups: Iterable<readonly string[]>): Set<string> {
  const pairs = new Set<string>();
  for (const group of groups) {
    const ids = [...group].sort();
    for (const [index, a] of ids.entries()) for (const b of ids.slice(index + 1)) pairs.add(`${a} ${b}`);
  }
  return pairs;
}
