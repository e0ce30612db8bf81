import { ADDRESSES, FAMILY_NAMES, NAMED_THINGS, OFFICES, PRIVATE_MATTERS, PRIVATE_ROLES } from "./name-words.ts";
import type { FoundSpan } from "./span.ts";

// Every pattern is bounded in length and begins with a fixed word or letter, so that no input makes it slow.

const LETTER = "[\\p{L}\\d]";
const SYLLABLE = "\\p{Lu}\\p{L}{1,6}";
/** Two to five syllables, of the Hmong with an "A" between. A last syllable of one letter ("Nguyễn Văn A.") is an editor's own abbreviation. */
const NAME = `${SYLLABLE}(?: A)?(?: ${SYLLABLE}){1,4}(?!${LETTER}| \\p{Lu}(?:\\.|(?!\\p{L})))`;

/** First letters in both cases: addresses stand at the beginning of sentences too. */
function eitherCase(words: string): string {
  return words.replace(/(^|\|)(\p{L})/gu, (_, mark: string, letter: string) => `${mark}[${letter}${letter.toUpperCase()}]`);
}

const ADDRESSED = new RegExp(`(?<!${LETTER})(?:(${eitherCase(PRIVATE_ROLES)})|(${eitherCase(ADDRESSES)})) (${NAME})`, "gu");
/** "Nguyễn Văn Nam (SN 1990", "Nguyễn Văn Nam, 36 tuổi": reports name suspects and victims without an address. */
const AGED = new RegExp(
  `(?<!${LETTER}|\\p{Lu}\\p{L}{0,6} )(${NAME})(?=,? ?\\(?(?:SN:? ?\\d{4}|sinh năm \\d{4}|\\d{1,2} tuổi|trú tại|trú ở|ngụ tại))`,
  "gu",
);
/** A further person in a list behind the first. */
const FURTHER = new RegExp(`(?:,| và|, và| cùng)(?: (?:${ADDRESSES}))? (${NAME})`, "uy");
const AGE = /,? ?\([^()\n]{0,80}\)/uy;

const MATTER = new RegExp(`(?<!${LETTER})(?:${PRIVATE_MATTERS})(?!\\p{L})`, "iu");
const OFFICE_BEHIND = new RegExp(
  `^(?: ?(?:,|-|–|—|\\()| là| hiện là| đang là| từng là| giữ chức| làm| được bầu| nhậm chức)+ ?(?:nguyên |cựu |hiện |hiện là |nay là |hiện giữ chức )?(?:${OFFICES})(?!\\p{L})`,
  "iu",
);
const NAMED_PART =
  "(?:\\p{Lu}[\\p{L}\\d-]*|ủy ban|nhân dân|tỉnh|huyện|xã|phường|thôn|bản|thành phố|đảng ủy|công an|sở|ban|phòng|hội|đoàn|và|của|viện|trung tâm|trường)";
const OFFICE_BEFORE = new RegExp(`(?<!${LETTER})(?:${OFFICES})(?: ${NAMED_PART}){0,8}(?:,| -| –|:)?(?: là| theo)? ?$`, "iu");
const THING_BEFORE = new RegExp(`(?<!${LETTER})(?:${NAMED_THINGS}) ?[“"]?$`, "iu");
const CHANGED_NAME = /^ ?\((?:tên|nhân vật|họ tên)?[^)]{0,20}(?:đã )?(?:đổi|thay đổi)/iu;

const BEFORE_CHARS = 160;
const BEHIND_CHARS = 200;

/**
 * Full names of private persons where they are heard, hurt, treated, cheated or accused; precise rather than complete.
 * Who holds an office keeps the name throughout the text, and abbreviations ("ông T.") and changed names stay.
 */
export function nameSpans(text: string): FoundSpan[] {
  const candidates = [...candidatesIn(text)];
  const public_ = new Set(candidates.filter((one) => isPublic(text, one)).map((one) => one.name));
  const found: FoundSpan[] = [];
  for (const one of candidates) {
    if (public_.has(one.name) || !isPrivate(text, one)) continue;
    found.push({ type: "name", start: one.start, end: one.end }, ...furtherNames(text, one.end, public_));
  }
  return [...found, ...laterMentions(text, found, new Set([...public_].map(givenOf)))];
}

const GROUPS = /^(?:người|học sinh|nam sinh|nữ sinh|thí sinh|nạn nhân|bệnh nhân|đối tượng|bị)(?!\p{L})/iu;

interface Candidate {
  readonly name: string;
  readonly start: number;
  readonly end: number;
  /** Where the address begins, or the name where it has none. */
  readonly from: number;
  /** The words before or behind say by themselves that it is a private person. */
  readonly sure: boolean;
}

function* candidatesIn(text: string): Generator<Candidate> {
  for (const match of text.matchAll(ADDRESSED)) {
    const name = match[3] ?? "";
    const end = match.index + match[0].length;
    const sure = match[1] !== undefined;
    // "người dân Hà Nội", "học sinh Cao Bằng": behind a group's word two syllables are a place as often as a name.
    if (sure && GROUPS.test(match[1] ?? "") && !name.includes(" ", name.indexOf(" ") + 1)) continue;
    if (isName(name)) yield { name: plain(name), start: end - name.length, end, from: match.index, sure };
  }
  for (const match of text.matchAll(AGED)) {
    const name = match[1] ?? "";
    const { index } = match;
    if (isName(name)) yield { name: plain(name), start: index, end: index + name.length, from: index, sure: true };
  }
}

/** A family name first, or the middle names that only persons bear. */
function isName(written: string): boolean {
  const syllables = plain(written).split(" ");
  return FAMILY_NAMES.has(syllables[0] ?? "") || (syllables.length > 2 && /^(?:thị|văn)$/.test(syllables[1] ?? ""));
}

function plain(name: string): string {
  return name.toLowerCase();
}

function isPublic(text: string, { from, end }: Candidate): boolean {
  return OFFICE_BEHIND.test(text.slice(end, end + BEHIND_CHARS)) || OFFICE_BEFORE.test(before(text, from));
}

function isPrivate(text: string, { from, end, sure }: Candidate): boolean {
  const behind = text.slice(end, end + BEHIND_CHARS);
  if (CHANGED_NAME.test(behind) || THING_BEFORE.test(before(text, from))) return false;
  return sure || MATTER.test(`${before(text, from)} ${/^[^!?\n]*?(?=\.\s|[!?\n]|$)/u.exec(behind)?.[0] ?? behind}`);
}

/** The sentence's part before a position. */
function before(text: string, at: number): string {
  const part = text.slice(Math.max(0, at - BEFORE_CHARS), at);
  return part.slice(
    Math.max(part.lastIndexOf("\n"), part.lastIndexOf(". "), part.lastIndexOf("? "), part.lastIndexOf("! ")) + 1,
  );
}

function furtherNames(text: string, from: number, known: ReadonlySet<string>): FoundSpan[] {
  const found: FoundSpan[] = [];
  for (let at = from; ; ) {
    AGE.lastIndex = at;
    FURTHER.lastIndex = AGE.test(text) ? AGE.lastIndex : at;
    const match = FURTHER.exec(text);
    const name = match?.[1] ?? "";
    const end = FURTHER.lastIndex;
    if (match === null || !isName(name) || known.has(plain(name))) return found;
    if (OFFICE_BEHIND.test(text.slice(end, end + BEHIND_CHARS))) return found;
    found.push({ type: "name", start: end - name.length, end });
    at = end;
  }
}

function givenOf(name: string): string {
  return name.slice(name.lastIndexOf(" ") + 1);
}

/** Once the full name is taken out, "chị Lành" further on would give it back; unless an office holder is called so too. */
function laterMentions(text: string, found: readonly FoundSpan[], officials: ReadonlySet<string>): FoundSpan[] {
  const known = new Map<string, number>();
  for (const { start, end } of found) {
    const given = givenOf(text.slice(start, end));
    if (officials.has(plain(given))) continue;
    known.set(given, Math.min(known.get(given) ?? end, end));
  }
  if (known.size === 0) return [];
  const mentions: FoundSpan[] = [];
  for (const match of text.matchAll(SHORT)) {
    const name = match[1] ?? "";
    const end = match.index + match[0].length;
    if ((known.get(name) ?? Number.POSITIVE_INFINITY) <= match.index)
      mentions.push({ type: "name", start: end - name.length, end });
  }
  return mentions;
}

const SHORT = new RegExp(
  `(?<!${LETTER})(?:${eitherCase(`${ADDRESSES}|em|cháu|bé`)}) (${SYLLABLE})(?!${LETTER}| \\p{Lu})`,
  "gu",
);
