import { expect, test } from "vitest";
import { headerOf, retryAfterOf } from "./response-headers.ts";

const NOW = Date.parse("2026-11-25T05:00:00Z");

test.each([
  ["120", 120_000],
  [" 0 ", 0],
  ["Wed, 25 Nov 2026 05:01:30 GMT", 90_000],
  ["Wed, 25 Nov 2026 04:00:00 GMT", 0],
  ["soon", null],
  ["-5", null],
  ["1.5", null],
  [null, null],
])("Retry-After %j", (value, expected) => {
  expect(retryAfterOf(value, NOW)).toBe(expected);
});

test("the first of several values", () => {
  expect([headerOf({ etag: ["a", "b"] }, "etag"), headerOf({ etag: "a" }, "etag"), headerOf({}, "etag")]).toEqual([
    "a",
    "a",
    null,
  ]);
});
