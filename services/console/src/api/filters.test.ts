import { describe, expect, it } from "vitest";
import { filterParams } from "../contract/search.ts";
import { toFilter, withSpan } from "./filters.ts";

const filterOf = (params: object) => toFilter(filterParams.parse(params));

describe("a filter in an address", () => {
  it("becomes the plural names of the store's filter, once or many times", () => {
    expect(filterOf({ channel: "news", topic: ["land", "water"], place: "dong-say" })).toEqual({
      channels: ["news"],
      topics: ["land", "water"],
      places: ["dong-say"],
    });
  });

  it("has no field that nobody asked for, and no empty words", () => {
    expect(filterOf({})).toEqual({});
    expect(filterOf({ q: "  " })).toEqual({});
  });

  it("takes a day as the Vietnamese one: it begins at 17:00 UTC of the day before", () => {
    expect(filterOf({ from: "2026-11-24", to: "2026-11-24" })).toEqual({
      from: "2026-11-23T17:00:00.000Z",
      to: "2026-11-24T17:00:00.000Z",
    });
  });

  it("takes an instant as it is, in any offset", () => {
    expect(filterOf({ from: "2026-11-24T07:00:00+07:00" })).toEqual({ from: "2026-11-24T00:00:00.000Z" });
  });

  it.each(["yesterday", "24/11/2026", "2026-99-01"])("refuses %s and names the field", (to) => {
    expect(() => filterOf({ to })).toThrow(expect.objectContaining({ code: "USAGE", facts: { detail: "to" } }));
  });

  it("knows yes from no and from not asked", () => {
    expect(filterOf({ flag: "true", unanswered: "false" })).toEqual({ flag: true, unanswered: false });
  });
});

describe("the span of a chart", () => {
  const now = Date.parse("2026-11-25T07:00:00Z");

  it("is the last 30 Vietnamese days with today, unless one is chosen", () => {
    expect(withSpan({}, now)).toEqual({ from: "2026-10-26T17:00:00.000Z", to: "2026-11-25T17:00:00.000Z" });
    const chosen = { from: "2026-01-01T00:00:00.000Z", to: "2026-02-01T00:00:00.000Z" };
    expect(withSpan(chosen, now)).toEqual(chosen);
  });

  it("reaches 30 days back from an end that was chosen", () => {
    expect(withSpan({ to: "2026-03-31T00:00:00.000Z" }, now).from).toBe("2026-03-01T00:00:00.000Z");
  });
});
