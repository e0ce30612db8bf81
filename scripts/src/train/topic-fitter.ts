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
import type { TopicText } from "./topic-data.ts";

export interface TopicFitterOptions {
  readonly topics: readonly Topic[];
  readonly pack: TextPack;
  readonly seed: number;
}

// Settings found by cross-validation over both origins. A second model taught by a first one on 5,000 to 10,000 news texts without labels
// was tried (self-training): no gain on another origin once the labels by id were there.
export const TOPIC_FIT = {
  epochs: 6,
  rate: 0.25,
  decay: 1e-5,
  /** Authored texts are fewer and shorter than news; they count double so that their registers are learnt. */
  authoredWeight: 2,
  /** Weight of a text's copy without marks. */
  unmarkedShare: 0.35,
  /** How much the chance of "none of the topics" takes off every topic's score. */
  noneWeight: 0.8,
} as const;

export interface TopicFitter {
  train(texts: readonly TopicText[]): ReturnType<typeof trainLinear>;
  /** Score of each topic, what "none of them" takes off included. */
  scores(model: LinearModel, text: Pick<TopicText, "title" | "text">): number[];
}

/** Makes what trains the topic models and scores with them. */
export function topicFitter({ topics, pack, seed }: TopicFitterOptions): TopicFitter {
  const ids = topics.map(({ id }) => id);
  const features = cachedFeatures(topics, pack);
  const targetsOf = (text: TopicText) =>
    Float32Array.from([...ids.map((id) => text.topics.includes(id)), text.topics.length === 0], Number);
  const labelled = (text: TopicText): LinearExample[] => {
    const targets = targetsOf(text);
    const weight = text.origin !== "real" && text.register !== "example" ? TOPIC_FIT.authoredWeight : 1;
    return [
      { ...features(text.title, text.text), targets, weight },
      { ...features(bare(text.title), fold(text.text)), targets, weight: weight * TOPIC_FIT.unmarkedShare },
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
      epochs: TOPIC_FIT.epochs,
      rate: TOPIC_FIT.rate,
      decay: TOPIC_FIT.decay,
    });
  return {
    train: (texts) => fit([...texts, ...samples].flatMap(labelled)),
    scores(model, text) {
      const raw = scoreExample(model, features(text.title, text.text));
      const none = noneShare(raw[ids.length] ?? 0, TOPIC_FIT.noneWeight);
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
