import { fold, type Place } from "@langnghe/domain";
import type { PlaceFinder } from "../classifier.ts";

/** Kind words before a name, and how they are shortened. */
const KIND_WORDS = new Set(
  "xã phường tỉnh huyện quận đảo khu phố x p t h q tx tp tt"
    .split(" ")
    .concat("thành phố", "thị xã", "thị trấn", "đặc khu", "huyện đảo"),
);
const KIND_SYLLABLES = new Set([...KIND_WORDS].flatMap((word) => word.split(" ")));
const KIND_SYLLABLES_FOLDED = new Set([...KIND_SYLLABLES].map(fold));

const WORD = /[\p{L}\p{N}]+/gu;
/** How many more words than the name itself a mention can have: "thành phố", "đặc khu". */
const OLD = "cũ";
/** A place that the feed or sender gave counts like this many mentions. */
const HINT_WEIGHT = 3;

interface Entry {
  readonly id: string;
  /** True when it only counts behind a kind word or in capitals: one-syllable names are ordinary words. */
  readonly short: boolean;
  /** True for the name of a former unit. */
  readonly old: boolean;
}

interface Words {
  readonly raw: readonly string[];
  readonly exact: readonly string[];
  readonly folded: readonly string[];
}

/**
 * Finds units by name: with marks and without, with the kind word, shortened ("P.") or without it. The longest name wins, and a
 * name now in use wins over a former one unless "cũ" follows. Names are data; the finder holds none.
 */
export function placeFinder(units: readonly Place[]): PlaceFinder {
  const index = buildIndex(units);
  const find = (text: string): Map<string, number> => {
    const words = wordsOf(text);
    const counts = new Map<string, number>();
    for (let i = 0; i < words.raw.length; i++) {
      const hit = longestAt(index, words, i);
      if (hit === null) continue;
      counts.set(hit.id, (counts.get(hit.id) ?? 0) + 1);
      i += hit.length - 1;
    }
    return counts;
  };
  return {
    places(text, hint) {
      const counts = find(text);
      if (hint !== null) for (const id of find(hint).keys()) counts.set(id, (counts.get(id) ?? 0) + HINT_WEIGHT);
      return [...counts].sort((a, b) => b[1] - a[1] || a[0].localeCompare(b[0])).map(([id]) => id);
    },
  };
}

interface Index {
  readonly exact: ReadonlyMap<string, readonly Entry[]>;
  readonly folded: ReadonlyMap<string, readonly Entry[]>;
  readonly longest: number;
}

function buildIndex(units: readonly Place[]): Index {
  const exact = new Map<string, Entry[]>();
  const folded = new Map<string, Entry[]>();
  let longest = 1;
  const put = (name: string, id: string, old: boolean) => {
    const words = wordsOf(name).exact;
    const bare = dropKind(words);
    const entry = { id, old, short: bare.length < 2 };
    longest = Math.max(longest, bare.length);
    for (const [map, key] of [
      [exact, bare.join(" ")],
      [folded, fold(bare.join(" "))],
    ] as const) {
      const list = map.get(key);
      if (list === undefined) map.set(key, [entry]);
      else if (!list.some((other) => other.id === id)) list.push(entry);
    }
  };
  for (const unit of units) put(unit.name, unit.id, false);
  for (const unit of units) for (const name of unit.oldNames) put(name, unit.id, true);
  return { exact, folded, longest };
}

function dropKind(words: readonly string[]): readonly string[] {
  let from = 0;
  while (from < words.length - 1 && KIND_SYLLABLES.has(words[from] ?? "")) from++;
  return words.slice(from);
}

function wordsOf(text: string): Words {
  const raw = text.normalize("NFC").match(WORD) ?? [];
  return { raw, exact: raw.map((word) => word.toLowerCase()), folded: raw.map((word) => fold(word)) };
}

function longestAt(index: Index, words: Words, at: number): { id: string; length: number } | null {
  for (let length = Math.min(index.longest, words.raw.length - at); length >= 1; length--) {
    const slice = words.exact.slice(at, at + length).join(" ");
    const bare = words.folded.slice(at, at + length).join(" ");
    // A word with marks means just that; one without may stand for any.
    const entries = index.exact.get(slice) ?? (slice === bare ? index.folded.get(bare) : undefined);
    const entry = entries === undefined ? undefined : choose(entries, words, at, length);
    if (entry !== undefined) return { id: entry.id, length };
  }
  return null;
}

function choose(entries: readonly Entry[], words: Words, at: number, length: number): Entry | undefined {
  const saidOld = words.exact[at + length] === OLD || words.folded[at + length] === fold(OLD);
  const allowed = entries.filter((entry) => isMention(entry, words, at, length));
  return (saidOld ? allowed.find(({ old }) => old) : undefined) ?? allowed.find(({ old }) => !old) ?? allowed[0];
}

/** One-syllable names count only behind a kind word; longer ones when written as a name, or in text without capitals. */
function isMention(entry: Entry, words: Words, at: number, length: number): boolean {
  const behindKind = at > 0 && KIND_SYLLABLES_FOLDED.has(words.folded[at - 1] ?? "");
  if (entry.short) return behindKind && isCapital(words.raw[at] ?? "");
  if (behindKind) return true;
  const capitals = words.raw.slice(at, at + length).filter(isCapital).length;
  return capitals === length || capitals === 0;
}

function isCapital(word: string): boolean {
  const first = word.slice(0, 1);
  return first !== first.toLowerCase();
}
