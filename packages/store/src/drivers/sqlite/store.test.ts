import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import type { ClassifiedDocument } from "@langnghe/domain";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { DocumentToStore } from "../../document-store.ts";
import { sqliteStore } from "./store.ts";

let folder = "";
let file = "";
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "langnghe-store-"));
  file = join(folder, "s.sqlite");
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

function entry(id: string, text: string, fetchedAt = "2026-11-20T00:00:00.000Z"): DocumentToStore {
  const document: ClassifiedDocument = {
    ...{ id, revision: `${id}:${text}`, feed: "f", outlet: "o", channel: "feedback", url: null, fetchedAt, title: id, text },
    ...{ publishedAt: "2026-11-10T00:00:00.000Z", publishedFrom: "entry", modifiedAt: null, answeredAt: null, language: "vi" },
    ...{
      kind: "article",
      categories: [],
      place: null,
      redactions: {},
      signature: [],
      topics: [],
      places: [],
      claims: [],
      flag: false,
    },
    models: { topics: "t", claims: "c" },
  };
  return { document, story: id, bands: [], indexedAt: fetchedAt };
}

/** Everything the installation's files hold, the write-ahead log among them. */
function bytesOnDisk(): string {
  return [file, `${file}-wal`].map((name) => readFileSync(name, "latin1")).join("");
}

describe("sqliteStore", () => {
  it("erasing leaves not a word of any revision in the files", async () => {
    const store = sqliteStore({ file });
    await store.documents.put([entry("kept", "staying here"), entry("gone", "firstsecretword here")]);
    await store.documents.put([entry("gone", "secondsecretword here", "2026-11-21T00:00:00.000Z")]);
    expect(bytesOnDisk()).toContain("firstsecretword");
    expect(bytesOnDisk()).toContain("secondsecretword");
    await store.documents.erase({ ids: ["gone"] });
    expect(bytesOnDisk()).not.toContain("secretword");
    expect(await store.documents.count({ q: "staying" })).toBe(1);
    await store.close();
  });

  it("erases from the files what a scan was still looking at, once that ends", async () => {
    const store = sqliteStore({ file });
    await store.documents.put([entry("a", "alpha"), entry("b", "secretword here")]);
    for await (const { id } of store.documents.scan({})) {
      if (id === "a") await store.documents.erase({ ids: ["b"] });
    }
    expect(bytesOnDisk()).not.toContain("secretword");
    await store.close();
  });

  it("the index of words holds what integrity_check and FTS5's own check accept after moves and erasures", async () => {
    const store = sqliteStore({ file });
    for (let round = 0; round < 30; round++) {
      const fetchedAt = new Date(Date.UTC(2026, 10, 20) + round).toISOString();
      await store.documents.put(["x", "y", "z"].map((id) => entry(id, `round ${round}`, fetchedAt)));
      if (round % 7 === 6) await store.documents.erase({ ids: ["y"] });
    }
    expect(await store.documents.count({ q: "round" })).toBe(3);
    expect(await store.documents.count({ q: "29" })).toBe(3);
    expect(await store.documents.count({ q: "28" })).toBe(0);
    await store.close();
    const db = new DatabaseSync(file);
    expect(db.prepare("PRAGMA integrity_check").get()?.integrity_check).toBe("ok");
    db.exec("INSERT INTO document_words (document_words) VALUES ('integrity-check')");
    db.close();
  });

  it("says which entry of the audit log was tampered with, or is missing", async () => {
    const store = sqliteStore({ file });
    for (let number = 1; number <= 5; number++) {
      await store.audit.append({ at: "2026-11-25T00:00:00.000Z", actor: "a", action: "b", subject: "c", facts: { number } });
    }
    const raw = new DatabaseSync(file);
    raw.exec(`UPDATE audit SET facts = '{"number":99}' WHERE seq = 3`);
    expect((await store.audit.verify()).broken).toBe(3);
    raw.exec(`UPDATE audit SET facts = '{"number":3}' WHERE seq = 3; DELETE FROM audit WHERE seq = 2`);
    expect((await store.audit.verify()).broken).toBe(3);
    raw.close();
    await store.close();
  });

  it("records are found through their index, not by reading all", async () => {
    const store = sqliteStore({ file });
    await store.close();
    const raw = new DatabaseSync(file);
    const plan = (sql: string): string =>
      raw
        .prepare(`EXPLAIN QUERY PLAN ${sql}`)
        .all()
        .map((row) => String(row.detail))
        .join("; ");
    expect(plan("SELECT id FROM records WHERE collection = 'polls' AND keys ->> '$.feed' IN ('f')")).toContain(
      "records_polls_feed",
    );
    expect(plan("SELECT id FROM records WHERE collection = 'accounts' AND keys ->> '$.name' IN ('n')")).toContain(
      "records_accounts_name",
    );
    raw.close();
  });
});
