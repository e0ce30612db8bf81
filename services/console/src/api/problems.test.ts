import { ERROR_CODES, LangngheError } from "@langnghe/domain";
import { describe, expect, it } from "vitest";
import { problemFacts, ruleBroken, tooMany, unauthenticated } from "./problems.ts";
import { languageOf, messageFor, type ProblemCode } from "./words.ts";

const CODES: ProblemCode[] = [
  ...Object.keys(ERROR_CODES).filter((code): code is keyof typeof ERROR_CODES => code in ERROR_CODES),
  "UNAUTHENTICATED",
  "TOO_MANY",
];

describe("words for problems", () => {
  it.each(CODES)("%s has a sentence in both languages, and the Vietnamese one has marks", (code) => {
    expect(messageFor(code, "en")).toMatch(/^[A-Z].*\.$/s);
    expect(messageFor(code, "vi")).not.toBe(messageFor(code, "en"));
    expect(messageFor(code, "vi")).toMatch(/[^\p{ASCII}]/u);
  });

  it("are in the language that was chosen, else the browser's, else Vietnamese", () => {
    const headers = { "accept-language": "fr-FR,en;q=0.8,vi;q=0.5" };
    expect(languageOf({ cookies: { lang: "vi" }, headers })).toBe("vi");
    expect(languageOf({ cookies: {}, headers })).toBe("en");
    expect(languageOf({ cookies: { lang: "xx" }, headers: {} })).toBe("vi");
  });
});

describe("the status of a problem", () => {
  it.each([
    ["CONFLICT", 409],
    ["RULE_BROKEN", 422],
    ["NOT_FOUND", 404],
    ["FORBIDDEN", 403],
    ["USAGE", 400],
    ["STORE_UNAVAILABLE", 503],
  ] as const)("of %s is %i", (code, status) => {
    expect(problemFacts(new LangngheError(code, "words"))).toMatchObject({ code, status });
  });

  it("tells what only HTTP knows from what the domain forbids", () => {
    expect(problemFacts(unauthenticated())).toMatchObject({ status: 401, code: "UNAUTHENTICATED" });
    expect(problemFacts(tooMany(9))).toMatchObject({ status: 429, code: "TOO_MANY" });
    expect(problemFacts(ruleBroken("needs_reason"))).toEqual({ status: 422, code: "RULE_BROKEN" });
  });

  it("of a fault of our own is 500, with the place for the log only", () => {
    expect(problemFacts(new TypeError("x is undefined"))).toMatchObject({
      status: 500,
      code: "INTERNAL",
      error: "TypeError: x is undefined",
    });
  });
});
