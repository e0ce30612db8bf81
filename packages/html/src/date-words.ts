import { fold } from "@langnghe/domain";

/**
 * Month names as feeds and pages write them, folded, by the shortest beginning that is not ambiguous among them:
 * English, German, French, Spanish, Portuguese, Italian, Dutch, Hungarian, Greek.
 */
const MONTH_BEGINNINGS: readonly (readonly string[])[] = [
  ["jan", "ene", "gen", "ian"],
  ["feb", "fev", "feb", "φεβ"],
  ["mar", "maa", "mrz", "maerz", "mrt", "μαρ", "μαρτ"],
  ["apr", "avr", "abr", "apri", "απρ"],
  ["may", "mai", "mei", "mag", "maj", "μαι", "μαϊ"],
  ["jun", "juin", "giu", "ιουν"],
  ["jul", "juil", "lug", "ιουλ", "ιολ"],
  ["aug", "aou", "ago", "αυγ"],
  ["sep", "set", "szep", "σεπ"],
  ["oct", "okt", "ott", "out", "οκτ"],
  ["nov", "νοε"],
  ["dec", "dez", "dic", "δεκ"],
];

const GREEK_JANUARY = "ιαν";

/** Number (1–12) of a month name in one of the known languages, or null. */
export function monthNumber(name: string): number | null {
  const folded = fold(name).replace(/\.$/, "");
  if (folded.startsWith(GREEK_JANUARY)) return 1;
  for (const [index, beginnings] of MONTH_BEGINNINGS.entries()) {
    if (beginnings.some((beginning) => folded.startsWith(beginning))) return index + 1;
  }
  return null;
}

/** Offsets in minutes of the zone names that feeds use; RFC 822 §5.1 and the common ones beside it. */
const ZONE_MINUTES: Readonly<Record<string, number>> = {
  z: 0,
  ut: 0,
  utc: 0,
  gmt: 0,
  wet: 0,
  west: 60,
  at: -240,
  ast: -240,
  adt: -180,
  et: -300,
  est: -300,
  edt: -240,
  ct: -360,
  cst: -360,
  cdt: -300,
  mt: -420,
  mst: -420,
  mdt: -360,
  pt: -480,
  pst: -480,
  pdt: -420,
  akst: -540,
  akdt: -480,
  hst: -600,
  a: -60,
  n: 60,
  m: -720,
  y: 720,
  bst: 60,
  cet: 60,
  mez: 60,
  cest: 120,
  mesz: 120,
  eet: 120,
  eest: 180,
  msk: 180,
  ist: 330,
  ict: 420,
  wib: 420,
  sgt: 480,
  hkt: 480,
  awst: 480,
  jst: 540,
  kst: 540,
  aest: 600,
  aedt: 660,
  nzst: 720,
  nzdt: 780,
};

const NUMERIC_ZONE = /(?:gmt|utc|z)?\s*([+-])\s?(\d{1,2}):?(\d{2})?(?!\d)/i;

/** Offset in minutes of the zone in a piece of text behind a time (`GMT+7`, `+0700`, `EST`), or null when it names none. */
export function zoneMinutes(text: string): number | null {
  const numeric = NUMERIC_ZONE.exec(text);
  if (numeric) {
    const minutes = Number(numeric[2]) * 60 + Number(numeric[3] ?? 0);
    return numeric[1] === "-" ? -minutes : minutes;
  }
  for (const word of text.matchAll(/\p{L}+/gu)) {
    const minutes = ZONE_MINUTES[word[0].toLowerCase()];
    if (minutes !== undefined) return minutes;
  }
  return null;
}
