/**
 * Spelling that differs without a difference in meaning: composed and decomposed marks, both tone placements
 * ("hoà" and "hòa"), slips of vowel order ("đựơc") and letters that only look Vietnamese.
 */

/** Letters of other scripts and full-width forms that stand for a Latin letter in careless or disguised text. */
const LOOK_ALIKES: Readonly<Record<string, string>> = {
  Ð: "Đ",
  ð: "đ",
  Ɖ: "Đ",
  ɖ: "đ",
  а: "a",
  е: "e",
  о: "o",
  р: "p",
  с: "c",
  у: "y",
  х: "x",
  і: "i",
  А: "A",
  В: "B",
  Е: "E",
  К: "K",
  М: "M",
  Н: "H",
  О: "O",
  Р: "P",
  С: "C",
  Т: "T",
  Х: "X",
  ο: "o",
  ν: "v",
  ɑ: "a",
};
const LOOK_ALIKE = new RegExp(`[${Object.keys(LOOK_ALIKES).join("")}]`, "gu");
const OTHER_SCRIPT_RUN = /[\p{Script=Cyrillic}\p{Script=Greek}]{4,}/u;
const FULL_WIDTH = /[！-～]/gu;
const FULL_WIDTH_OFFSET = 0xfee0;
const INVISIBLE = /[\u00ad\u200b-\u200d\u2060\ufeff]/gu;
const UNUSUAL = /[\u00ad\u00d0\u00f0\u0189\u0251\u0256\u0370-\u04ff\u200b-\u200d\u2060\ufeff！-～]/u;

const LATE_TONE = /([oO])([àáảãạèéẻẽẹÀÁẢÃẠÈÉẺẼẸ])(?!\p{L})|(?<![qQ])([uU])([ỳýỷỹỵỲÝỶỸỴ])(?!\p{L})/gu;
const LATE_TONE_HINT = /[oOuU][àáảãạèéẻẽẹỳýỷỹỵÀÁẢÃẠÈÉẺẼẸỲÝỶỸỴ]/u;
const SLIPPED_HORN = /[ừứửữựỪỨỬỮỰ][ơƠ]/gu;
const SLIPPED_HORN_HINT = /[ừứửữựỪỨỬỮỰ][ơƠ]/u;
const TONE = /[\u0300\u0301\u0303\u0309\u0323]/u;
const TONES = /[\u0300\u0301\u0303\u0309\u0323]/gu;

/** NFC, look-alike letters replaced, invisible characters dropped, tone marks in the older placement ("hòa", "thủy"). */
export function plainSpelling(text: string): string {
  let result = text.normalize("NFC");
  if (UNUSUAL.test(result)) result = replaceUnusual(result);
  if (SLIPPED_HORN_HINT.test(result)) result = result.replace(SLIPPED_HORN, (pair) => moveTone(pair, "right"));
  if (LATE_TONE_HINT.test(result)) result = result.replace(LATE_TONE, (pair) => moveTone(pair, "left"));
  return result;
}

function replaceUnusual(text: string): string {
  const visible = text
    .replace(INVISIBLE, "")
    .replace(FULL_WIDTH, (letter) => String.fromCharCode(letter.charCodeAt(0) - FULL_WIDTH_OFFSET));
  // A word really written in Cyrillic or Greek is left alone.
  if (OTHER_SCRIPT_RUN.test(visible)) return visible;
  return visible.replace(LOOK_ALIKE, (letter) => LOOK_ALIKES[letter] ?? letter);
}

/** Moves the tone mark of one of two vowels to the other. */
function moveTone(pair: string, direction: "left" | "right"): string {
  const [first = "", second = ""] = pair;
  const from = (direction === "left" ? second : first).normalize("NFD");
  const tone = TONE.exec(from)?.[0] ?? "";
  const bare = from.replace(TONES, "").normalize("NFC");
  return direction === "left" ? (first + tone).normalize("NFC") + bare : bare + (second + tone).normalize("NFC");
}
