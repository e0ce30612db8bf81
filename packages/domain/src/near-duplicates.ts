import { bandsOf, shinglesOf, signatureOf } from "./minhash.ts";

/** A share of the shorter text's phrases that stands in the other: reprints and excerpts, not two reports of one event. */
const CONTAINED_SHARE = 0.5;
/** Rare phrases lead an excerpt to its source although their signatures differ: one in this many is looked up. */
const SAMPLE_EVERY = 8;
/** A phrase that this many texts share is a formula (a signature line, a legal phrase) and leads nowhere. */
const MOST_SHARED = 50;

export interface TextLine {
  readonly id: string;
  readonly text: string;
}

export interface DuplicateGroup {
  /** Id of the group's first line. */
  readonly group: string;
  readonly ids: readonly string[];
}

/**
 * Groups texts that copy each other, in the order of their first lines; texts without a copy are groups of one.
 * Candidates come from MinHash bands and sampled phrases, and are verified by the share of the shorter text's phrases
 * that the other contains.
 */
export function groupNearDuplicates(lines: Iterable<TextLine>): DuplicateGroup[] {
  const ids: string[] = [];
  const shingles: Set<number>[] = [];
  const parents: number[] = [];
  const buckets = new Map<string | number, number[]>();
  for (const { id, text } of lines) {
    const own = shinglesOf(text);
    const index = ids.push(id) - 1;
    shingles.push(own);
    parents.push(index);
    for (const other of candidates(text, own, index, buckets)) {
      if (rootOf(parents, other) !== rootOf(parents, index) && contained(own, shingles[other]) >= CONTAINED_SHARE) {
        parents[Math.max(rootOf(parents, other), rootOf(parents, index))] = Math.min(
          rootOf(parents, other),
          rootOf(parents, index),
        );
      }
    }
  }
  return collect(ids, parents);
}

function candidates(
  text: string,
  own: ReadonlySet<number>,
  index: number,
  buckets: Map<string | number, number[]>,
): Set<number> {
  const sampled = [...own].filter((shingle) => shingle % SAMPLE_EVERY === 0);
  const found = new Set<number>();
  for (const key of own.size === 0 ? [] : [...bandsOf(signatureOf(text)), ...sampled]) {
    const bucket = buckets.get(key);
    if (bucket === undefined) buckets.set(key, [index]);
    else {
      for (const other of bucket) found.add(other);
      if (bucket.length < MOST_SHARED) bucket.push(index);
    }
  }
  return found;
}

function contained(first: ReadonlySet<number>, second: ReadonlySet<number> | undefined): number {
  if (second === undefined || first.size === 0 || second.size === 0) return 0;
  const [small, large] = first.size <= second.size ? [first, second] : [second, first];
  let shared = 0;
  for (const shingle of small) if (large.has(shingle)) shared += 1;
  return shared / small.size;
}

/** Root of a union-find tree, with the path halved on the way. */
function rootOf(parents: number[], from: number): number {
  let at = from;
  for (;;) {
    const parent = parents[at] ?? at;
    if (parent === at) return at;
    const above = parents[parent] ?? parent;
    parents[at] = above;
    at = above;
  }
}

function collect(ids: readonly string[], parents: number[]): DuplicateGroup[] {
  const groups = new Map<number, string[]>();
  for (const [index, id] of ids.entries()) {
    const root = rootOf(parents, index);
    const members = groups.get(root);
    if (members === undefined) groups.set(root, [id]);
    else members.push(id);
  }
  return [...groups.values()].map((members) => ({ group: members[0] ?? "", ids: members }));
}
