import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { openDatabase } from "@langnghe/sqlite";
import { afterEach, beforeEach, expect, it } from "vitest";
import { putDocument } from "./put.ts";
import { MIGRATIONS } from "./schema.ts";
import { sqliteSearch } from "./search.ts";

let folder = "";
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "langnghe-ranking-"));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

/** Five documents with the word, the oldest (`d0`) with most of it. */
function fiveDocuments() {
  const file = join(folder, "s.sqlite");
  const db = openDatabase({
    ...{ file, part: "store", migrations: MIGRATIONS, unavailable: "STORE_UNAVAILABLE", bigints: true },
  });
  for (let day = 0; day < 5; day++) {
    const [id, at] = [`d${day}`, `2026-11-1${day}T00:00:00.000Z`];
    const text = `${"đập ".repeat(5 - day)}${"khác ".repeat(20)}`;
    const document = {
      ...{ id, revision: id, feed: "f", outlet: "o", channel: "news" as const, url: null, fetchedAt: at, title: "", text },
      ...{ publishedAt: at, publishedFrom: "entry" as const, modifiedAt: null, answeredAt: null, language: "vi" },
      ...{ kind: "article" as const, categories: [], place: null, redactions: {}, signature: [], topics: [], places: [] },
      ...{ claims: [], flag: false, models: { topics: "t", claims: "c" } },
    };
    putDocument(db, { document, story: id, bands: [], indexedAt: at });
  }
  return db;
}

it.each([1, 2, 3, 4, 10])("the newest matches come best first, older ones behind them by time: pages of %i", (limit) => {
  const db = fiveDocuments();
  const search = sqliteSearch(db, 3);
  const found: string[] = [];
  let cursor: string | undefined;
  do {
    const page = search({ filter: { q: "đập" }, sort: "relevance", limit, ...(cursor === undefined ? {} : { cursor }) });
    expect(page.total).toBe(5);
    expect(page.hits.length).toBe(Math.min(limit, 5 - found.length));
    found.push(...page.hits.map(({ document }) => document.id));
    cursor = page.next ?? undefined;
  } while (cursor !== undefined);
  // Of the newest three (d4, d3, d2) the older one says the word more often; d1 and d0 are not ranked.
  expect(found).toEqual(["d2", "d3", "d4", "d1", "d0"]);
  db.close();
});
