import { expect, test } from "vitest";
import { recognizeLanguage } from "./recognize.ts";

test.each([
  ["Xã vừa thông báo lịch cắt nước ngày mai", "vi"],
  ["Xa vua thong bao lich cat nuoc ngay mai cho ba con", "vi"],
  ["mn oi ko co nc tu sang toi gio", "vi"],
  ["The commune announced that water will be cut off tomorrow", "en"],
  ["La commune a annoncé que l'eau sera coupée demain matin", "other"],
  ["De gemeente heeft meegedeeld dat het water morgen wordt afgesloten", "other"],
  ["Pemerintah desa mengumumkan bahwa air akan dimatikan besok pagi", "other"],
  ["村委会通知明天上午停水", "other"],
])("%s is %s", (text, code) => {
  expect(recognizeLanguage(text).code).toBe(code);
});

test("a text without letters is no language, with no confidence", () => {
  expect(recognizeLanguage(" 12.5 % !! ")).toEqual({ code: "other", confidence: 0 });
});

test("more text makes it surer", () => {
  const short = recognizeLanguage("nuoc may");
  const long = recognizeLanguage("nuoc may o xa nay duc tu tuan truoc den nay van chua duoc xu ly");
  expect(long.confidence).toBeGreaterThan(short.confidence);
});
