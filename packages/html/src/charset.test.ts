import iconv from "iconv-lite";
import { describe, expect, it } from "vitest";
import { decodeBytes } from "./charset.ts";

const xml = (encoding: string, text: string): string => `<?xml version="1.0" encoding="${encoding}"?><a>${text}</a>`;

const ebcdic = (bytes: number[]): Uint8Array => Uint8Array.from(bytes);

describe("decodeBytes", () => {
  it.each([
    ["utf-8", "Đồng Sậy"],
    ["windows-1252", "Café – “x”"],
    ["windows-1251", "Новость"],
    ["koi8-r", "Новость"],
    ["gbk", "新闻"],
    ["shift_jis", "日本語"],
    ["euc-kr", "뉴스"],
    ["cp850", "Éüñ"],
    ["viscii", "Đường"],
  ])("believes an XML declaration of %s", (encoding, text) => {
    expect(decodeBytes(iconv.encode(xml(encoding, text), encoding), { form: "xml" }).text).toBe(xml(encoding, text));
  });

  it.each(["utf-16le", "utf-16be", "utf-32le", "utf-32be"])("recognises %s with and without its mark", (encoding) => {
    const text = xml(encoding, "Đồng Sậy");
    expect(decodeBytes(iconv.encode(text, encoding, { addBOM: true }), { form: "xml" }).text).toBe(text);
    expect(decodeBytes(iconv.encode(text, encoding, { addBOM: false }), { form: "xml" }).text).toBe(text);
  });

  it("decodes EBCDIC by its first bytes", () => {
    // "<?xml version='1.0' encoding='cp037'?><a/>" in code page 037: letters a–i are 81–89, j–r 91–99, s–z A2–A9.
    const bytes = Uint8Array.from(
      Buffer.from("4c6fa794934085a58599a28996957e7df14bf07d4085958396848995877e7d8397f0f3f77d6f6e4c81616e", "hex"),
    );
    expect(decodeBytes(bytes, { form: "xml" })).toMatchObject({ charset: "cp037" });
    expect(decodeBytes(bytes, { form: "xml" }).text).toContain("<a/>");
  });

  it("knows EBCDIC by country, and takes 037 for what it does not know", () => {
    const named = (name: string): Uint8Array => {
      // Letters as in the case above; the declared name is all that differs.
      const letters = new Map(
        [...Array(256).keys()].map((byte) => [
          decodeBytes(ebcdic([0x4c, 0x6f, 0xa7, 0x94, byte]), { form: "xml" }).text[4] ?? "",
          byte,
        ]),
      );
      return ebcdic([...`<?xml version="1.0" encoding="${name}"?><a>[</a>`].map((letter) => letters.get(letter) ?? 0x40));
    };
    expect(decodeBytes(named("ebcdic-cp-us"), { form: "xml" }).text).toContain("<a>[</a>");
    expect(decodeBytes(named("ebcdic-none"), { form: "xml" })).toMatchObject({ charset: "cp037" });
  });

  it("puts the HTTP header before the declaration, and the byte order mark before both", () => {
    const bytes = iconv.encode(xml("utf-8", "é"), "latin1");
    expect(decodeBytes(bytes, { form: "xml", contentType: "text/xml; charset=iso-8859-1" }).text).toContain("é");
    const marked = iconv.encode(xml("x", "é"), "utf-8", { addBOM: true });
    expect(decodeBytes(marked, { form: "xml", contentType: "text/xml; charset=koi8-r" })).toMatchObject({
      charset: "utf-8",
      text: xml("x", "é"),
    });
  });

  it("corrects a wrong declaration of a Western charset over UTF-8 bytes, and of UTF-16 over readable ones", () => {
    expect(decodeBytes(Buffer.from(xml("iso-8859-1", "Đồng")), { form: "xml" }).text).toContain("Đồng");
    expect(decodeBytes(Buffer.from(xml("utf-16", "Đồng")), { form: "xml" }).text).toContain("Đồng");
  });

  it("counts bytes that it cannot read, and composes letters", () => {
    const broken = Buffer.concat([Buffer.from("Đồng bào xã Bình Lau"), Buffer.from([0xff]), Buffer.from(" kiến nghị")]);
    expect(decodeBytes(broken, { form: "html" })).toMatchObject({ charset: "utf-8", replaced: 1 });
    expect(decodeBytes(Buffer.from("Đồng".normalize("NFD")), { form: "html" }).text).toBe("Đồng");
    expect(decodeBytes(Buffer.from([0x43, 0x61, 0x66, 0xe9]), { form: "html" })).toMatchObject({
      text: "Café",
      charset: "windows-1252",
    });
  });

  it("finds the charset of a page in its meta elements", () => {
    for (const meta of [
      '<meta charset="windows-1251">',
      '<meta http-equiv="Content-Type" content="text/html; charset=windows-1251">',
    ]) {
      expect(decodeBytes(iconv.encode(`${meta}Новость`, "windows-1251"), { form: "html" }).text).toContain("Новость");
    }
  });
});
