import { type Case, type ClassifiedDocument, caseIdOf } from "@langnghe/domain";
import type { Attempt } from "@langnghe/pipeline";
import { beforeEach, describe, expect, test } from "vitest";
import type { IndexerDeps } from "./deps.ts";
import { indexerFlow } from "./flow.ts";
import { at, classified, flagged, likeness, memoryCases, memoryDocuments } from "./testing/memory.ts";

const attempt: Attempt = (_, run) => run();
const CLAIM = "Nghe nói đập Phú Mộc đã nứt.";
const CASE = caseIdOf(CLAIM);
/** Ten places, so that a share of equal places is exact. */
const TEN = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10];

let documents: ReturnType<typeof memoryDocuments>;
let cases: ReturnType<typeof memoryCases>;
let deps: IndexerDeps;
let index: (document: ClassifiedDocument) => Promise<string>;

beforeEach(() => {
  documents = memoryDocuments();
  cases = memoryCases();
  deps = {
    documents,
    cases,
    ...likeness,
    queueFrom: { news: 0, official: 0, community: 0, feedback: 0 },
    clock: () => Date.parse(at(30)),
  };
  const flow = indexerFlow(deps);
  index = async (document) => {
    const result = await flow.run(document, attempt);
    return result.kind === "next" ? result.value.result : result.kind === "drop" ? result.reason : "parked";
  };
});

function firstCase(): Case {
  const [first] = cases.all();
  if (first === undefined) throw new RangeError("there is no case");
  return first;
}

describe("writing", () => {
  test("the same revision twice is counted as unchanged, an older one as stale", async () => {
    expect(await index(classified({ revision: "r2", fetchedAt: at(5) }))).toBe("created");
    expect(await index(classified({ revision: "r2", fetchedAt: at(5) }))).toBe("unchanged");
    expect(await index(classified({ revision: "r1", fetchedAt: at(1) }))).toBe("stale");
    expect(documents.stored.get("d1")).toMatchObject({ revision: "r2", revisionNumber: 1, indexedAt: at(30) });
    expect(await index(classified({ revision: "r3", fetchedAt: at(9) }))).toBe("changed");
    expect(documents.stored.get("d1")?.revisionNumber).toBe(2);
  });

  test("documents of one moment share a write", async () => {
    const many = Array.from({ length: 20 }, (_, number) => classified({ id: `d${number}` }));
    await Promise.all(many.map(index));
    expect(documents.writes).toEqual([20]);
  });

  test("an undated document keeps the date of its first fetch; a dated one takes the outlet's new date", async () => {
    await index(classified({ publishedFrom: "fetched", publishedAt: at(1) }));
    const flow = indexerFlow(deps);
    const again = await flow.run(
      classified({ revision: "r2", fetchedAt: at(20), publishedFrom: "fetched", publishedAt: at(20) }),
      attempt,
    );
    expect(again.kind).toBe("next");
    expect(documents.stored.get("d1")?.publishedAt).toBe(at(1));
    await index(classified({ revision: "r3", fetchedAt: at(25), publishedFrom: "entry", publishedAt: at(22) }));
    expect(documents.stored.get("d1")?.publishedAt).toBe(at(22));
  });
});

describe("stories", () => {
  const like = (same: number) => TEN.map((value, place) => (place < same ? value : value + 100));
  const storyOf = (id: string) => documents.stored.get(id)?.story;

  test("a document like none begins its own story", async () => {
    await index(classified({ signature: TEN }));
    expect(storyOf("d1")).toBe("d1");
  });

  test("from 0.45 of common phrases on it is the same story, below it is not", async () => {
    await index(classified({ signature: TEN }));
    await index(classified({ id: "half", signature: like(5) }));
    await index(classified({ id: "less", signature: TEN.map((value, place) => (place < 6 ? value + 500 : value)) }));
    expect(storyOf("half")).toBe("d1");
    expect(storyOf("less")).toBe("less");
  });

  test("the closest candidate's story is joined", async () => {
    await index(classified({ id: "far", signature: like(5) }));
    documents.stored.set("near", {
      ...classified({ id: "near", signature: like(9) }),
      story: "near-story",
      revisionNumber: 1,
      indexedAt: at(1),
      bands: likeness.bandsOf(like(9)),
    });
    await index(classified({ id: "new", signature: TEN }));
    expect(storyOf("new")).toBe("near-story");
  });

  test("feedback is joined only when it says the same word for word", async () => {
    await index(classified({ channel: "feedback", signature: TEN }));
    await index(classified({ id: "alike", channel: "feedback", signature: like(8) }));
    await index(classified({ id: "same", channel: "feedback", signature: like(9) }));
    expect(storyOf("alike")).toBe("alike");
    expect(storyOf("same")).toBe("d1");
  });

  test("two like documents of one batch find each other before either is stored", async () => {
    await Promise.all([index(classified({ id: "a", signature: TEN })), index(classified({ id: "b", signature: TEN }))]);
    expect(storyOf("b")).toBe("a");
    expect(storyOf("a")).toBe("a");
  });

  test("texts too short to compare join nothing", async () => {
    await index(classified({ id: "a" }));
    await index(classified({ id: "b" }));
    expect(storyOf("b")).toBe("b");
  });
});

describe("suggestions", () => {
  const claiming = (change: Partial<ClassifiedDocument> = {}) =>
    classified({ claims: [flagged(CLAIM)], flag: true, ...change });

  test("a flagged claim becomes a suggested case; the same again changes nothing", async () => {
    await index(claiming());
    expect(firstCase()).toMatchObject({ id: CASE, state: "suggested", claim: CLAIM, outlets: 1, model: "c" });
    await index(claiming());
    expect(cases.kept.get(CASE)?.version).toBe(1);
  });

  test("the same words elsewhere are a wording of the one case", async () => {
    await index(claiming());
    await index(claiming({ id: "d2", outlet: "o2", claims: [flagged("nghe noi dap phu moc da nut!")] }));
    expect(cases.all()).toHaveLength(1);
    expect(firstCase()).toMatchObject({ outlets: 2 });
    expect(firstCase().wordings.map(({ document }) => document)).toEqual(["d1", "d2"]);
  });

  test("what is not flagged, and whatever the feedback channel says, makes no case", async () => {
    await index(claiming({ claims: [{ ...flagged(CLAIM), flag: false }] }));
    await index(claiming({ id: "d2", channel: "feedback" }));
    expect(cases.all()).toEqual([]);
  });

  test("a repeat after a crash between write and suggestion still makes the case", async () => {
    await documents.put([{ document: claiming(), story: "d1", bands: [], indexedAt: at(2) }]);
    expect(await index(claiming())).toBe("unchanged");
    expect(cases.all()).toHaveLength(1);
  });

  test("a stale revision suggests nothing", async () => {
    await index(classified({ revision: "r2", fetchedAt: at(9) }));
    await index(claiming({ revision: "r1", fetchedAt: at(1) }));
    expect(cases.all()).toEqual([]);
  });

  test("a wording of a merged case goes to the case it was merged into", async () => {
    await index(claiming());
    await index(claiming({ id: "d2", claims: [flagged("Đập Phú Mộc nứt to.")] }));
    const target = caseIdOf("Đập Phú Mộc nứt to.");
    cases.change(CASE, { state: "merged", mergedInto: target });
    await index(claiming({ id: "d3", outlet: "o3" }));
    expect(cases.kept.get(target)?.value.wordings.map(({ document }) => document)).toContain("d3");
    expect(cases.kept.get(CASE)?.value.wordings.map(({ document }) => document)).not.toContain("d3");
  });

  test("somebody's change at the same moment is not overwritten", async () => {
    await index(claiming());
    cases.onNextPut(() => cases.change(CASE, { state: "open", assignee: "u1" }));
    await index(claiming({ id: "d2", outlet: "o2" }));
    expect(firstCase()).toMatchObject({ state: "open", assignee: "u1", outlets: 2 });
  });
});

describe("a document that its outlet changes", () => {
  const before = classified({ claims: [flagged(CLAIM)], flag: true });
  const after = classified({ revision: "r2", fetchedAt: at(9), text: `Sáng nay. ${CLAIM}` });
  const told = () => firstCase().history.filter(({ action }) => action === "document_changed").length;

  test.each([
    ["decided", "open"],
    ["published", "open"],
    ["suggested", "suggested"],
    ["dismissed", "dismissed"],
  ] as const)("a case that is %s becomes %s, and its history says why", async (state, then) => {
    await index(before);
    cases.change(CASE, { state });
    expect(await index(after)).toBe("changed");
    expect(firstCase().state).toBe(then);
    expect(told()).toBe(1);
  });

  test("is told once, although the message comes twice", async () => {
    await index(before);
    await index(after);
    await index(after);
    expect(told()).toBe(1);
  });

  test("an older revision that arrives late tells nobody", async () => {
    await index(before);
    await index(classified({ revision: "r0", fetchedAt: at(0) }));
    expect(told()).toBe(0);
  });

  test("the telling is not lost when somebody changes the case at the same moment", async () => {
    await index(before);
    cases.change(CASE, { state: "decided" });
    cases.onNextPut(() => cases.change(CASE, { assignee: "u1" }));
    await index(after);
    expect(firstCase()).toMatchObject({ state: "open", assignee: "u1" });
    expect(told()).toBe(1);
  });

  test("the case that the first one was merged into is told", async () => {
    await index(before);
    await index(classified({ id: "d2", claims: [flagged("Đập nứt to.")] }));
    const target = caseIdOf("Đập nứt to.");
    const wordings = [...firstCase().wordings, ...(cases.kept.get(target)?.value.wordings ?? [])];
    cases.change(CASE, { state: "merged", mergedInto: target });
    cases.change(target, { state: "published", wordings });
    await index(after);
    expect(cases.kept.get(target)?.value.state).toBe("open");
  });
});
