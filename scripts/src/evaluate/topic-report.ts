import { countDecisions, f1Of } from "../train/measures.ts";
import type { TopicText } from "../train/topic-data.ts";

/** How well topics were found in a set of texts. All figures 0–1. */
export interface TopicFigures {
  readonly texts: number;
  readonly macroF1: number;
  readonly microF1: number;
  /** Share of the texts without topic that stayed without. */
  readonly withoutTopicKept: number | null;
  readonly byTopic: Record<string, { f1: number; texts: number }>;
}

export interface TopicReport {
  readonly all: TopicFigures;
  readonly byOrigin: Record<string, TopicFigures>;
  readonly byRegister: Record<string, TopicFigures>;
}

/** One text with what was found in it. */
export interface TopicResult {
  readonly text: TopicText;
  readonly found: readonly string[];
}

export function topicReport(results: readonly TopicResult[], ids: readonly string[]): TopicReport {
  return {
    all: topicFigures(results, ids),
    byOrigin: grouped(results, ids, ({ text }) => text.origin),
    byRegister: grouped(results, ids, ({ text }) => `${text.origin}/${text.register}`),
  };
}

function grouped(results: readonly TopicResult[], ids: readonly string[], key: (result: TopicResult) => string) {
  const groups = Map.groupBy(results, key);
  return Object.fromEntries([...groups].map(([name, part]) => [name, topicFigures(part, ids)]));
}

function topicFigures(results: readonly TopicResult[], ids: readonly string[]): TopicFigures {
  const counts = ids.map((id) =>
    countDecisions(results.map(({ text, found }) => ({ guess: found.includes(id), truth: text.topics.includes(id) }))),
  );
  const byTopic: Record<string, { f1: number; texts: number }> = {};
  for (const [k, id] of ids.entries()) {
    const count = counts[k];
    if (count !== undefined) byTopic[id] = { f1: f1Of(count), texts: count.hits + count.misses };
  }
  const present = Object.values(byTopic).filter(({ texts }) => texts > 0);
  const total = counts.reduce((a, b) => ({
    hits: a.hits + b.hits,
    falseAlarms: a.falseAlarms + b.falseAlarms,
    misses: a.misses + b.misses,
  }));
  const without = results.filter(({ text }) => text.topics.length === 0);
  return {
    texts: results.length,
    macroF1: present.reduce((sum, { f1 }) => sum + f1, 0) / Math.max(1, present.length),
    microF1: f1Of(total),
    withoutTopicKept: without.length === 0 ? null : without.filter(({ found }) => found.length === 0).length / without.length,
    byTopic,
  };
}
