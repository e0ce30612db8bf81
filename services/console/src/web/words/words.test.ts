import { describe, expect, test } from "vitest";
import { en } from "./en.ts";
import { fillHoles, isWordKey, say, sayCode } from "./say.ts";
import { vi, type WordKey } from "./vi.ts";

const keys = Object.keys(vi).filter(isWordKey);
/** Names and signs that are the same in both tongues. */
const SAME_IN_BOTH: readonly WordKey[] = ["app.name", "document.trace.ms"];
/** English words that no Vietnamese sentence has; Vietnamese has no such syllables without marks. */
const ENGLISH = /\b(the|and|of|is|are|with|this|that|from|feed|search|review|digest|claim|case|none|all|error|loading)\b/iu;

describe("the catalogues", () => {
  test("have the same keys, none empty", () => {
    expect(Object.keys(en).sort()).toEqual(Object.keys(vi).sort());
    expect(keys.filter((key) => vi[key].trim() === "" || en[key].trim() === "")).toEqual([]);
  });

  test("have no English left in the Vietnamese one", () => {
    const untranslated = keys.filter((key) => !SAME_IN_BOTH.includes(key) && vi[key] === en[key]);
    expect(untranslated).toEqual([]);
    expect(keys.filter((key) => ENGLISH.test(vi[key].replaceAll(/\{[^}]*\}/gu, "")))).toEqual([]);
  });

  test("have the same holes in both tongues", () => {
    const holes = (sentence: string): string[] => [
      ...new Set([...sentence.matchAll(/\{(\w+)/gu)].map((match) => match[1] ?? "")),
    ];
    expect(keys.filter((key) => holes(vi[key]).sort().join() !== holes(en[key]).sort().join())).toEqual([]);
  });

  test("use the words of the house", () => {
    expect(vi["state.suggested"]).toBe("Gợi ý kiểm chứng");
    expect(vi["state.unverified"].toLowerCase()).toBe("chưa kiểm chứng");
    expect(vi["case.claim"].toLowerCase()).toBe("nội dung cần kiểm chứng");
    expect(
      ["true", "false", "misleading", "unproven", "not_checkable"].map((value) => sayCode("vi", "verdict", value)),
    ).toEqual(["Đúng", "Sai", "Gây hiểu lầm", "Chưa đủ căn cứ", "Không thể kiểm chứng"]);
    expect(keys.filter((key) => /tin giả|tin đồn/iu.test(vi[key]))).toEqual([]);
  });

  test("have words for every code of the contract", () => {
    const families = {
      state: ["suggested", "dismissed", "open", "awaiting_second", "decided", "published", "contested", "merged"],
      action: [
        "open",
        "dismiss",
        "restore",
        "propose",
        "agree",
        "disagree",
        "publish",
        "contest",
        "uphold",
        "reopen",
        "merge",
        "unmerge",
      ],
      sourcing: ["named", "vague", "none", "na"],
      health: ["ok", "silent", "failing", "refused", "waiting", "disabled"],
      poll: ["ok", "not_modified", "failed", "refused"],
      digest_state: ["requested", "draft", "approved", "sending", "sent", "discarded"],
      section: ["concerns", "petitions", "unverified", "corrections", "silence"],
      role: ["reader", "analyst", "editor", "administrator"],
      outcome: ["next", "drop", "park"],
    };
    const missing = Object.entries(families).flatMap(([family, codes]) =>
      codes.map((code) => `${family}.${code}`).filter((key) => !isWordKey(key)),
    );
    expect(missing).toEqual([]);
  });
});

describe("say", () => {
  test("writes numbers in the tongue's way", () => {
    expect(say("vi", "search.total", { n: 1_234 })).toBe("1.234 văn bản");
    expect(say("en", "search.total", { n: 1_234 })).toBe("1,234 documents");
  });

  test("picks the singular in English", () => {
    expect(say("en", "search.total", { n: 1 })).toBe("1 document");
  });

  test("leaves a hole that nothing fills, so that the fault is seen", () => {
    expect(fillHoles("còn {n} bài", {}, "vi")).toBe("còn {n} bài");
  });

  test("shows an unknown code as such", () => {
    expect(sayCode("vi", "reason", "brand_new")).toBe("mã “brand_new”");
  });
});
