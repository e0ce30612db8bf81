import { expect, test } from "vitest";
import { findAttribution } from "./attribution.ts";

const span = (text: string) => {
  const found = findAttribution(text);
  return found === null ? null : [found.kind, text.slice(found.start, found.end)];
};

test.each([
  ["Theo Sở Y tế, tỉnh có 12 ca.", ["named", "Theo Sở Y tế"]],
  ["Nghe nói chợ sắp dời.", ["vague", "Nghe nói"]],
  ["Theo một nguồn tin của Sở Y tế, thuốc đã hết.", ["vague", "Theo một nguồn tin của Sở Y tế"]],
  ["Nước được cho là nhiễm phèn.", ["vague", "được cho là"]],
])("%s", (text, expected) => {
  expect(span(text)).toEqual(expected);
});

test("an office with a verb of saying is a named source", () => {
  expect(findAttribution("Ông Lê Hòa, phó chủ tịch xã, cho biết giá đã chốt.")?.kind).toBe("named");
  expect(findAttribution("UBND phường khẳng định không có chuyện đó.")?.kind).toBe("named");
});

test("nobody stands behind a bare statement", () => {
  expect(findAttribution("Nhà máy xả thải ra suối mỗi đêm.")).toBeNull();
});
