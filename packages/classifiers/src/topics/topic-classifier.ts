import type { Topic, TopicScore } from "@langnghe/domain";
import type { TopicClassifier } from "../classifier.ts";
import { chanceOf, linearScores } from "../linear/model.ts";
import type { TextPacks } from "../pack.ts";
import { CUE_FEATURES, cueChance, type TopicFeatures, topicFeaturizer } from "./topic-features.ts";
import { noneShare, type TopicWeights } from "./topic-weights.ts";

/** The port's promise: a document has at most this many topics. */
const TOPICS_MAX = 3;
/** A topic file with this threshold leaves the choice to the trained one. */
const DEFAULT_THRESHOLD = 0.5;

export interface TopicClassifierOptions {
  readonly topics: readonly Topic[];
  /** Trained weights; topics without a column in them work by their cue words alone. */
  readonly weights?: TopicWeights | null;
  readonly packs: TextPacks;
}

/** Makes the topic classifier. Languages without a pack get no topics. */
export function loadTopicClassifier({ topics, weights = null, packs }: TopicClassifierOptions): TopicClassifier {
  const featurizers = new Map([...packs].map(([code, pack]) => [code, topicFeaturizer(topics, pack)]));
  const scorer = weights === null ? null : trainedScorer(topics, weights);
  return {
    model: weights === null ? "topics-cue-words" : weights.name,
    topics(input) {
      const featurize = featurizers.get(input.language);
      if (featurize === undefined) return [];
      const features = featurize(input.title, input.text);
      const chances = scorer?.(features) ?? null;
      const scores: TopicScore[] = [];
      for (const [t, topic] of topics.entries()) {
        const trained = chances?.[t] ?? null;
        const chance =
          trained?.chance ?? cueChance(features.cues[t * CUE_FEATURES] ?? 0, features.cues[t * CUE_FEATURES + 1] ?? 0);
        const threshold = topic.threshold === DEFAULT_THRESHOLD ? (trained?.threshold ?? topic.threshold) : topic.threshold;
        if (chance >= threshold) scores.push({ id: topic.id, score: round(chance) });
      }
      return scores.sort((a, b) => b.score - a.score || a.id.localeCompare(b.id)).slice(0, TOPICS_MAX);
    },
  };
}

interface Trained {
  readonly chance: number;
  readonly threshold: number;
}

/** Scores with the weights' own order of topics, given back in the order of the definitions; null where untrained. */
function trainedScorer(topics: readonly Topic[], weights: TopicWeights) {
  const { model, calibration, thresholds } = weights;
  const scores = new Float64Array(model.outputs);
  const dense = new Float32Array(model.dense);
  const columns = topics.map(({ id }) => weights.topics.indexOf(id));
  return (features: TopicFeatures): (Trained | null)[] => {
    dense.fill(0);
    for (const [t, column] of columns.entries()) {
      if (column < 0) continue;
      for (let f = 0; f < CUE_FEATURES; f++) dense[column * CUE_FEATURES + f] = features.cues[t * CUE_FEATURES + f] ?? 0;
    }
    linearScores(model, features.bag, dense, scores);
    const none = noneShare(scores[model.outputs - 1] ?? 0, weights.noneWeight);
    return columns.map((column) => {
      const line = calibration[column];
      if (line === undefined) return null;
      return { chance: chanceOf((scores[column] ?? 0) - none, line), threshold: thresholds[column] ?? DEFAULT_THRESHOLD };
    });
  };
}

function round(chance: number): number {
  return Math.round(chance * 10_000) / 10_000;
}
