import { formatNumber } from "../lib/numbers.ts";
import { en } from "./en.ts";
import { vi, type WordKey } from "./vi.ts";

/** Tongues of the interface. */
export type Tongue = "vi" | "en";

/** What goes into the holes of a sentence. Numbers are written in the tongue's way. */
export type Holes = Readonly<Record<string, string | number>>;

const CATALOGUES: Readonly<Record<Tongue, Readonly<Record<WordKey, string>>>> = { vi, en };
const HOLE = /\{(\w+)(?:\|([^|}]*)\|([^|}]*))?\}/gu;

/** Fills `{name}` holes; `{n|one|many}` picks by the number, for tongues that need it. */
export function fillHoles(sentence: string, holes: Holes, tongue: Tongue): string {
  return sentence.replace(HOLE, (whole, name: string, one?: string, many?: string) => {
    const value = holes[name];
    if (value === undefined) return whole;
    if (one !== undefined && many !== undefined) return value === 1 ? one : many;
    return typeof value === "number" ? formatNumber(value, tongue) : value;
  });
}

/** The words for a key. */
export function say(tongue: Tongue, key: WordKey, holes: Holes = {}): string {
  return fillHoles(CATALOGUES[tongue][key], holes, tongue);
}

/** The words for a code of the server; a code that the catalogue does not know is shown as such, never hidden. */
export function sayCode(tongue: Tongue, family: string, code: string): string {
  const key = `${family}.${code}`;
  return isWordKey(key) ? say(tongue, key) : say(tongue, "code.unknown", { code });
}

/** Whether the catalogues have a key of this name. */
export function isWordKey(key: string): key is WordKey {
  return Object.hasOwn(vi, key);
}
