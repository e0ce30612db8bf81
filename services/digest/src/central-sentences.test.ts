import { describe, expect, test } from "vitest";
import { centralSentences } from "./central-sentences.ts";

const split = (text: string) => text.split(/(?<=[.!?])\s+/);
const text = (id: string, body: string) => ({ id, text: body, language: "vi", claims: [] });
const WATER = "Khu tái định cư Đồng Sậy vẫn chưa có nước sạch sau hai tháng.";
const POWER = "Nhiều hộ dân tái định cư Đồng Sậy phản ánh chưa được cấp điện sinh hoạt.";
const ODD = "Đội bóng chuyền của trường giành cúp vàng ở giải trẻ toàn quốc hôm qua.";

describe("centralSentences", () => {
  test("prefers what the documents have in common to what only one says", () => {
    const documents = [text("a", `${ODD} ${WATER}`), text("b", POWER), text("c", `${POWER} ${WATER}`)];
    const [first] = centralSentences(documents, split, 1);
    expect(first?.text).not.toBe(ODD);
  });

  test("every sentence stands word for word in the document it names; at most one a document", () => {
    const documents = [text("a", `${WATER} ${ODD}`), text("b", `${POWER} ${ODD}`)];
    const picked = centralSentences(documents, split, 5);
    for (const { document, text: said } of picked) {
      expect(documents.find(({ id }) => id === document)?.text).toContain(said);
    }
    expect(new Set(picked.map(({ document }) => document)).size).toBe(picked.length);
  });

  test("the same in other words is not said twice", () => {
    const other = "Khu tái định cư Đồng Sậy đến nay vẫn chưa có nước sạch sau hai tháng.";
    expect(centralSentences([text("a", WATER), text("b", other)], split, 2)).toHaveLength(1);
  });

  test("headings of seven words and monsters of sixty-one are no sentences for a digest", () => {
    const words = (count: number) => `${Array.from({ length: count }, (_, at) => `chữ${at}`).join(" ")}.`;
    expect(centralSentences([text("a", words(7)), text("b", words(61))], split, 2)).toEqual([]);
    expect(centralSentences([text("a", words(8))], split, 2)).toHaveLength(1);
  });

  test("looks at the first twelve sentences only", () => {
    const late = `${"Ngắn thôi. ".repeat(12)}${WATER}`;
    expect(centralSentences([text("a", late)], split, 1)).toEqual([]);
  });

  test("RIGHTS: a sentence suggested for review is not quoted as news", () => {
    const doubtful = { ...text("a", `${WATER} ${POWER}`), claims: [{ text: WATER, flag: true }] };
    expect(centralSentences([doubtful, text("b", WATER)], split, 2).filter(({ document }) => document === "a")).toEqual([
      { text: POWER, document: "a" },
    ]);
  });

  test("nothing in, nothing out", () => {
    expect(centralSentences([], split, 3)).toEqual([]);
    expect(centralSentences([text("a", "")], split, 3)).toEqual([]);
  });
});
