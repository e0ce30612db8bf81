import { describe, expect, it } from "vitest";
import { documentIdOf, hashOf, newId, revisionOf } from "./ids.ts";

describe("ids", () => {
  it("of a document follow from feed and key alone", () => {
    expect(documentIdOf("bvl", "guid-1")).toBe(documentIdOf("bvl", "guid-1"));
    expect(documentIdOf("bvl", "guid-1")).not.toBe(documentIdOf("dvl", "guid-1"));
    expect(documentIdOf("bvl", "guid-1")).toMatch(/^[0-9a-f]{32}$/);
  });

  it("do not run parts together", () => {
    expect(hashOf("ab", "c")).not.toBe(hashOf("a", "bc"));
  });

  it("of a revision change with each part of the content and with nothing else", () => {
    const content = { title: "a", text: "b", publishedAt: "2026-11-20T00:00:00.000Z" };
    expect(revisionOf(content)).toBe(revisionOf({ ...content }));
    for (const change of [{ title: "x" }, { text: "x" }, { publishedAt: null }])
      expect(revisionOf({ ...content, ...change })).not.toBe(revisionOf(content));
  });

  it("that are made at random say what they name", () => {
    expect(newId("case")).toMatch(/^case_[\w-]{16}$/);
    expect(newId("case")).not.toBe(newId("case"));
  });
});
