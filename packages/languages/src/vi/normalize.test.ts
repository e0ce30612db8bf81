import { expect, test } from "vitest";
import { isUnmarked, normalizeVietnamese } from "./normalize.ts";

test.each([
  ["hoà bình, thuỷ lợi, loè loẹt", "hòa bình, thủy lợi, lòe loẹt"],
  ["quý vị, hoàn toàn, thuyền", "quý vị, hoàn toàn, thuyền"],
  ["được đựơc", "được được"],
  ["Ðất", "Đất"],
  ["хã", "xã"],
  ["ｘã", "xã"],
  ["x\u200bã", "xã"],
])("spelling of %s", (text, plain) => {
  expect(normalizeVietnamese(text)).toBe(plain);
});

test("a word really written in another script stays", () => {
  expect(normalizeVietnamese("báo Правда viết")).toBe("báo Правда viết");
});

test.each([
  ["dân ko đc trả lời", "dân không được trả lời"],
  ["nc máy đục quá mn ơi", "nước máy đục quá mọi người ơi"],
  ["dự án GPMB và khu TĐC", "dự án giải phóng mặt bằng và khu tái định cư"],
  ["tiền bhxh tháng này", "tiền bảo hiểm xã hội tháng này"],
  ["quáááá tệ", "quá tệ"],
])("chat spelling of %s", (text, full) => {
  expect(normalizeVietnamese(text)).toBe(full);
});

test("units behind a number and initials are no chat words", () => {
  expect(normalizeVietnamese("20 kg gạo của ông H. giá 500k")).toBe("20 kg gạo của ông H. giá 500k");
});

test("in text without marks an ordinary syllable is not taken for chat spelling", () => {
  expect(normalizeVietnamese("cung ung luong thuc luon luon")).toBe("cung ung luong thuc luon luon");
});

test("a text counts as unmarked when it has no marks at all", () => {
  expect(isUnmarked("duong nay hong lau roi")).toBe(true);
  expect(isUnmarked("Đường này hỏng lâu rồi")).toBe(false);
  expect(isUnmarked("123")).toBe(false);
});
