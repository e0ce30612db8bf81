import { type Cue, cueMatcher } from "../linear/cues.ts";
import { type HashedText, isTypedWithoutMarks, joinHashes, textHasher } from "../linear/hashed-text.ts";
import { type SlotSet, slotSet } from "../linear/slots.ts";
import type { TextPack } from "../pack.ts";
import { CLAIM_CUE_GROUPS, CLAIM_CUES, INSTITUTIONS, OFFICES } from "./cue-words.ts";

export const CLAIM_BUCKETS = 1 << 16;
/** Words read of a sentence; longer ones are lists or run-on text. */
const SENTENCE_WORDS = 120;
const SLOT_LIMIT = SENTENCE_WORDS * 8;

const CUE_COUNT = CLAIM_CUE_GROUPS.length;
/** Groups beyond the cue lists: institution, office. */
const INSTITUTION = CUE_COUNT;
const OFFICE = CUE_COUNT + 1;
const GROUPS = CUE_COUNT + 2;
const FORM_FEATURES = 16;
/** Dense features: cue groups of the sentence, of the text before, of the title, and the sentence's form. */
export const CLAIM_DENSE = GROUPS * 3 + FORM_FEATURES;
/** Brings cue counts beside the words, whose length is 1. */
export const CLAIM_CUE_SCALE = 1.5;

/** What was seen in one sentence, for the models, the rules and the reasons. */
export interface ClaimFeatures {
  readonly bag: SlotSet;
  readonly dense: Float32Array;
  /** How many cues of each group the sentence has, in the order of `CLAIM_CUE_GROUPS`, then institutions and offices. */
  readonly counts: Uint8Array;
  /** Numbers in the sentence. */
  readonly numbers: number;
  /** A name (capitalised words inside the sentence) stands in it. */
  readonly names: number;
}

export interface SentenceInContext {
  readonly text: string;
  readonly title: string | null;
  readonly before: string | null;
  /** An edited channel (news, official), where routine narration is not worth checking. */
  readonly edited: boolean;
}

const SALT = {
  word: 0x1b873593,
  pair: 0x3c6ef372,
  skip: 0x5be0cd19,
  folded: 0x6a09e667,
  foldedPair: 0x510e527f,
  first: 0x1f83d9ab,
  last: 0x243f6a88,
  cue: 0x13198a2e,
};
const INSTITUTION_HASH = 0x0a11ce01;
const NAME_HASH = 0x0a11ce02;

/** Makes the function that turns a sentence in its context into features; its result is overwritten by the next call. */
export function claimFeaturizer(pack: TextPack) {
  const hasher = textHasher(SENTENCE_WORDS);
  const bag = slotSet(CLAIM_BUCKETS, SLOT_LIMIT);
  const matcher = cueMatcher(allCues(), GROUPS);
  const dense = new Float32Array(CLAIM_DENSE);
  const counts = new Uint8Array(GROUPS);
  const kinds = new Uint8Array(SENTENCE_WORDS + 1);
  // Words inside an institution's name are no cues, and an institution counts once, so that all institutions weigh alike.
  const countCues = (text: HashedText, withoutMarks: boolean, at: number, masks: Uint8Array | null) => {
    counts.fill(0);
    matcher.match(text, withoutMarks, (group, _weight, { from }) => {
      if (masks === null || masks[from] !== 1) counts[group] = (counts[group] ?? 0) + 1;
    });
    if (masks !== null) counts[INSTITUTION] = runsOf(masks, text.length);
    for (let g = 0; g < GROUPS; g++) dense[at + g] = CLAIM_CUE_SCALE * Math.log1p(counts[g] ?? 0);
  };
  const context = (raw: string | null, at: number) => {
    if (raw === null || raw === "") return;
    const text = pack.normalize(raw);
    countCues(hasher(text), isTypedWithoutMarks(raw), at, null);
  };
  return (sentence: SentenceInContext): ClaimFeatures => {
    dense.fill(0);
    context(sentence.before, GROUPS);
    context(sentence.title, GROUPS * 2);
    const withoutMarks = isTypedWithoutMarks(sentence.text);
    const plain = pack.normalize(sentence.text);
    const text = hasher(plain);
    kinds.fill(0);
    matcher.match(text, withoutMarks, (group, _weight, { from, to }) => {
      if (group === INSTITUTION) kinds.fill(1, from, to);
    });
    const names = markNames(plain, text, kinds);
    countCues(text, withoutMarks, 0, kinds);
    const masked = maskedWords(text, kinds);
    bag.clear();
    addWords(bag, masked, withoutMarks);
    for (let g = 0; g < GROUPS; g++) if ((counts[g] ?? 0) > 0) bag.add(joinHashes(g, SALT.cue));
    const numbers = addForm(dense.subarray(GROUPS * 3), { raw: sentence.text, words: masked.length, names, withoutMarks });
    dense[CLAIM_DENSE - 2] = sentence.edited ? 1 : 0;
    dense[CLAIM_DENSE - 1] = sentence.edited && sentence.before !== null ? 1 : 0;
    return { bag, dense, counts, numbers, names };
  };
}

function runsOf(masks: Uint8Array, length: number): number {
  let runs = 0;
  for (let i = 0; i < length; i++) if (masks[i] === 1 && (i === 0 || masks[i - 1] !== 1)) runs++;
  return runs;
}

function allCues(): Cue[] {
  const cues: Cue[] = [];
  for (const [group, name] of CLAIM_CUE_GROUPS.entries())
    for (const phrase of CLAIM_CUES[name]) cues.push({ phrase, group, weight: 1 });
  for (const phrase of INSTITUTIONS) cues.push({ phrase, group: INSTITUTION, weight: 1 });
  for (const phrase of OFFICES) cues.push({ phrase, group: OFFICE, weight: 1 });
  return cues;
}

/** Share of capitalised words above which capitals mark no names (shouted text). */
const SHOUTED = 0.6;

/** Marks capitalised words inside the sentence as names (2), and those behind an institution as part of it (1); counts the names. */
function markNames(plain: string, text: HashedText, kinds: Uint8Array): number {
  let capitals = 0;
  for (let i = 0; i < text.length; i++) if (isCapital(plain, text.starts[i] ?? 0)) capitals++;
  if (capitals > text.length * SHOUTED) return 0;
  let names = 0;
  for (let i = 0; i < text.length; i++) {
    if (kinds[i] === 1 || !isCapital(plain, text.starts[i] ?? 0)) continue;
    const previous = i > 0 ? kinds[i - 1] : 0;
    if (previous === 1) kinds[i] = 1;
    else if (i > 0) {
      kinds[i] = 2;
      if (previous !== 2) names++;
    }
  }
  return names;
}

function isCapital(text: string, at: number): boolean {
  const letter = text[at] ?? "";
  return letter !== letter.toLowerCase();
}

interface MaskedWords {
  readonly length: number;
  readonly exact: readonly number[];
  readonly folded: readonly number[];
}

/** The sentence's words with each institution and each name as one word. */
function maskedWords(text: HashedText, kinds: Uint8Array): MaskedWords {
  const exact: number[] = [];
  const folded: number[] = [];
  for (let i = 0; i < text.length; i++) {
    const kind = kinds[i] ?? 0;
    if (kind !== 0 && i > 0 && kinds[i - 1] === kind) continue;
    const mask = kind === 1 ? INSTITUTION_HASH : NAME_HASH;
    exact.push(kind === 0 ? (text.exact[i] ?? 0) : mask);
    folded.push(kind === 0 ? (text.folded[i] ?? 0) : mask);
  }
  return { length: exact.length, exact, folded };
}

/** Words at the edges of a sentence say what it does: "Cho hỏi …", "… nhé". */
const EDGE = 2;

function addWords(bag: SlotSet, { length, exact, folded }: MaskedWords, withoutMarks: boolean): void {
  for (let i = 0; i < length; i++) {
    const bare = folded[i] ?? 0;
    bag.add(joinHashes(bare, SALT.folded));
    if (i + 1 < length) bag.add(joinHashes(joinHashes(bare, folded[i + 1] ?? 0), SALT.foldedPair));
    if (i < EDGE) bag.add(joinHashes(bare, SALT.first));
    if (i >= length - EDGE) bag.add(joinHashes(bare, SALT.last));
    if (withoutMarks) continue;
    const word = exact[i] ?? 0;
    bag.add(joinHashes(word, SALT.word));
    if (i + 1 < length) bag.add(joinHashes(joinHashes(word, exact[i + 1] ?? 0), SALT.pair));
    if (i + 2 < length) bag.add(joinHashes(joinHashes(word, exact[i + 2] ?? 0), SALT.skip));
  }
}

interface Form {
  readonly raw: string;
  readonly words: number;
  readonly names: number;
  readonly withoutMarks: boolean;
}

/** Length, numbers and signs; returns how many numbers there are. The last two places are the channel's. */
function addForm(form: Float32Array, { raw, words, names, withoutMarks }: Form): number {
  let numbers = 0;
  let inNumber = false;
  let questions = 0;
  let exclamations = 0;
  let quotes = 0;
  let percent = 0;
  for (let i = 0; i < raw.length; i++) {
    const letter = raw[i] ?? "";
    const digit = letter >= "0" && letter <= "9";
    if (digit && !inNumber) numbers++;
    inNumber = digit || (inNumber && (letter === "." || letter === ","));
    if (letter === "?") questions++;
    else if (letter === "!") exclamations++;
    else if (letter === '"' || letter === "“" || letter === "”") quotes++;
    else if (letter === "%") percent++;
  }
  const values = [
    Math.log1p(words) / 2,
    words < 8 ? 1 : 0,
    words > 30 ? 1 : 0,
    Math.log1p(numbers),
    numbers > 0 ? 1 : 0,
    questions > 0 ? 1 : 0,
    /\?["”)\s]*$/.test(raw) ? 1 : 0,
    exclamations > 0 ? 1 : 0,
    quotes > 0 ? 1 : 0,
    percent > 0 ? 1 : 0,
    raw.includes(":") ? 1 : 0,
    /\.\.\.|…/.test(raw) ? 1 : 0,
    Math.log1p(names),
    withoutMarks ? 1 : 0,
  ];
  form.set(values);
  return numbers;
}

/** Where the groups beyond the cue lists stand in `counts`. */
export const COUNT_OF = { institution: INSTITUTION, office: OFFICE } as const;
