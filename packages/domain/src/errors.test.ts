import { describe, expect, it } from "vitest";
import { describeError, ERROR_CODES, isAboutItem, isRetryable, LangngheError } from "./errors.ts";

describe("the list of error codes", () => {
  it("says for each when it happens, in a sentence", () => {
    for (const [code, { docs }] of Object.entries(ERROR_CODES)) expect(docs, code).toMatch(/^[A-Z].*\.$/);
  });

  it("never calls one fault both passing and the item's own: it could not be both retried and parked", () => {
    for (const [code, { retryable, aboutItem }] of Object.entries(ERROR_CODES))
      expect(retryable && aboutItem, code).toBe(false);
  });
});

describe("an error", () => {
  it("knows from its code whether trying again may help", () => {
    expect(isRetryable(new LangngheError("STORE_UNAVAILABLE", "down"))).toBe(true);
    expect(isRetryable(new LangngheError("PARSE_FAILED", "no feed"))).toBe(false);
    expect(isRetryable(new Error("anything"))).toBe(false);
    expect(isAboutItem(new LangngheError("PARSE_FAILED", "no feed"))).toBe(true);
  });

  it("is one line for a log, whatever was thrown", () => {
    expect(describeError(new LangngheError("PORT_TAKEN", "port 80"))).toBe("PORT_TAKEN: port 80");
    expect(describeError(new TypeError("x"))).toBe("TypeError: x");
    expect(describeError("text")).toBe("text");
  });
});
