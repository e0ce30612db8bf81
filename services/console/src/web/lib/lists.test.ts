import { describe, expect, test } from "vitest";
import { parseDetail } from "./detail.ts";
import { groupStories } from "./group-stories.ts";
import { matchesWords } from "./match-words.ts";
import { parseReason, splitUnchanged } from "./reasons.ts";
import { reviewAddress, reviewFiltersOf, reviewQuestion } from "./review-address.ts";
import { settlingOf } from "./settling.ts";
import { verdictNeeds } from "./verdict-needs.ts";
import { withVerdictWords } from "./verdict-words.ts";
import { aligned, barEnd, pointLabel, quietestBar, totalOf } from "./volume-points.ts";
import { withoutCases } from "./without-cases.ts";

describe("groupStories", () => {
  test("gives one row a story, in the order of its first hit", () => {
    const hits = [
      { id: "a", story: "s1", storySize: 3 },
      { id: "b", story: "s2", storySize: 1 },
      { id: "c", story: "s1", storySize: 3 },
      { id: "c", story: "s1", storySize: 3 },
    ];
    const groups = groupStories(hits);
    expect(groups.map(({ lead, others, more }) => [lead.id, others.map(({ id }) => id), more])).toEqual([
      ["a", ["c"], 2],
      ["b", [], 0],
    ]);
  });
});

describe("the queue", () => {
  test("its filters live in the address", () => {
    const filters = reviewFiltersOf(new URLSearchParams("state=open&order=lastSeenAt&topic=land&mine=true"));
    expect(reviewAddress(filters, "c 1")).toBe("/kiem-chung/c%201?state=open&order=lastSeenAt&topic=land&mine=true");
    expect(reviewQuestion(filters, "me", 50).toString()).toBe("state=open&order=lastSeenAt&limit=50&topic=land&assignee=me");
    expect(reviewAddress(reviewFiltersOf(new URLSearchParams("state=nonsense")))).toBe("/kiem-chung");
  });

  test("without cases that moved on, and the counts follow", () => {
    const list = {
      items: [
        { id: "a", state: "suggested" },
        { id: "b", state: "suggested" },
      ],
      total: 12,
      counts: { suggested: 12, open: 1 },
    };
    expect(withoutCases(list, new Set(["a", "x"]))).toEqual({
      items: [{ id: "b", state: "suggested" }],
      total: 11,
      counts: { suggested: 11, open: 1 },
    });
  });
});

describe("a verdict", () => {
  test("needs a primary source with a copy, a reason and an uncertainty", () => {
    const copy = { primary: true, archive: { at: "now" } };
    expect(verdictNeeds([{ primary: false, archive: { at: "now" } }], " ", "")).toEqual({
      primary: false,
      archive: false,
      reason: false,
      uncertainty: false,
    });
    expect(verdictNeeds([{ primary: true, archive: null }], "vì", "chưa rõ")).toMatchObject({ primary: true, archive: false });
    expect(Object.values(verdictNeeds([copy], "vì", "chưa rõ"))).toEqual([true, true, true, true]);
  });

  test("is in words in the history", () => {
    const word = (value: string): string => (value === "false" ? "Sai" : value);
    expect(withVerdictWords("false: đã đo lại", word)).toBe("Sai: đã đo lại");
    expect(withVerdictWords("chưa đủ [false: đã đo lại]", word)).toBe("chưa đủ [Sai: đã đo lại]");
    expect(withVerdictWords("nói true là đúng", word)).toBe("nói true là đúng");
  });

  test("what settles a claim is said once and ends with what always settles", () => {
    expect(settlingOf(["number_with_unit", "affects_many", "never_heard"])).toEqual(["settle.number", "settle.any"]);
  });
});

describe("reasons of the balance", () => {
  test("are read with and without service and step", () => {
    expect(parseReason("extractor.composeText:empty")).toEqual({ service: "extractor", step: "composeText", reason: "empty" });
    expect(parseReason("collector:too_old")).toEqual({ service: "collector", step: null, reason: "too_old" });
    expect(parseReason("empty")).toEqual({ service: null, step: null, reason: "empty" });
  });

  test("what was merely listed again is no loss", () => {
    expect(splitUnchanged({ "collector:unchanged": 90, unchanged: 10, "collector:too_old": 3 })).toEqual({
      unchanged: 100,
      rest: { "collector:too_old": 3 },
    });
  });
});

test("a technical line is split into code and message", () => {
  expect(parseDetail("FETCH_REFUSED: cho-que: not fetched (robots)")).toEqual({
    code: "FETCH_REFUSED",
    message: "cho-que: not fetched (robots)",
  });
  expect(parseDetail("Lỗi: không rõ")).toEqual({ code: null, message: "Lỗi: không rõ" });
});

describe("the chart's points", () => {
  const points = [
    { at: "2026-11-22T17:00:00.000Z", count: 2 },
    { at: "2026-11-23T17:00:00.000Z", count: 5 },
  ];

  test("a bar ends where the next begins, the last with the range", () => {
    expect(barEnd(points, 0, 0)).toBe("2026-11-23T17:00:00.000Z");
    expect(barEnd(points, 1, Date.parse("2026-11-24T17:00:00Z"))).toBe("2026-11-24T17:00:00.000Z");
    expect(totalOf(points)).toBe(7);
  });

  test("labels are days, or hours when bars are hours", () => {
    expect(pointLabel("2026-11-22T17:00:00.000Z", "day")).toBe("23/11");
    expect(pointLabel("2026-11-22T17:00:00.000Z", "hour")).toBe("00:00");
  });

  test("the span before lies under it, missing bars are 0", () => {
    expect(aligned(points, [{ at: "x", count: 9 }])).toEqual([9, 0]);
  });

  test("the line's name stands where bars are lowest", () => {
    expect(quietestBar([9, 9, 9, 9, 9, 9, 1, 1, 1, 1, 1, 9, 9, 9], Array(14).fill(0))).toBe(8);
  });
});

test("look-up in a list forgives missing marks", () => {
  expect(matchesWords("Đập Phú Mộc nứt", "dap moc")).toBe(true);
  expect(matchesWords("Đập Phú Mộc nứt", "đập vỡ")).toBe(false);
});
