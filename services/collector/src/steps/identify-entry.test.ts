import { type FeedEntry, feedSchema } from "@langnghe/domain";
import { describe, expect, test } from "vitest";
import { openPages } from "../page-memory.ts";
import { openSeen } from "../seen.ts";
import { contentHash, documentKey, identifyEntry } from "./identify-entry.ts";

const entry: FeedEntry = {
  externalId: null,
  url: "http://bao.example/tin/1?utm_source=rss",
  title: "Một",
  summaryHtml: null,
  contentHtml: null,
  publishedAt: null,
  updatedAt: null,
  categories: [],
  place: null,
  answeredAt: null,
};

describe("documentKey", () => {
  test.each([
    ["the feed's own id first", { ...entry, externalId: "tag:1" }, "tag:1"],
    ["else the canonical address", entry, "http://bao.example/tin/1"],
    ["an empty id is none", { ...entry, externalId: "" }, "http://bao.example/tin/1"],
    ["a port counts", { ...entry, url: "http://bao.example:8080/tin/1" }, "http://bao.example:8080/tin/1"],
    ["but not on this machine", { ...entry, url: "http://bao.localhost:8081/tin/1" }, "http://bao.localhost/tin/1"],
    ["neither", { ...entry, url: null }, null],
    ["an address of another kind", { ...entry, url: "mailto:a@b.example" }, null],
  ])("%s", (_name, given, expected) => {
    expect(documentKey(given, "http://bao.example/rss")).toBe(expected);
  });
});

describe("contentHash", () => {
  const changes: Partial<FeedEntry>[] = [
    { title: "Hai" },
    { summaryHtml: "x" },
    { contentHtml: "x" },
    { publishedAt: "2026-11-25T01:00:00.000Z" },
    { updatedAt: "2026-11-25T01:00:00.000Z" },
    { categories: ["x"] },
    { place: "Bắc Lam" },
    { answeredAt: "2026-11-25T01:00:00.000Z" },
  ];
  test("each field counts, in its own place", () => {
    const hashes = [entry, ...changes.map((change) => ({ ...entry, ...change }))].map(contentHash);
    expect(new Set(hashes).size).toBe(changes.length + 1);
    expect(contentHash({ ...entry })).toBe(contentHash(entry));
  });
});

test("one document listed twice goes on once", async () => {
  const feed = feedSchema.parse({
    id: "a",
    label: "A",
    type: "feed",
    url: "http://bao.example/rss",
    outlet: "a",
    channel: "news",
  });
  const item = { feed, entry, seen: openSeen({}), pages: openPages({}, 0), listed: new Set<string>() };
  const step = identifyEntry();
  expect(await step(item)).toMatchObject({ kind: "next", value: { entry: { url: "http://bao.example/tin/1" } } });
  expect(await step(item)).toEqual({ kind: "drop", reason: "listed_twice" });
});
