import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import {
  type Case,
  type CaseState,
  type Channel,
  type ClassifiedDocument,
  caseFromClaim,
  DAY_MS,
  toInstant,
} from "@langnghe/domain";
import { type CaseStore, caseStore, type Store, sqliteStore } from "@langnghe/store";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { eraseCases } from "./erase-cases.ts";
import { applyRetention } from "./retention.ts";

const NOW = Date.UTC(2026, 10, 25);
let folder = "";
let store: Store;
let cases: CaseStore;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "langnghe-cases-"));
  store = sqliteStore({ file: join(folder, "s.sqlite") });
  cases = caseStore(store.records);
});
afterEach(async () => {
  await store.close();
  rmSync(folder, { recursive: true, force: true });
});

/** A document collected so many days ago. */
function aDocument(id: string, daysAgo: number, channel: Channel = "news"): ClassifiedDocument {
  const at = toInstant(NOW - daysAgo * DAY_MS);
  return {
    ...{
      id,
      revision: `r-${id}`,
      feed: "f",
      outlet: "o",
      channel,
      url: null,
      fetchedAt: at,
      title: id,
      text: `Văn bản ${id}.`,
    },
    ...{ publishedAt: at, publishedFrom: "entry", modifiedAt: null, answeredAt: null, language: "vi", kind: "article" },
    ...{ categories: [], place: null, redactions: {}, signature: [], topics: [], places: [], claims: [], flag: false },
    models: { topics: "t", claims: "c" },
  };
}

async function put(...documents: ClassifiedDocument[]): Promise<void> {
  await store.documents.put(
    documents.map((document) => ({ document, story: document.id, bands: [], indexedAt: document.fetchedAt })),
  );
}

/** A case on the first document, with a wording in each. */
async function aCase(
  name: string,
  state: CaseState,
  documents: readonly string[],
  change: Partial<Case> = {},
): Promise<string> {
  const [first = "none"] = documents;
  const text = `Đập ${name} sắp vỡ.`;
  const claim = { text, start: 0, end: text.length, score: 0.9, checkable: 0.9, sourcing: "none", flag: true } as const;
  const stored = { ...aDocument(first, 1), story: first, revisionNumber: 1, indexedAt: toInstant(NOW) };
  const made = caseFromClaim(stored, { ...claim, kind: "claim", reasons: [] }, { by: "machine", at: toInstant(NOW) });
  const wordings = documents.flatMap((document) => made.wordings.map((wording) => ({ ...wording, document })));
  await cases.put({ ...made, state, wordings, ...change }, 0);
  return made.id;
}

async function kept(ids: readonly string[]): Promise<boolean[]> {
  return await Promise.all(ids.map(async (id) => (await cases.get(id)) !== null));
}

const deps = () => ({ documents: store.documents, cases });

describe("eraseCases", () => {
  it("removes suggested and dismissed cases when their last document is gone, not before", async () => {
    await put(aDocument("here", 1));
    const ids = [
      await aCase("một", "suggested", ["gone"]),
      await aCase("hai", "dismissed", ["gone", "gone too"]),
      await aCase("ba", "suggested", ["gone", "here"]),
      await aCase("bốn", "dismissed", ["here"]),
    ];
    expect(await eraseCases(deps())).toBe(2);
    expect(await kept(ids)).toEqual([false, false, true, true]);
  });

  it("keeps what people work on or found", async () => {
    const states = ["open", "awaiting_second", "decided", "published", "contested"] as const;
    const ids = [];
    for (const state of states) ids.push(await aCase(state, state, ["gone"]));
    expect(await eraseCases(deps())).toBe(0);
    expect(await kept(ids)).toEqual(states.map(() => true));
  });

  it("takes along what was joined into a case that goes", async () => {
    await put(aDocument("here", 1));
    const [going, staying] = [await aCase("đi", "suggested", ["gone"]), await aCase("ở", "suggested", ["here"])];
    const first = await aCase("gộp một", "merged", ["gone"], { mergedInto: going });
    const second = await aCase("gộp hai", "merged", ["here"], { mergedInto: staying });
    expect(await eraseCases(deps())).toBe(2);
    expect(await kept([going, first, staying, second])).toEqual([false, false, true, true]);
  });

  it("looks at more cases than one chunk, and leaves the one that somebody takes up at that moment", async () => {
    const ids = [];
    for (let number = 0; number < 120; number++) ids.push(await aCase(`số ${number}`, "suggested", ["gone"]));
    const [taken = ""] = ids;
    const racing: CaseStore = {
      ...cases,
      remove: async function remove(id, version) {
        const found = id === taken ? await cases.get(id) : null;
        if (found !== null) await cases.put({ ...found.value, state: "open" }, found.version);
        return await cases.remove(id, version);
      },
    };
    expect(await eraseCases({ ...deps(), cases: racing })).toBe(119);
    expect((await cases.get(taken))?.value.state).toBe("open");
  });
});

it("retention erases a document with its case, and proves both with numbers alone", async () => {
  await put(aDocument("old", 400), aDocument("new", 10));
  const ids = [await aCase("cũ", "suggested", ["old"]), await aCase("mới", "suggested", ["new"])];
  const removed = await applyRetention({
    ...{ ...store, ...deps(), clock: () => NOW, streams: [], bus: { trim: async () => 0 } },
    retentionDays: { news: 365, official: 365, community: 365, feedback: 365 },
  });
  expect(removed).toMatchObject({ news: 1, cases: 1 });
  expect(await kept(ids)).toEqual([false, true]);
  const [proof] = await store.audit.list({ limit: 1 });
  expect(proof).toMatchObject({ actor: "machine", action: "retention.cases", subject: "cases", facts: { cases: 1 } });
});
