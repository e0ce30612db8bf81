import { chanceOf, encodeTopicWeights, type TextPack, type TopicWeights } from "@langnghe/classifiers";
import type { Topic } from "@langnghe/domain";
import { type TopicReport, topicReport } from "../evaluate/topic-report.ts";
import { foldOf } from "./labelled-data.ts";
import { calibrate, quantize } from "./linear.ts";
import { countDecisions, f1Of } from "./measures.ts";
import { topicCard } from "./topic-card.ts";
import { loadTopicTexts, type TopicText } from "./topic-data.ts";
import { TOPIC_FIT, topicFitter } from "./topic-fitter.ts";

export interface TrainTopicsOptions {
  /** Files or folders in the shared form of labelled topics. */
  readonly data: readonly string[];
  readonly topics: readonly Topic[];
  readonly pack: TextPack;
  readonly seed?: number;
  readonly progress?: (line: string) => void;
}

export interface TrainedTopics {
  readonly weights: Uint8Array;
  readonly card: string;
  /** Cross-validated figures: every text scored by a model that saw no text of its document. */
  readonly report: TopicReport;
}

const FOLDS = 5;
/** Thresholds tuned on few texts lean back halfway to the common one. */
const OWN_THRESHOLD_SHARE = 0.5;
const NAME = "topics-linear-1";

/** Trains one linear model a topic on marked and mark-less copies, calibrates it and chooses thresholds on held-out folds. */
export function trainTopics({ data, topics, pack, seed = 1, progress }: TrainTopicsOptions): TrainedTopics {
  const { texts, files } = loadTopicTexts(data);
  const ids = topics.map(({ id }) => id);
  const fit = topicFitter({ topics, pack, seed });
  progress?.(`${texts.length} labelled texts from ${files.length} files`);
  const held: number[][] = [];
  for (let part = 0; part < FOLDS; part++) {
    const model = fit.train(texts.filter(({ group }) => foldOf(group, FOLDS) !== part));
    for (const [i, text] of texts.entries()) if (foldOf(text.group, FOLDS) === part) held[i] = fit.scores(model, text);
    progress?.(`fold ${part + 1} of ${FOLDS} done`);
  }
  const choice = chooseThresholds(ids, texts, held);
  const found = (i: number) => decide(ids, held[i] ?? [], choice);
  const report = topicReport(
    texts.map((text, i) => ({ text, found: found(i) })),
    ids,
  );
  const model = quantize(fit.train(texts));
  const weights = encodeTopicWeights({
    kind: "topics",
    name: NAME,
    topics: ids,
    noneWeight: TOPIC_FIT.noneWeight,
    ...choice,
    model,
  });
  progress?.(`trained on all texts; ${weights.length} bytes`);
  return { weights, card: topicCard({ name: NAME, files, texts, report, seed, bytes: weights.length }), report };
}

type Choice = Pick<TopicWeights, "calibration" | "thresholds">;

/** Calibrates each topic on held-out scores and takes the threshold with the best F1, both origins weighing alike. */
function chooseThresholds(ids: readonly string[], texts: readonly TopicText[], held: readonly number[][]): Choice {
  const calibration = ids.map((id, k) =>
    calibrate(
      held.map((scores) => scores[k] ?? 0),
      texts.map(({ topics }) => topics.includes(id)),
    ),
  );
  const chances = held.map((scores) => scores.map((score, k) => chanceOf(score, calibration[k] ?? { slope: 1, offset: 0 })));
  const quality = (k: number, threshold: number) => {
    const id = ids[k] ?? "";
    const of = (origin: TopicText["origin"]) =>
      f1Of(
        countDecisions(
          texts.flatMap((text, i) =>
            text.origin === origin ? [{ guess: (chances[i]?.[k] ?? 0) >= threshold, truth: text.topics.includes(id) }] : [],
          ),
        ),
      );
    return of("authored") + of("real");
  };
  const candidates = Array.from({ length: 31 }, (_, step) => 0.1 + step * 0.02);
  const best = (score: (threshold: number) => number) => candidates.reduce((a, b) => (score(b) > score(a) ? b : a));
  const common = best((threshold) => ids.reduce((sum, _, k) => sum + quality(k, threshold), 0));
  const thresholds = ids.map((_, k) => common + OWN_THRESHOLD_SHARE * (best((threshold) => quality(k, threshold)) - common));
  return { calibration, thresholds };
}

/** At most three topics over their thresholds, as the classifier gives them. */
function decide(ids: readonly string[], scores: readonly number[], { calibration, thresholds }: Choice): string[] {
  return ids
    .map((id, k) => ({ id, k, chance: chanceOf(scores[k] ?? 0, calibration[k] ?? { slope: 1, offset: 0 }) }))
    .filter(({ k, chance }) => chance >= (thresholds[k] ?? 1))
    .sort((a, b) => b.chance - a.chance)
    .slice(0, 3)
    .map(({ id }) => id);
}
