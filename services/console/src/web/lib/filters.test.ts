import { describe, expect, test } from "vitest";
import {
  addressOf,
  countNarrowing,
  filtersOf,
  intervalOf,
  questionOf,
  rangeBefore,
  rangeOf,
  withoutNarrowing,
  withToggled,
} from "./filters.ts";

/** 25/11/2026, 10:20 in Vietnam. */
const NOW = Date.parse("2026-11-25T03:20:00Z");
const read = (address: string) => filtersOf(new URLSearchParams(address));

describe("filters and the address", () => {
  test("an empty address is the last 30 days, newest first", () => {
    expect(read("")).toMatchObject({ q: "", span: "30", from: null, to: null, sort: "newest", flag: false });
    expect(addressOf(read("")).toString()).toBe("");
  });

  test("every choice survives the way to the address and back", () => {
    const address =
      "q=t%C3%A1i+%C4%91%E1%BB%8Bnh+c%C6%B0&days=7&channel=news&channel=community&topic=land&place=dong-say&outlet=bvl&feed=bvl-1&language=en&story=s1&flag=true&unanswered=true&sort=oldest";
    expect(addressOf(read(address)).toString()).toBe(address);
  });

  test("an own span replaces the preset", () => {
    expect(addressOf(read("days=7&from=2026-11-01&to=2026-11-05")).toString()).toBe("from=2026-11-01&to=2026-11-05");
  });

  test("what is not known is ignored", () => {
    const filters = read("days=3&sort=best&channel=rumours&flag=1");
    expect(filters).toMatchObject({ span: "30", sort: "newest", flag: false });
    expect(filters.lists.channel).toEqual([]);
  });

  test("a value is put in once and taken out again", () => {
    const one = withToggled(read("topic=land&topic=land"), "topic", "health");
    expect(one.lists.topic).toEqual(["land", "health"]);
    expect(withToggled(one, "topic", "land").lists.topic).toEqual(["health"]);
  });

  test("clearing keeps words, time and order", () => {
    const cleared = withoutNarrowing(read("q=dap&days=90&topic=land&flag=true&sort=oldest"));
    expect(addressOf(cleared).toString()).toBe("q=dap&days=90&sort=oldest");
    expect(countNarrowing(cleared)).toBe(0);
    expect(countNarrowing(read("topic=land&topic=health&flag=true&story=s1"))).toBe(4);
  });
});

describe("the range", () => {
  test("presets are whole Vietnamese days that include today", () => {
    const range = rangeOf(read("days=7"), NOW);
    expect(new Date(range.from).toISOString()).toBe("2026-11-18T17:00:00.000Z");
    expect(new Date(range.to).toISOString()).toBe("2026-11-25T17:00:00.000Z");
  });

  test("the last 24 hours end with the running hour", () => {
    const range = rangeOf(read("days=1"), NOW);
    expect(new Date(range.to).toISOString()).toBe("2026-11-25T04:00:00.000Z");
    expect(range.to - range.from).toBe(86_400_000);
  });

  test("a day as the end includes that day, an instant does not", () => {
    expect(new Date(rangeOf(read("from=2026-11-01&to=2026-11-01"), NOW).to).toISOString()).toBe("2026-11-01T17:00:00.000Z");
    expect(new Date(rangeOf(read("from=2026-11-01T05:00:00Z&to=2026-11-01T06:00:00Z"), NOW).to).toISOString()).toBe(
      "2026-11-01T06:00:00.000Z",
    );
  });

  test("the span before has the same length and touches", () => {
    const range = rangeOf(read("days=30"), NOW);
    const before = rangeBefore(range);
    expect(before.to).toBe(range.from);
    expect(before.to - before.from).toBe(range.to - range.from);
  });

  test("bars are as wide as the span needs", () => {
    const widths = ["days=1", "days=7", "days=90", "days=all", "from=2020-01-01&to=2026-01-01"].map((address) =>
      intervalOf(rangeOf(read(address), NOW)),
    );
    expect(widths).toEqual(["hour", "day", "day", "week", "month"]);
  });
});

describe("the question", () => {
  test("carries the range as instants and leaves out what narrows nothing", () => {
    const filters = read("q=+dap+&topic=land&sort=oldest");
    expect(questionOf(filters, { from: 0, to: 1 }).toString()).toBe(
      "q=dap&from=1970-01-01T00%3A00%3A00.000Z&to=1970-01-01T00%3A00%3A00.001Z&topic=land",
    );
  });

  test("can leave out one field, for that field's own counts", () => {
    const question = questionOf(read("topic=land&place=dong-say"), { from: 0, to: 1 }, "topic");
    expect(question.has("topic")).toBe(false);
    expect(question.get("place")).toBe("dong-say");
  });
});
