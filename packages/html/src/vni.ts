/**
 * VNI for Windows, which no decoder library knows: a letter and behind it a byte for its marks, drawn by fonts over
 * windows-1252. Source: VNI's published table. Capital marks lie 0x20 below the small ones.
 */
const TONES: Readonly<Record<string, string>> = { ù: "\u0301", ø: "\u0300", û: "\u0309", õ: "\u0303", ï: "\u0323" };
const CIRCUMFLEX = "\u0302";
const BREVE = "\u0306";
const MARKS: Readonly<Record<string, string>> = {
  ...TONES,
  â: CIRCUMFLEX,
  á: `${CIRCUMFLEX}\u0301`,
  à: `${CIRCUMFLEX}\u0300`,
  å: `${CIRCUMFLEX}\u0309`,
  ã: `${CIRCUMFLEX}\u0303`,
  ä: `${CIRCUMFLEX}\u0323`,
  ê: BREVE,
  é: `${BREVE}\u0301`,
  è: `${BREVE}\u0300`,
  ú: `${BREVE}\u0309`,
  ü: `${BREVE}\u0303`,
  ë: `${BREVE}\u0323`,
};
/** Letters that have a byte of their own. */
const LETTERS: Readonly<Record<string, string>> = {
  ô: "ơ",
  ö: "ư",
  ñ: "đ",
  í: "í",
  ì: "ì",
  æ: "ỉ",
  ó: "ĩ",
  ò: "ị",
  î: "ỵ",
};
const WRITTEN = /[aeouy][ùøûõïâáàåãäêéèúüë]|[ôö][ùøûõï]?|[ñíìæóòî]/giu;

/** Text that windows-1252 was read into, as the VNI letters that were meant. */
export function decodeVni(western: string): string {
  return western.replace(WRITTEN, letterOf).normalize("NFC");
}

function letterOf(written: string): string {
  const [first = "", mark = ""] = written;
  const own = LETTERS[first.toLowerCase()];
  if (own === undefined) return first + (MARKS[mark.toLowerCase()] ?? "");
  return (first === first.toUpperCase() ? own.toUpperCase() : own) + (TONES[mark.toLowerCase()] ?? "");
}
