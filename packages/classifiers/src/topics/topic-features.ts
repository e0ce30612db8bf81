import type { Topic } from "@langnghe/domain";
import { type Cue, type CueMatcher, cueMatcher } from "../linear/cues.ts";
import { type HashedText, isTypedWithoutMarks, joinHashes, textHasher } from "../linear/hashed-text.ts";
import { type SlotSet, slotSet } from "../linear/slots.ts";
import type { TextPack } from "../pack.ts";

export const TOPIC_BUCKETS = 1 << 17;
/**
 * Words read of a document, title included: the essence stands first, and the training texts have 26 to 105. Longer reading weakens each word:
 * on the sample province micro-F1 was 0.69 with 220 words and 0.71 with the title and 60 or 90.
 */
const TOPIC_WORDS_READ = 90;
/** A Vietnamese syllable has five units with its blank on average; six leave room. */
const LETTERS_OF_A_WORD = 6;
const SLOT_LIMIT = TOPIC_WORDS_READ * 4;
/** Dense features a topic: strong cues and usual cues, each on a slowly growing scale. */
export const CUE_FEATURES = 2;
/** Cue counts beside the words, whose length is 1: 4 was best of 1, 2, 4, 8 in cross-validation (authored macro-F1 0.62, 0.66, 0.69, 0.70). */
const CUE_SCALE = 4;
const STRONG = 1;
const USUAL = 2;

/** Features of one text: hashed words and word pairs, and how many cue words of each topic it has. */
export interface TopicFeatures {
  readonly bag: SlotSet;
  /** For topic t: [2t] strong, [2t+1] usual. */
  readonly cues: Float32Array;
  readonly text: HashedText;
  readonly withoutMarks: boolean;
}

/** Salts that keep the feature groups apart in the shared table. */
const SALT = { exact: 0x51ed27, pair: 0x9f3b11, folded: 0x2c1b3c, foldedPair: 0x7a51d7 } as const;

/** Makes the function that turns title and text into features; its result is overwritten by the next call. */
export function topicFeaturizer(topics: readonly Topic[], pack: TextPack | null) {
  const hasher = textHasher(TOPIC_WORDS_READ);
  const bag = slotSet(TOPIC_BUCKETS, SLOT_LIMIT);
  const matcher = topicCues(topics);
  const cues = new Float32Array(topics.length * CUE_FEATURES);
  const reach = TOPIC_WORDS_READ * LETTERS_OF_A_WORD;
  return (title: string | null, body: string): TopicFeatures => {
    // Cut before normalising, which costs more than the rest.
    const raw = (title === null ? body : `${title}\n${body}`).slice(0, reach);
    const withoutMarks = isTypedWithoutMarks(raw);
    const text = hasher(pack === null ? raw.normalize("NFC") : pack.normalize(raw));
    bag.clear();
    addWords(bag, text, withoutMarks);
    cues.fill(0);
    matcher.match(text, withoutMarks, (group, weight) => {
      const at = group * CUE_FEATURES + (weight === STRONG ? 0 : 1);
      cues[at] = (cues[at] ?? 0) + 1;
    });
    for (let i = 0; i < cues.length; i++) cues[i] = CUE_SCALE * Math.log1p(cues[i] ?? 0);
    return { bag, cues, text, withoutMarks };
  };
}

function addWords(bag: SlotSet, { length, exact, folded }: HashedText, withoutMarks: boolean): void {
  for (let i = 0; i < length; i++) {
    const bare = folded[i] ?? 0;
    bag.add(joinHashes(bare, SALT.folded));
    if (i + 1 < length) bag.add(joinHashes(joinHashes(bare, folded[i + 1] ?? 0), SALT.foldedPair));
    if (withoutMarks) continue;
    const word = exact[i] ?? 0;
    bag.add(joinHashes(word, SALT.exact));
    if (i + 1 < length) bag.add(joinHashes(joinHashes(word, exact[i + 1] ?? 0), SALT.pair));
  }
}

function topicCues(topics: readonly Topic[]): CueMatcher {
  const cues: Cue[] = [];
  for (const [group, { words }] of topics.entries()) {
    for (const phrase of words.strong) cues.push({ phrase, group, weight: STRONG });
    for (const phrase of words.usual) cues.push({ phrase, group, weight: USUAL });
    for (const phrase of words.never) cues.push({ phrase, group, weight: 0 });
  }
  return cueMatcher(cues, topics.length);
}

/** The chance that cue words alone give, for a topic without trained weights: one strong word is more likely than not. */
export function cueChance(strong: number, usual: number): number {
  // log1p of counts: one strong cue 0.69 gives 0.62; two usual ones 1.10 give 0.34, four of them 0.54.
  return 1 / (1 + Math.exp(-((4.2 * strong + 1.6 * usual) / CUE_SCALE - 2.4)));
}
