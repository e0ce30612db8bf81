import { describe, expect, it } from "vitest";
import { decodeBytes } from "./charset.ts";

const TEXT =
  "Sáng nay, người dân khu tái định cư Đồng Sậy đã họp với xã về nước sạch, đường đi và điện. Bà con đề nghị trả lời trước Tết; cán bộ hứa sẽ kiểm tra, rồi báo lại từng hộ. Những chuyện ấy kéo dài đã bảy năm, khổ nhất là mùa mưa lũ.";

/** TCVN3 by hand from the standard's table (TCVN 5712:1993, set VN3): bytes A1–FE in order; a dash is unused. */
const TCVN3 = [
  ["a1", "ĂÂÊÔƠƯĐăâêôơưđ"],
  ["b5", "àảãáạ"],
  ["bb", "ằẳẵắ"],
  ["c6", "ặầẩẫấậè"],
  ["ce", "ẻẽéẹềểễếệìỉ"],
  ["dc", "ĩíịò"],
  ["e1", "ỏõóọồổỗốộờởỡớợù"],
  ["f1", "ủũúụừửữứựỳỷỹýỵ"],
] as const;

/** Windows-1258: the letters it has whole; all others are written as a letter and a combining tone. */
const WHOLE_1258 = new Map(
  Object.entries({
    Ă: 0xc3,
    ă: 0xe3,
    Đ: 0xd0,
    đ: 0xf0,
    Ơ: 0xd5,
    ơ: 0xf5,
    Ư: 0xdd,
    ư: 0xfd,
    Â: 0xc2,
    â: 0xe2,
    Ê: 0xca,
    ê: 0xea,
    Ô: 0xd4,
    ô: 0xf4,
  }),
);
const TONES_1258 = new Map(Object.entries({ "\u0300": 0xcc, "\u0309": 0xd2, "\u0303": 0xde, "\u0301": 0xec, "\u0323": 0xf2 }));

/** VNI: what stands behind a letter for its marks, as windows-1252 shows it, and the letters with a byte of their own. */
const MARKS_VNI = new Map(
  Object.entries({
    "\u0301": "ù",
    "\u0300": "ø",
    "\u0309": "û",
    "\u0303": "õ",
    "\u0323": "ï",
    "\u0302": "â",
    "\u0302\u0301": "á",
    "\u0302\u0300": "à",
    "\u0302\u0309": "å",
    "\u0302\u0303": "ã",
    "\u0302\u0323": "ä",
    "\u0306": "ê",
    "\u0306\u0301": "é",
    "\u0306\u0300": "è",
    "\u0306\u0309": "ú",
    "\u0306\u0303": "ü",
    "\u0306\u0323": "ë",
  }),
);
const WHOLE_VNI = new Map(Object.entries({ đ: "ñ", í: "í", ì: "ì", ỉ: "æ", ĩ: "ó", ị: "ò", ỵ: "î" }));

function encodeTcvn3(text: string): Uint8Array {
  const bytes = new Map<string, number>();
  for (const [first, letters] of TCVN3)
    for (const [index, letter] of [...letters].entries()) bytes.set(letter, Number.parseInt(first, 16) + index);
  // Capitals with tones had fonts of their own, over the bytes of the small letters.
  return Uint8Array.from(
    [...text.normalize("NFC")].map((letter) => bytes.get(letter) ?? bytes.get(letter.toLowerCase()) ?? letter.charCodeAt(0)),
  );
}

function encode1258(text: string): Uint8Array {
  const bytes: number[] = [];
  for (const letter of text.normalize("NFC")) {
    const [, base = "", tone] = /^(.*?)([\u0300\u0301\u0303\u0309\u0323])?$/u.exec(tonesApart(letter)) ?? [];
    bytes.push(WHOLE_1258.get(base) ?? base.charCodeAt(0), ...(tone === undefined ? [] : [TONES_1258.get(tone) ?? 0]));
  }
  return Uint8Array.from(bytes);
}

/** ấ as â and the tone. */
function tonesApart(letter: string): string {
  const apart = letter.normalize("NFD");
  const tone = /[\u0300\u0301\u0303\u0309\u0323]/.exec(apart)?.[0] ?? "";
  return apart.replace(tone, "").normalize("NFC") + tone;
}

function encodeVni(text: string): Uint8Array {
  const written = [...text.normalize("NFC")].map(writeVni).join("");
  return Uint8Array.from([...written].map((letter) => letter.charCodeAt(0)));
}

function writeVni(letter: string): string {
  const small = letter.toLowerCase();
  const capital = small !== letter;
  const whole = WHOLE_VNI.get(small);
  const [base = "", ...marks] = [...small.normalize("NFD")];
  const horned = marks.includes("\u031b");
  // NFD puts the dot below before the circumflex; VNI's table is by letter, then tone.
  const order = marks.filter((mark) => mark !== "\u031b").sort((a, b) => rank(a) - rank(b));
  const stem = horned ? (base === "o" ? "ô" : "ö") : base;
  const out = whole ?? stem + (order.length === 0 ? "" : (MARKS_VNI.get(order.join("")) ?? "?"));
  return capital ? out.toUpperCase() : out;
}

function rank(mark: string): number {
  return mark === "\u0302" || mark === "\u0306" ? 0 : 1;
}

const ENCODERS = [
  ["windows-1258", encode1258],
  ["tcvn3", encodeTcvn3],
  ["vni", encodeVni],
] as const;
const HTML = (inner: string): string =>
  `<html><head><title>${inner.slice(0, 40)}</title></head><body><div class="tin"><p>${inner}</p></div></body></html>`;

describe.each(ENCODERS)("Vietnamese in %s that nobody declares", (charset, encode) => {
  it("is recognised by its words, as text and as a page", () => {
    for (const text of [TEXT, HTML(TEXT), TEXT.slice(0, 60)]) {
      const decoded = decodeBytes(encode(text), { form: "html" });
      expect(decoded.charset).toBe(charset);
      // TCVN3's capitals with tones come back as small letters: their bytes are the same.
      expect(decoded.text.toLowerCase()).toBe(text.toLowerCase());
    }
  });

  it("is recognised under a Western name too", () => {
    for (const name of ["iso-8859-1", "windows-1252", "x-user-defined"])
      expect(decodeBytes(encode(TEXT), { form: "html", contentType: `text/html; charset=${name}` }).charset).toBe(charset);
  });

  it("carries every letter of the alphabet", () => {
    const letters =
      "à ả ã á ạ ằ ẳ ẵ ắ ặ ầ ẩ ẫ ấ ậ è ẻ ẽ é ẹ ề ể ễ ế ệ ì ỉ ĩ í ị ò ỏ õ ó ọ ồ ổ ỗ ố ộ ờ ở ỡ ớ ợ ù ủ ũ ú ụ ừ ử ữ ứ ự ỳ ỷ ỹ ý ỵ ă â đ ê ô ơ ư";
    expect(decodeBytes(encode(`${TEXT} ${letters}`), { form: "html" }).text.slice(-letters.length)).toBe(letters);
  });
});

describe("capitals", () => {
  it.each([ENCODERS[0], ENCODERS[2]])("come back in %s", (_, encode) => {
    expect(decodeBytes(encode(TEXT.toUpperCase()), { form: "html" }).text).toBe(TEXT.toUpperCase());
  });
});

describe("what is not Vietnamese stays Western", () => {
  const latin1 = (text: string): Uint8Array => Buffer.from(text, "latin1");

  it.each([
    ["French", "Où est passé l'été dernier ? À la maison, dès le début, les élèves étaient déjà là, très fatigués."],
    ["German", "Über die Straße läuft ein großer, schöner Bär; das Mädchen hört ihn früh und später."],
    ["Spanish", "El niño pequeño comió piñas después de la lección, según contó mamá en España."],
    ["Portuguese", "Não há pão nem maçãs; amanhã vamos à estação comprar limões e feijões."],
    ["Danish", "På øen bor en gammel ærlig fisker, der spiser rødgrød med fløde hver lørdag."],
    ["one word", "Café"],
    ["signs", "10 % ± 2 § 4 © 2026"],
  ])("%s", (_, text) => {
    for (const contentType of [null, "text/html; charset=iso-8859-1"])
      expect(decodeBytes(latin1(text), { form: "html", contentType }).text).toBe(text);
  });

  it("bytes without sense are read somehow, in linear time, and never throw", () => {
    const noise = Uint8Array.from({ length: 500_000 }, (_, at) => (at * 7_919 + (at >> 7)) % 256);
    const started = performance.now();
    expect(decodeBytes(noise, { form: "html" }).text.length).toBeGreaterThan(0);
    expect(performance.now() - started).toBeLessThan(4_000);
  });

  it("UTF-8 stays UTF-8, also with a broken byte", () => {
    const broken = Buffer.concat([Buffer.from(TEXT), Buffer.from([0xb5])]);
    expect(decodeBytes(broken, { form: "html" })).toMatchObject({ charset: "utf-8", replaced: 1 });
  });
});
