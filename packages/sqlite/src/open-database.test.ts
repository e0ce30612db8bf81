import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { LangngheError } from "@langnghe/domain";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { integer } from "./columns.ts";
import type { OpenOptions } from "./database.ts";
import { translateSqliteError } from "./errors.ts";
import { openDatabase } from "./open-database.ts";

let folder = "";
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "langnghe-sqlite-"));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

function options(change: Partial<OpenOptions> = {}): OpenOptions {
  const migrations = ["CREATE TABLE numbers (n INTEGER NOT NULL) STRICT;"];
  return { file: join(folder, "a", "test.sqlite"), part: "test", migrations, unavailable: "STORE_UNAVAILABLE", ...change };
}

function codeOf(call: () => unknown): string {
  try {
    call();
    return "none";
  } catch (error) {
    return error instanceof LangngheError ? error.code : String(error);
  }
}

describe("openDatabase", () => {
  it("makes the folder and the file, durable by write-ahead log and full sync, with overwritten deletes", () => {
    const db = openDatabase(options());
    expect(db.get("PRAGMA journal_mode")?.journal_mode).toBe("wal");
    expect(db.get("PRAGMA synchronous")?.synchronous).toBe(2);
    expect(db.get("PRAGMA secure_delete")?.secure_delete).toBe(1);
    db.close();
  });

  it("runs each migration once, and later ones on a file that has the earlier ones", () => {
    openDatabase(options()).close();
    const second = options({
      migrations: [...options().migrations, "CREATE TABLE more (m TEXT) STRICT;\n  INSERT INTO numbers VALUES (7);"],
    });
    openDatabase(second).close();
    const db = openDatabase(second);
    expect(db.all("SELECT n FROM numbers").map((row) => integer(row, "n"))).toEqual([7]);
    db.close();
  });

  it("versions the parts of one file apart", () => {
    const [bus, store] = [
      openDatabase(options({ part: "bus", migrations: ["CREATE TABLE a (x) ;"] })),
      openDatabase(options()),
    ];
    expect(store.all("SELECT part, version FROM schema_versions ORDER BY part").map((row) => ({ ...row }))).toEqual([
      { part: "bus", version: 1 },
      { part: "test", version: 1 },
    ]);
    bus.close();
    store.close();
  });

  it("refuses a file of a newer version with one line, and leaves it as it was", () => {
    const newer = options({ migrations: [...options().migrations, "CREATE TABLE later (x) ;"] });
    openDatabase(newer).close();
    const before = readFileSync(newer.file);
    expect(() => openDatabase(options())).toThrow(
      /was written by a newer version of this program \(test 2, this one knows 1\)/u,
    );
    expect(codeOf(() => openDatabase(options()))).toBe("DATA_FOLDER");
    expect(readFileSync(newer.file).equals(before)).toBe(true);
  });

  it("a failing migration leaves nothing of itself", () => {
    const broken = options({ migrations: ["CREATE TABLE half (x) ;\nCREATE TABLE half (x) ;"] });
    expect(codeOf(() => openDatabase(broken))).toBe("INTERNAL");
    const db = openDatabase(options());
    expect(db.get("SELECT count(*) AS count FROM sqlite_schema WHERE name = 'half'")?.count).toBe(0);
    db.close();
  });

  it("names a file that is no database, and a folder that cannot be made", () => {
    const file = join(folder, "text.sqlite");
    writeFileSync(file, "this is no database, but long enough to be looked at ".repeat(50));
    expect(codeOf(() => openDatabase(options({ file })))).toBe("DATA_FOLDER");
    expect(codeOf(() => openDatabase(options({ file: join(file, "below", "a.sqlite") })))).toBe("DATA_FOLDER");
  });
});

describe("a database", () => {
  it("takes back a whole transaction when its work throws", () => {
    const db = openDatabase(options());
    const failing = (): never =>
      db.write(() => {
        db.run("INSERT INTO numbers VALUES (1)");
        throw new LangngheError("CONFLICT", "no");
      });
    expect(codeOf(failing)).toBe("CONFLICT");
    expect(db.all("SELECT n FROM numbers")).toEqual([]);
    expect(db.write(() => db.run("INSERT INTO numbers VALUES (2), (3)"))).toBe(2);
    db.close();
  });

  it("a snapshot sees the file as it was when it was taken", () => {
    const db = openDatabase(options());
    const snapshot = db.snapshot();
    db.run("INSERT INTO numbers VALUES (1)");
    expect(snapshot.all("SELECT n FROM numbers")).toEqual([]);
    expect(codeOf(() => snapshot.run("INSERT INTO numbers VALUES (2)"))).toBe("DATA_FOLDER");
    snapshot.close();
    db.close();
  });

  it("tells other connections' writes from its own", () => {
    const [one, two] = [openDatabase(options()), openDatabase(options())];
    const before = one.otherWrites();
    one.run("INSERT INTO numbers VALUES (1)");
    expect(one.otherWrites()).toBe(before);
    two.run("INSERT INTO numbers VALUES (2)");
    expect(one.otherWrites()).not.toBe(before);
    one.close();
    two.close();
  });
});

describe("translateSqliteError", () => {
  function errorOf(call: (db: DatabaseSync, file: string) => void): LangngheError {
    const file = join(folder, "raw.sqlite");
    const db = new DatabaseSync(file, { timeout: 0 });
    try {
      call(db, file);
    } catch (cause) {
      return translateSqliteError(cause, file, "BUS_UNAVAILABLE");
    } finally {
      db.close();
    }
    throw new LangngheError("INTERNAL", "the call did not fail");
  }

  it("a full disk is DISK_FULL, which trying again does not help", () => {
    const error = errorOf((db) => {
      db.exec("CREATE TABLE t (x); PRAGMA max_page_count = 4");
      db.exec("INSERT INTO t VALUES (zeroblob(100000))");
    });
    expect([error.code, error.retryable]).toEqual(["DISK_FULL", false]);
  });

  it("another process's lock is the caller's retryable code", () => {
    const error = errorOf((db, file) => {
      const other = new DatabaseSync(file);
      other.exec("BEGIN EXCLUSIVE");
      try {
        db.exec("CREATE TABLE t (x)");
      } finally {
        other.close();
      }
    });
    expect([error.code, error.retryable]).toEqual(["BUS_UNAVAILABLE", true]);
  });

  it("a wrong statement is a fault of the program; an error of the product passes through", () => {
    expect(errorOf((db) => db.exec("SELEC")).code).toBe("INTERNAL");
    const own = new LangngheError("USAGE", "own");
    expect(translateSqliteError(own, "f", "BUS_UNAVAILABLE")).toBe(own);
  });
});
