import {
  CUE_FEATURES,
  type LinearModel,
  noneShare,
  type TextPack,
  TOPIC_BUCKETS,
  topicFeaturizer,
} from "@langnghe/classifiers";
import { fold, type Topic } from "@langnghe/domain";
import { type LinearExample, scoreExample, trainLinear } from "./linear.ts";
import type { TopicText, UnlabelledText } from "./topic-data.ts";

export interface TopicFitterOptions {
  readonly topics: readonly Topic[];
  readonly pack: TextPack;
  readonly seed: number;
  /** Texts without labels: a first model reads them, and a second one learns from what it says, so words that stand beside known ones count too. */
  readonly unlabelled: readonly UnlabelledText[];
  readonly settings?: Partial<TopicFitSettings>;
}

// Settings found by leaving one origin out: trained on the news and judged on the authored texts, and the reverse.
export const TOPIC_FIT = {
  epochs: 6,
  rate: 0.25,
  decay: 1e-5,
  /** Authored texts are fewer and shorter than news; they count double so that their registers are learnt. */
  authoredWeight: 2,
  /** Weight of a text's copy without marks. */
  unmarkedShare: 0.35,
  /** Weight of what the first model says of a text without labels. */
  unlabelledWeight: 0.25,
  /** Weight of the same for the text's title alone: it teaches short texts. */
  titleWeight: 0.15,
  /** How much the chance of "none of the topics" takes off every topic's score. */
  noneWeight: 0.8,
} as const;
export type TopicFitSettings = { readonly [K in keyof typeof TOPIC_FIT]: number };

export interface TopicFitter {
  train(texts: readonly TopicText[]): ReturnType<typeof trainLinear>;
  /** Score of each topic, what "none of them" takes off included. */
  scores(model: LinearModel, text: Pick<TopicText, "title" | "text">): number[];
}

/** Makes what trains the topic models and scores with them. */
export function topicFitter({ topics, pack, seed, unlabelled, settings = {} }: TopicFitterOptions): TopicFitter {
  const chosen: TopicFitSettings = { ...TOPIC_FIT, ...settings };
  const ids = topics.map(({ id }) => id);
  const features = cachedFeatures(topics, pack);
  const targetsOf = (text: TopicText) =>
    Float32Array.from([...ids.map((id) => text.topics.includes(id)), text.topics.length === 0], Number);
  const labelled = (text: TopicText): LinearExample[] => {
    const targets = targetsOf(text);
    const weight = text.origin !== "real" && text.register !== "example" ? chosen.authoredWeight : 1;
    return [
      { ...features(text.title, text.text), targets, weight },
      { ...features(bare(text.title), fold(text.text)), targets, weight: weight * chosen.unmarkedShare },
    ];
  };
  const samples = topics.flatMap(({ id, examples }) =>
    examples.map(
      (text): TopicText => ({ title: null, text, topics: [id], origin: "authored", register: "example", group: text }),
    ),
  );
  const fit = (examples: readonly LinearExample[]) =>
    trainLinear({
      examples,
      outputs: ids.length + 1,
      buckets: TOPIC_BUCKETS,
      dense: ids.length * CUE_FEATURES,
      seed,
      epochs: chosen.epochs,
      rate: chosen.rate,
      decay: chosen.decay,
    });
  const guessed = (model: LinearModel, { title, text }: UnlabelledText): LinearExample[] => {
    const whole = features(title, text);
    const targets = Float32Array.from(scoreExample(model, whole), (score) => 1 / (1 + Math.exp(-score)));
    return [
      { ...whole, targets, weight: chosen.unlabelledWeight },
      { ...features(null, title), targets, weight: chosen.titleWeight },
    ];
  };
  return {
    train(texts) {
      const known = [...texts, ...samples].flatMap(labelled);
      const first = fit(known);
      if (unlabelled.length === 0) return first;
      return fit([...known, ...unlabelled.flatMap((text) => guessed(first, text))]);
    },
    scores(model, text) {
      const raw = scoreExample(model, features(text.title, text.text));
      const none = noneShare(raw[ids.length] ?? 0, chosen.noneWeight);
      return raw.slice(0, ids.length).map((score) => score - none);
    },
  };
}

function bare(title: string | null): string | null {
  return title === null ? null : fold(title);
}

/** Features of each text are made once: every fold asks for them again. */
function cachedFeatures(topics: readonly Topic[], pack: TextPack) {
  const featurize = topicFeaturizer(topics, pack);
  const made = new Map<string, Pick<LinearExample, "slots" | "dense">>();
  return (title: string | null, text: string): Pick<LinearExample, "slots" | "dense"> => {
    const key = `${title ?? ""}\n${text}`;
    const known = made.get(key);
    if (known !== undefined) return known;
    const { bag, cues } = featurize(title, text);
    const features = { slots: bag.slots.slice(0, bag.size), dense: cues.slice() };
    made.set(key, features);
    return features;
  };
}
