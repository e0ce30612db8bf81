import { type Case, type Claim, caseFromClaim } from "@langnghe/domain";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { type Context, createContext } from "./app.ts";
import { mergeCase, unmergeCase } from "./case-merge.ts";
import { documentOf, NOW, type TestConsole, testConsole } from "./console-fixture.ts";
import { createSessions } from "./sessions.ts";
import { consoleStores } from "./stores.ts";

const ACTING = { account: { id: "acc_lan", body: null }, now: NOW };
let console: TestConsole;
let context: Context;

beforeEach(async () => {
  console = await testConsole();
  const { accounts } = consoleStores(console.store.records);
  context = createContext(console.deps, createSessions(accounts, console.deps.clock, 1));
});
afterEach(() => console.close());

async function stored(document: string, text: string, changes: Partial<Case> = {}) {
  const claim: Claim = {
    text,
    start: 0,
    end: text.length,
    score: 0.5,
    checkable: 1,
    sourcing: "none",
    flag: true,
    kind: "claim",
    reasons: [],
  };
  const indexed = { ...documentOf(document), story: document, revisionNumber: 1, indexedAt: "" };
  const value = { ...caseFromClaim(indexed, claim, { by: "machine", at: "2026-11-25T00:00:00.000Z" }), ...changes };
  return { value, version: await context.stores.cases.put(value, 0) };
}

const documentsIn = async (id: string) =>
  (await context.stores.cases.require(id)).value.wordings.map((wording) => wording.document);

describe("a merge", () => {
  it("takes the wordings out of the other case again when somebody changed this one meanwhile", async () => {
    const [source, target] = [await stored("d1", "Đập nứt"), await stored("d2", "Đập bị nứt")];
    await context.stores.cases.put({ ...source.value, assignee: "acc_minh" }, source.version);
    const merge = mergeCase(context, { source, into: target.value.id, note: undefined, acting: ACTING });
    await expect(merge).rejects.toMatchObject({ code: "CONFLICT" });
    expect(await documentsIn(target.value.id)).toEqual(["d2"]);
    expect((await context.stores.cases.require(source.value.id)).value.state).toBe("suggested");
  });

  it("does not reach a case about the reviewer's own body", async () => {
    const [source, target] = [await stored("d1", "Đập nứt"), await stored("d2", "Đập bị nứt", { concerns: "so-nnmt" })];
    const acting = { ...ACTING, account: { id: "acc_hoa", body: "so-nnmt" } };
    const merge = mergeCase(context, { source, into: target.value.id, note: undefined, acting });
    await expect(merge).rejects.toMatchObject({ facts: { detail: "own_body_cannot_decide" } });
    expect(await documentsIn(target.value.id)).toEqual(["d2"]);
  });

  it("that is undone leaves the other case what came to it from elsewhere", async () => {
    const [first, second, target] = [
      await stored("d1", "Đập nứt"),
      await stored("d3", "Đập sắp vỡ"),
      await stored("d2", "Đập bị nứt"),
    ];
    const into = target.value.id;
    const merged = await mergeCase(context, { source: first, into, note: undefined, acting: ACTING });
    await mergeCase(context, { source: second, into, note: undefined, acting: ACTING });
    expect((await documentsIn(into)).sort()).toEqual(["d1", "d2", "d3"]);
    await unmergeCase(context, merged, ACTING);
    expect((await documentsIn(into)).sort()).toEqual(["d2", "d3"]);
  });
});
