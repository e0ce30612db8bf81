import iconv from "iconv-lite";
import { decodeVni } from "./vni.ts";

/** Enough of a text to tell by; more only costs time. */
const SAMPLE_BYTES = 65_536;
/** Fewer marked words say nothing. */
const FEWEST_WORDS = 3;
/** Of the words with marks so many must be possible Vietnamese syllables. Vietnamese itself has 98 % and more. */
const LEAST_VALID = 0.85;
/** In Vietnamese about three words of four bear marks, in French one of six. */
const LEAST_MARKED = 0.3;
/** Letters that no neighbour's alphabet has stand in most marked words of Vietnamese. */
const LEAST_PECULIAR = 0.25;

/** Charsets of Vietnamese before Unicode. TCVN 5712 has the letters of TCVN3 (the .Vn fonts) at the same places. */
const CHARSETS: readonly (readonly [name: string, decode: (bytes: Buffer) => string])[] = [
  ["windows-1258", (bytes) => new TextDecoder("windows-1258").decode(bytes).normalize("NFC")],
  ["tcvn3", (bytes) => iconv.decode(bytes, "tcvn").normalize("NFC")],
  ["vni", (bytes) => decodeVni(iconv.decode(bytes, "windows-1252"))],
  ["viscii", (bytes) => iconv.decode(bytes, "viscii").normalize("NFC")],
];

/**
 * Reads bytes of which nobody said, or said truly, in which Vietnamese charset they are: the one in which most words are
 * Vietnamese syllables. Null when none makes the text Vietnamese.
 */
export function decodeVietnamese(bytes: Uint8Array): { readonly text: string; readonly charset: string } | null {
  const all = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const sample = all.subarray(0, SAMPLE_BYTES);
  const scored = CHARSETS.map(([charset, decode]) => ({ charset, decode, score: vietnameseScore(decode(sample)) }));
  const best = scored.reduce((a, b) => (b.score > a.score ? b : a));
  return best.score === 0 ? null : { text: best.decode(all), charset: best.charset };
}

const TONE = /[\u0300\u0301\u0303\u0309\u0323]/g;
const PECULIAR = /[ăđơưạảấầẩẫậắằẳẵặẹẻẽếềểễệỉịọỏốồổỗộớờởỡợụủứừửữựỳỵỷỹ]/;
const SYLLABLE =
  /^(?:ngh?|nh|ch|gh|gi|kh|ph|qu|th|tr|[bcdđghklmnprstvx])?(?:uyê|uya|uyu|uây|uôi|ươi|ươu|iêu|yêu|oai|oao|oay|oeo|ai|ao|au|ay|âu|ây|eo|êu|ia|iê|iu|oa|oă|oe|oi|oo|ôi|ơi|ua|uâ|uê|ui|uô|uơ|uy|ưa|ưi|ươ|ưu|yê|a|ă|â|e|ê|i|o|ô|ơ|u|ư|y)(?:ch|nh|ng|[cmnpt])?$/;

/** Share of valid syllables among the words with marks, 0 where the text is not Vietnamese. */
function vietnameseScore(text: string): number {
  // Single letters are signs (±, §, ©) as often as words.
  const words = text.replace(/<[^<>]*>/g, " ").match(/[\p{L}\p{M}]{2,}/gu) ?? [];
  // biome-ignore lint/suspicious/noControlCharactersInRegex: ASCII is meant.
  const marked = words.filter((word) => /[^\u0000-\u007f]/.test(word)).map((word) => word.toLowerCase());
  const valid = marked.filter(isSyllable).length;
  const peculiar = marked.filter((word) => PECULIAR.test(word)).length;
  const likely =
    marked.length >= FEWEST_WORDS &&
    marked.length >= words.length * LEAST_MARKED &&
    valid >= marked.length * LEAST_VALID &&
    peculiar >= marked.length * LEAST_PECULIAR;
  return likely ? valid / marked.length : 0;
}

/** A syllable by the rules of Vietnamese spelling: onset, vowels, coda, one tone at most. */
function isSyllable(word: string): boolean {
  const apart = word.normalize("NFD");
  const tones = apart.match(TONE)?.length ?? 0;
  return tones <= 1 && SYLLABLE.test(apart.replace(TONE, "").normalize("NFC"));
}
