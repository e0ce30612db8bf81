import { loadTopicClassifier, type TextPacks, type TopicWeights } from "@langnghe/classifiers";
import type { Topic } from "@langnghe/domain";
import { loadTopicTexts } from "../train/topic-data.ts";
import { type TopicReport, topicReport } from "./topic-report.ts";

export interface EvaluateTopicsOptions {
  /** Files or folders in the shared form of labelled topics. */
  readonly data: readonly string[];
  readonly topics: readonly Topic[];
  readonly packs: TextPacks;
  readonly weights: TopicWeights | null;
  readonly progress?: (line: string) => void;
}

/** Runs the topic classifier over labelled texts as the product would. Texts it was trained on score too well: use others. */
export function evaluateTopics(
  options: EvaluateTopicsOptions,
): TopicReport & { readonly model: string; readonly docsPerSecond: number } {
  const { topics, packs, weights, progress } = options;
  const classifier = loadTopicClassifier({ topics, weights, packs });
  const { texts } = loadTopicTexts(options.data);
  progress?.(`${texts.length} labelled texts`);
  const from = performance.now();
  const results = texts.map((text) => ({
    text,
    found: classifier
      .topics({ text: text.text, title: text.title, before: null, channel: null, language: "vi" })
      .map(({ id }) => id),
  }));
  const seconds = (performance.now() - from) / 1000;
  const report = topicReport(
    results,
    topics.map(({ id }) => id),
  );
  return { model: classifier.model, docsPerSecond: Math.round(texts.length / seconds), ...report };
}
