import { expect, test } from "vitest";
import { canonicalUrl } from "./canonical-url.ts";

test.each([
  ["HTTP://Bao.Example:80/Tin?id=7#binh-luan", "http://bao.example/Tin?id=7"],
  ["https://bao.example:443/", "https://bao.example/"],
  ["https://bao.example/a?utm_source=x&utm_medium=y", "https://bao.example/a"],
  ["https://bao.example/a?b=2&a=1&fbclid=z", "https://bao.example/a?b=2&a=1"],
  ["https://bao.example/a?q=c%20d", "https://bao.example/a?q=c%20d"],
  ["https://bao.example/a?zarsrc=1", "https://bao.example/a"],
  ["/tin/1.html", "https://goc.example/tin/1.html"],
  ["//khac.example/x", "https://khac.example/x"],
  ["mailto:a@b.example", null],
  ["javascript:void(0)", null],
])("%s", (address, expected) => {
  expect(canonicalUrl(address, "https://goc.example/rss")).toBe(expected);
});

test("an address that stays relative is none", () => {
  expect(canonicalUrl("/tin/1.html")).toBeNull();
});
