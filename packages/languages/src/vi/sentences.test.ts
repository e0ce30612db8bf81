import { expect, test } from "vitest";
import { vietnameseSentences } from "./sentences.ts";

const texts = (text: string) => vietnameseSentences(text).map((sentence) => sentence.text);

test.each([
  ["Ông T. là người TP. Lam Giang. Ông ở đó lâu.", ["Ông T. là người TP. Lam Giang.", "Ông ở đó lâu."]],
  ["ThS. Hoa và PGS. Lê nói vậy. Rồi thôi.", ["ThS. Hoa và PGS. Lê nói vậy.", "Rồi thôi."]],
  ["Giá 12.500 đồng, tăng 3.5 lần. Dân lo.", ["Giá 12.500 đồng, tăng 3.5 lần.", "Dân lo."]],
  ["“Bao giờ có nước?” anh hỏi. Không ai đáp.", ["“Bao giờ có nước?” anh hỏi.", "Không ai đáp."]],
  ["Chị nói: “Mất nước rồi.” Cả xóm im.", ["Chị nói: “Mất nước rồi.”", "Cả xóm im."]],
  ["nc cúp roi. mai moi co", ["nc cúp roi.", "mai moi co"]],
  ["1. Đơn đề nghị.\n2. Bản sao.", ["1. Đơn đề nghị.", "2. Bản sao."]],
  ["Tiêu đề không chấm\n\nĐoạn sau.", ["Tiêu đề không chấm", "Đoạn sau."]],
  ["Thôi... để mai tính!", ["Thôi... để mai tính!"]],
  ["Hả?! Ai nói?", ["Hả?!", "Ai nói?"]],
])("sentences of %s", (text, expected) => {
  expect(texts(text)).toEqual(expected);
});

test("offsets point at the sentences in the text", () => {
  const text = "  Xã họp dân.  Dân hỏi nhiều.\nXã hẹn trả lời ";
  for (const sentence of vietnameseSentences(text)) expect(text.slice(sentence.start, sentence.end)).toBe(sentence.text);
  expect(vietnameseSentences(text)).toHaveLength(3);
});

test("an empty text has no sentences", () => {
  expect(vietnameseSentences(" \n ")).toEqual([]);
});
