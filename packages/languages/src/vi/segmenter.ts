import { readFileSync } from "node:fs";
import { gunzipSync } from "node:zlib";
import { LangngheError } from "@langnghe/domain";
import { gapFeatures, SEGMENT_FEATURES, SEGMENT_SLOTS, segmentLine, type WordTable } from "./segment-features.ts";

/** Weights of the gap classifier (a sum above zero joins) and the table of known words. */
export interface SegmenterModel {
  readonly weights: Int8Array | Float32Array;
  readonly words: WordTable;
}

const PEEL_LEFT = /^[^\p{L}\p{N}+\-#@]/u;
const PEEL_RIGHT = /(?:\.{2,}|…|[^\p{L}\p{N}%])$/u;
const DOTTED = /^(?:\p{L}{1,4}\.)+\p{L}*\.?$/u;
/** Abbreviations that keep their point: "TP.", "ThS.", "v.v.". */
const KEEPS_POINT = /^(?:TP|Tp|tp|TX|Tx|TT|ThS|TS|PGS|GS|BS|KS|CN|Q|P|H|Mr|Dr|St|No|v\.v|V\.v)\.$/u;

/** Tokens of a line: blanks divide, and signs at the edge of a word stand by themselves. */
export function lineTokens(line: string): string[] {
  const tokens: string[] = [];
  for (const chunk of line.split(/\s+/)) {
    if (chunk !== "") peel(chunk, tokens);
  }
  return tokens;
}

function peel(chunk: string, tokens: string[]): void {
  let rest = chunk;
  const tail: string[] = [];
  while (rest.length > 1 && PEEL_LEFT.test(rest) && /[\p{L}\p{N}]/u.test(rest)) {
    tokens.push(rest.slice(0, 1));
    rest = rest.slice(1);
  }
  while (rest.length > 1 && /[\p{L}\p{N}]/u.test(rest) && !KEEPS_POINT.test(rest) && !isDottedName(rest)) {
    const sign = PEEL_RIGHT.exec(rest)?.[0];
    if (sign === undefined) break;
    tail.unshift(sign);
    rest = rest.slice(0, rest.length - sign.length);
  }
  tokens.push(rest, ...tail);
}

/** "T.Ư.", "N.V.A": points between initials. */
function isDottedName(text: string): boolean {
  return DOTTED.test(text) && text.indexOf(".") < text.length - 1;
}

/** Decides every gap from left to right; returns for each token whether it goes on with the next. */
export function joinDecisions(tokens: readonly string[], model: SegmenterModel): Uint8Array {
  const line = segmentLine(tokens);
  const joins = new Uint8Array(tokens.length);
  const slots = new Uint32Array(SEGMENT_FEATURES);
  let joined = 0;
  let before = 0;
  for (let i = 0; i + 1 < tokens.length; i++) {
    const n = gapFeatures(line, { i, joined, before }, model.words, slots);
    let sum = 0;
    for (let k = 0; k < n; k++) sum += model.weights[slots[k] ?? 0] ?? 0;
    before = joined;
    joined = sum > 0 ? 1 : 0;
    joins[i] = joined;
  }
  return joins;
}

/** The line's words separated by blanks, syllables of one word joined by `_`. */
export function segmentVietnamese(line: string, model: SegmenterModel): string {
  const tokens = lineTokens(line);
  const joins = joinDecisions(tokens, model);
  let result = "";
  for (const [i, token] of tokens.entries()) {
    result += token;
    if (i + 1 < tokens.length) result += joins[i] === 1 ? "_" : " ";
  }
  return result;
}

/** Slots of the word table: a power of two, twice its entries or more, so that a look-up ends soon. */
function tableSize(entries: number): number {
  return 2 ** Math.ceil(Math.log2(Math.max(2, entries * 2)));
}

/** A set of 32-bit keys with open addressing; 0 marks an empty slot. */
export function wordTable(keys: Iterable<number>): WordTable {
  const list = [...keys];
  const size = tableSize(list.length);
  const slots = new Uint32Array(size);
  for (const key of list) {
    let at = key & (size - 1);
    while (slots[at] !== 0 && slots[at] !== key) at = (at + 1) & (size - 1);
    slots[at] = key;
  }
  return {
    has(key) {
      let at = key & (size - 1);
      for (;;) {
        const slot = slots[at];
        if (slot === key) return true;
        if (slot === 0) return false;
        at = (at + 1) & (size - 1);
      }
    },
  };
}

/** The model as bytes: gzip of [slots of weights][32-bit word keys, ascending, little-endian]. */
function decodeSegmenter(bytes: Uint8Array): SegmenterModel {
  const raw = gunzipSync(bytes);
  if (raw.length < SEGMENT_SLOTS || (raw.length - SEGMENT_SLOTS) % 4 !== 0) {
    throw new LangngheError("PARSE_FAILED", "The word segmenter's weights have an unexpected size.", {
      facts: { bytes: raw.length },
    });
  }
  const weights = new Int8Array(raw.buffer.slice(raw.byteOffset, raw.byteOffset + SEGMENT_SLOTS));
  const keys: number[] = [];
  for (let at = SEGMENT_SLOTS; at < raw.length; at += 4) keys.push(raw.readUInt32LE(at));
  return { weights, words: wordTable(keys) };
}

/** Reads the weights shipped with the package. */
export function loadSegmenter(): SegmenterModel {
  return decodeSegmenter(readFileSync(new URL("../../weights/vi-segmenter.bin", import.meta.url)));
}
