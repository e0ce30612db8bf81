import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { sqliteBus } from "@langnghe/bus";
import { type Claim, caseFromClaim, type Parked } from "@langnghe/domain";
import { databaseIn } from "@langnghe/runtime";
import { caseStore, type Store, sqliteStore } from "@langnghe/store";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { runCommandLine } from "../cli/run.ts";
import { captured } from "../cli/testing/captured.ts";

const base = mkdtempSync(join(tmpdir(), "langnghe-commands-"));
const data = join(base, "data");
const DAYS = ["2026-11-18", "2026-11-19", "2026-11-20"];

async function answer(argv: readonly string[], folder = data): Promise<{ code: number; out: string; err: string }> {
  const { io, out, err } = captured();
  return { code: await runCommandLine([...argv, "--data", folder], io), out: out(), err: err() };
}
async function lines(argv: readonly string[], folder = data) {
  const { code, out, err } = await answer(argv, folder);
  expect(code, err).toBe(0);
  return out
    .split("\n")
    .filter((line) => line !== "")
    .map((line) => JSON.parse(line));
}
async function withStore<T>(work: (store: Store) => Promise<T>, folder = data): Promise<T> {
  const store = sqliteStore({ file: databaseIn(folder) });
  return work(store).finally(() => store.close());
}

beforeAll(async () => {
  const material = join(base, "material");
  mkdirSync(material);
  const articles = DAYS.map((day, at) => ({
    id: `${at}`,
    title: `Đất đai ở Đồng Sậy, bài ${at}`,
    text: `Bà con hỏi về bồi thường đất lần ${at}.`,
    publishedAt: `${day}T00:30:00+07:00`,
  }));
  writeFileSync(join(material, "a.jsonl"), articles.map((each) => JSON.stringify(each)).join("\n"));
  const { io, err } = captured();
  expect(await runCommandLine(["import", "--data", data, material], io), err()).toBe(0);
});
afterAll(() => rmSync(base, { recursive: true, force: true }));

describe("search", () => {
  test("without a query: all, by id; with one: newest first", async () => {
    const all = await lines(["search", "--jsonl"]);
    expect(all.map(({ id }) => id)).toEqual(all.map(({ id }) => id).sort());
    const found = await lines(["search", "--jsonl", "--query", "dat dai"]);
    expect(found.map(({ publishedAt }) => publishedAt)).toEqual(
      DAYS.map((day) => new Date(`${day}T00:30:00+07:00`).toISOString()).reverse(),
    );
    expect(Object.keys(found[0])).toEqual([
      "id",
      "url",
      "revision",
      "title",
      "channel",
      "outlet",
      "publishedAt",
      "topics",
      "places",
      "story",
      "flag",
    ]);
  });

  test("marks in the query mean exactly these marks", async () => {
    expect(await lines(["search", "--query", "đất"])).toHaveLength(3);
    expect(await lines(["search", "--query", "dặt"])).toHaveLength(0);
  });

  test("--from is inclusive, --to exclusive, and a day is a Vietnamese one", async () => {
    expect(await lines(["search", "--from", "2026-11-19", "--to", "2026-11-20"])).toHaveLength(1);
    expect(await lines(["search", "--from", "2026-11-18T17:30:00Z"])).toHaveLength(2);
    expect(await lines(["search", "--to", "2026-11-18T17:30:00Z"])).toHaveLength(1);
  });

  test("--limit", async () => {
    expect(await lines(["search", "--limit", "2"])).toHaveLength(2);
    expect(await lines(["search", "--query", "dat", "--limit", "1"])).toHaveLength(1);
    expect(await lines(["search", "--query", "dat", "--limit", "all"])).toHaveLength(3);
  });
});

describe("trace and status", () => {
  test("trace says what happened at each service, oldest first; exit code 1 for what nobody knows", async () => {
    const [{ id }] = await lines(["search", "--limit", "1"]);
    const steps = await lines(["trace", id]);
    expect(steps.map(({ service, kind }) => `${service} ${kind}`)).toEqual([
      "extractor next",
      "classifier next",
      "indexer next",
    ]);
    expect(steps[0].run).toMatch(/^import_/);
    expect(await answer(["trace", "nobody"])).toMatchObject({ code: 1, out: "", err: expect.stringContaining("nobody") });
  });

  test("status closes: in = next + dropped + parked, in words and as JSON", async () => {
    const [{ services, documents }] = await lines(["status", "--json"]);
    expect(documents).toBe(3);
    const sum = (counts: Record<string, number>) => Object.values(counts).reduce((all, count) => all + count, 0);
    for (const each of services) expect(each.in, each.service).toBe(each.next + sum(each.dropped) + sum(each.parked));
    expect(services.map(({ service, lag }: { service: string; lag: number }) => [service, lag])).toEqual([
      ["collector", 0],
      ["extractor", 0],
      ["classifier", 0],
      ["indexer", 0],
    ]);
    const { out } = await answer(["status"]);
    expect(out).toContain("indexer     in 3 = next 3; waiting 0");
    expect(out).toContain("documents in the store: 3");
  });
});

describe("parked", () => {
  const parked = (id: string, value: string): Parked => ({
    id,
    service: "extractor",
    step: "decode",
    reason: "undecodable",
    cause: "PARSE_FAILED: x",
    stream: "documents.fetched",
    message: `m-${id}`,
    subject: "s1",
    key: "s1",
    value,
    at: "2026-11-25T00:00:00.000Z",
    times: 1,
  });

  test("list filters by service and reason and leaves the message out", async () => {
    await withStore(async ({ work }) => {
      await work.park(parked("p1", "AAAA"));
      const ended = {
        service: "extractor",
        message: "m-p1",
        subject: "s1",
        feed: "f1",
        run: "import_1",
        kind: "park",
      } as const;
      await work.record([{ ...ended, step: "decode", reason: "undecodable", at: "2026-11-25T00:00:00.000Z", ms: 1 }]);
      await work.park({ ...parked("p2", "AAAA"), service: "indexer", reason: "gave_up" });
    });
    const all = await lines(["parked", "list"]);
    expect(all.map(({ id }) => id).sort()).toEqual(["p1", "p2"]);
    expect(all.some((item) => "value" in item)).toBe(false);
    expect((await lines(["parked", "list", "--service", "indexer"])).map(({ id }) => id)).toEqual(["p2"]);
    expect((await lines(["parked", "list", "--reason", "undecodable"])).map(({ id }) => id)).toEqual(["p1"]);
  });

  test("replay puts it back onto its stream under its old id, takes it out, and is audited", async () => {
    expect(await lines(["parked", "replay", "--all", "--service", "extractor"])).toEqual([{ replayed: 1 }]);
    expect((await lines(["parked", "list"])).map(({ id }) => id)).toEqual(["p2"]);
    const bus = sqliteBus({ file: databaseIn(data) });
    const back = [];
    for await (const { id, headers } of bus.read("documents.fetched", { key: "s1" })) back.push({ id, headers });
    await bus.close();
    // Its run and its feed are those it was counted under.
    expect(back).toEqual([{ id: "m-p1", headers: { run: "import_1", feed: "f1" } }]);
    await withStore(async ({ audit }) => {
      expect(await audit.list({ limit: 1 })).toMatchObject([
        { action: "parked.replay", actor: "command", facts: { parked: "p1" } },
      ]);
    });
    await lines(["parked", "discard", "p2", "--why", "thử"]);
  });

  test("replay without an id and without --all is bad usage, not nothing", async () => {
    expect(await answer(["parked", "replay"])).toMatchObject({ code: 2, out: "" });
  });
});

describe("audit verify", () => {
  test("finds the first entry that somebody changed, with exit code 1", async () => {
    const copy = join(base, "tampered");
    await lines(["backup", copy]);
    const [{ checked }] = await lines(["audit", "verify"], copy);
    expect(checked).toBeGreaterThanOrEqual(2);
    const db = new DatabaseSync(databaseIn(copy));
    db.exec("UPDATE audit SET actor = 'nobody' WHERE seq = 2");
    db.close();
    const { code, out } = await answer(["audit", "verify"], copy);
    expect({ code, broken: JSON.parse(out).broken }).toEqual({ code: 1, broken: 2 });
  });
});

describe("users", () => {
  test("add shows a one-time password once; list shows none; every change is audited", async () => {
    const [made] = await lines(["users", "add", "lan", "--display", "Chị Lan", "--role", "analyst"]);
    expect(made).toMatchObject({
      name: "lan",
      displayName: "Chị Lan",
      role: "analyst",
      oneTimePassword: expect.stringMatching(/.{12,}/),
    });
    const listed = await answer(["users", "list"]);
    expect(listed.out).toContain("lan");
    expect(listed.out).not.toMatch(/scrypt|salt|hash|"password"|oneTime/i);
    const [reset] = await lines(["users", "reset", "lan"]);
    expect(reset.oneTimePassword).not.toBe(made.oneTimePassword);
    expect((await lines(["users", "disable", "lan"]))[0]).toMatchObject({ disabled: true, oneTimePassword: null });
    expect((await lines(["users", "role", "lan", "editor"]))[0]).toMatchObject({ role: "editor" });
    await withStore(async ({ audit }) =>
      expect((await audit.list({ limit: 4 })).every(({ actor }) => actor === "command")).toBe(true),
    );
  });

  test.each([
    [["add"], "name an account"],
    [["add", "x", "--role", "king"], "the role must be one of"],
    [["role", "lan"], "the role must be one of"],
    [["fix", "lan"], "say list, add"],
  ])("users %j is bad usage", async (argv, said) => {
    expect(await answer(["users", ...argv])).toMatchObject({ code: 2, out: "", err: expect.stringContaining(said) });
  });

  test("an unknown account and a taken name are failures of the work", async () => {
    expect((await answer(["users", "reset", "nobody"])).code).toBe(1);
    expect((await answer(["users", "add", "lan"])).code).toBe(1);
  });
});

describe("backup and restore", () => {
  test("bring everything back: documents, cases, accounts, audit chain", async () => {
    const claim: Claim = {
      text: "Bà con hỏi về bồi thường đất lần 0.",
      start: 0,
      end: 35,
      score: 0.9,
      checkable: 0.9,
      sourcing: "none",
      flag: true,
      kind: "claim",
      reasons: [],
    };
    await withStore(async ({ documents, records }) => {
      const { hits } = await documents.search({ filter: {}, sort: "newest", limit: 1 });
      for (const { document } of hits)
        await caseStore(records).put(caseFromClaim(document, claim, { by: "u1", at: "2026-11-25T00:00:00.000Z" }), 0);
    });
    const copy = join(base, "copy");
    expect(await lines(["backup", copy])).toEqual([{ backup: copy, bytes: expect.any(Number) }]);
    const back = join(base, "back");
    const { io, err } = captured();
    expect(await runCommandLine(["restore", copy, "--data", back], io), err()).toBe(0);
    for (const argv of [["search"], ["users", "list"], ["audit", "verify"]])
      expect(await lines(argv, back)).toEqual(await lines(argv));
    await withStore(async ({ records }) => expect(await caseStore(records).countsByState()).toEqual({ open: 1 }), back);
  });

  test("neither writes over anything", async () => {
    expect(await answer(["backup", join(base, "copy")])).toMatchObject({
      code: 2,
      err: expect.stringContaining("is not empty"),
    });
    const { io, err } = captured();
    expect(await runCommandLine(["restore", join(base, "copy"), "--data", data], io)).toBe(2);
    expect(err()).toContain("holds an installation already");
    expect(await lines(["search"])).toHaveLength(3);
  });

  test("a damaged backup is not brought back", async () => {
    const bad = join(base, "bad");
    mkdirSync(bad);
    writeFileSync(databaseIn(bad), "no database".repeat(1_000));
    const { io } = captured();
    expect(await runCommandLine(["restore", bad, "--data", join(base, "from-bad")], io)).toBe(2);
    expect((await answer(["search"], join(base, "from-bad"))).err).toContain("there is no installation");
  });
});

describe("replay", () => {
  const stream = ["replay", "--stream", "documents.extracted", "--from", new Date(Date.now() - 86_400_000).toISOString()];

  test("into the live store: every message of the span ends once, and nothing changes", async () => {
    const before = await lines(["search"]);
    expect(await lines(stream)).toMatchObject([
      { stream: "documents.extracted", read: 3, indexed: 0, unchanged: 3, dropped: {}, parked: {}, into: null },
    ]);
    expect(await lines(["search"])).toEqual(before);
  });

  test("a second replay does not tell the first one's messages again", async () => {
    expect(await lines(stream)).toMatchObject([{ read: 3, unchanged: 3 }]);
  });

  test("into a shadow: an index of its own, and nothing live is touched", async () => {
    const before = await lines(["status", "--json"]);
    expect(await lines([...stream, "--into", "thu-nghiem"])).toMatchObject([
      { read: 3, indexed: 3, unchanged: 0, into: "thu-nghiem" },
    ]);
    expect(await lines(["status", "--json"])).toEqual(before);
    expect(await lines(["search"], join(data, "shadow", "thu-nghiem"))).toEqual(await lines(["search"]));
  });

  test("a span in which nothing came reads nothing and ends", async () => {
    const old = ["replay", "--stream", "documents.fetched", "--from", "2020-01-01", "--to", "2020-01-02"];
    expect(await lines(old)).toMatchObject([{ read: 0, indexed: 0 }]);
  });
});
