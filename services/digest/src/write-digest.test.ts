import { type Case, type Digest, HOUR_MS } from "@langnghe/domain";
import { describe, expect, test } from "vitest";
import { digestRig, documentOf, feedState, NOW, SERIES } from "./testing/rig.ts";
import { requestedDigest, writeDigest } from "./write-digest.ts";

const DAY = "2026-11-25";
const asked = (now = NOW) => requestedDigest(SERIES, DAY, { id: "digest_1", now });

async function write(given: Parameters<typeof digestRig>[0], series = SERIES): Promise<Digest> {
  return writeDigest(digestRig(given).deps, series, asked());
}
const section = (digest: Digest, kind: string) => digest.sections.find((each) => each.kind === kind)?.items ?? [];
const many = (count: number, change: Parameters<typeof documentOf>[0] & { id: string }) =>
  Array.from({ length: count }, (_, number) =>
    documentOf({ ...change, id: `${change.id}${number}`, story: `${change.id}${number}` }),
  );

function caseOf(change: Partial<Case>): Case {
  const seen = "2026-11-24T10:00:00.000Z";
  const wording = {
    document: "d1",
    revision: "r1",
    text: "Đập nứt.",
    start: 0,
    end: 8,
    title: "Về đập",
    outlet: "bao",
    channel: "community",
    publishedAt: seen,
    story: "d1",
    sourcing: "vague",
    score: 0.9,
  } as const;
  const base = {
    id: "c1",
    state: "suggested",
    claim: "Đập nứt.",
    language: "vi",
    wordings: [wording],
    score: 0.9,
    reasons: [],
  } as const;
  const facts = {
    topics: ["disaster"],
    places: [],
    stories: ["d1"],
    outlets: 1,
    model: "c",
    firstSeenAt: seen,
    lastSeenAt: seen,
  };
  const work = { concerns: null, assignee: null, evidence: [], verdict: null, correction: null, mergedInto: null, history: [] };
  return { ...base, wordings: [wording], reasons: [], ...facts, ...work, createdAt: seen, updatedAt: seen, ...change };
}

describe("the span", () => {
  test("looks back its hours from the moment of asking on its own day", () => {
    expect(asked()).toMatchObject({ from: new Date(NOW - 24 * HOUR_MS).toISOString(), to: new Date(NOW).toISOString() });
  });

  test("never reaches into the future", () => {
    const early = Date.parse("2026-11-25T03:00:00+07:00");
    expect(asked(early).to).toBe(new Date(early).toISOString());
  });

  test("of an earlier day it ends with that Vietnamese day", () => {
    const later = Date.parse("2026-11-27T09:00:00+07:00");
    expect(asked(later).to).toBe("2026-11-25T17:00:00.000Z");
  });
});

describe("concerns and petitions", () => {
  test("documents count by topic, outlets once, against the span before", async () => {
    const before = many(2, { id: "old", publishedAt: "2026-11-23T12:00:00.000Z" });
    const now = [...many(3, { id: "new" }), documentOf({ id: "other", outlet: "dai" })];
    const [item] = section(await write({ documents: [...before, ...now] }), "concerns");
    expect(item).toMatchObject({ heading: "chủ đề land", topics: ["land"], count: 4, outlets: 2, before: 2 });
    expect(item?.documents).toHaveLength(4);
  });

  test("feedback is a petition and no concern", async () => {
    const digest = await write({ documents: [documentOf({ channel: "feedback" })] });
    expect(digest.sections.map(({ kind }) => kind)).toEqual(["petitions"]);
  });

  test("a document of two topics is quoted under one of them", async () => {
    const topics = [
      { id: "land", score: 1 },
      { id: "housing", score: 1 },
    ];
    const items = section(await write({ documents: [documentOf({ topics })] }), "concerns");
    expect(items).toHaveLength(2);
    expect(items.flatMap(({ sentences }) => sentences)).toHaveLength(1);
  });

  test("RIGHTS 9: figures and places of fewer than ten people's messages are not shown, those of ten are", async () => {
    const few = many(9, { id: "few", channel: "feedback", places: ["dong-say"] });
    const [hidden] = section(await write({ documents: few }), "petitions");
    expect(hidden).toMatchObject({ heading: "chủ đề land", places: [], count: 0, outlets: 0, before: 0 });
    const enough = many(10, { id: "enough", channel: "feedback", places: ["dong-say"] });
    const [shown] = section(await write({ documents: enough }), "petitions");
    expect(shown).toMatchObject({ heading: "chủ đề land – xã dong-say", places: ["dong-say"], count: 10 });
  });

  test("what rises comes before what is always much", async () => {
    const usual = many(20, {
      id: "usual-before",
      topics: [{ id: "usual", score: 1 }],
      publishedAt: "2026-11-23T12:00:00.000Z",
    });
    const documents = [
      ...usual,
      ...many(12, { id: "usual", topics: [{ id: "usual", score: 1 }] }),
      ...many(10, { id: "rising", topics: [{ id: "rising", score: 1 }] }),
    ];
    expect(section(await write({ documents }), "concerns").map(({ topics }) => topics[0])).toEqual(["rising", "usual"]);
  });

  test("the place is named when more than one document names it", async () => {
    const documents = many(2, { id: "d", places: ["dong-say"] });
    expect(section(await write({ documents }), "concerns")[0]?.heading).toBe("chủ đề land – xã dong-say");
    expect(section(await write({ documents: documents.slice(1) }), "concerns")[0]?.heading).toBe("chủ đề land");
  });

  test("RIGHTS: each quoted sentence stands word for word in the document it names", async () => {
    const texts = [
      "Khu tái định cư Đồng Sậy vẫn chưa có nước sạch sau hai tháng.",
      "Hơn bốn trăm hộ ở Đồng Sậy nhận nền đất nhỏ hơn diện tích đã hứa.",
    ];
    const documents = texts.map((text, number) => documentOf({ id: `d${number}`, story: `d${number}`, text }));
    const sentences = section(await write({ documents }), "concerns").flatMap((item) => item.sentences);
    expect(sentences.length).toBe(2);
    for (const { text, document } of sentences) {
      expect(documents.find(({ id }) => id === document)?.text).toContain(text);
    }
  });

  test("a story printed by many outlets is quoted once", async () => {
    const documents = many(9, { id: "d" }).map((each) => ({ ...each, story: "one" }));
    expect(section(await write({ documents }), "concerns")[0]?.sentences).toHaveLength(1);
  });

  test("a series keeps to its topics and its number of items", async () => {
    const documents = ["land", "health", "labour"].flatMap((id) => many(2, { id, topics: [{ id, score: 1 }] }));
    const narrow = await write({ documents }, { ...SERIES, topics: ["health"] });
    expect(section(narrow, "concerns").map(({ topics }) => topics)).toEqual([["health"]]);
    expect(section(await write({ documents }, { ...SERIES, items: 2 }), "concerns")).toHaveLength(2);
  });
});

describe("cases", () => {
  test("undecided claims of the span are shown with the document they stand in, best first", async () => {
    const cases = [
      caseOf({ id: "low", score: 0.5, state: "open" }),
      caseOf({ id: "high" }),
      caseOf({ id: "out", lastSeenAt: "2026-11-20T00:00:00.000Z" }),
      caseOf({ id: "gone", state: "dismissed" }),
    ];
    const items = section(await write({ cases }), "unverified");
    expect(items).toHaveLength(2);
    expect(items[0]).toMatchObject({ heading: "Về đập", sentences: [{ text: "Đập nứt.", document: "d1" }], count: 1 });
  });

  test("a published correction is shown with its answer, by when it was published", async () => {
    const correction = { text: "Đập an toàn.", by: "u1", at: "2026-11-24T20:00:00.000Z" };
    const cases = [
      caseOf({ state: "published", correction }),
      caseOf({ id: "c2", state: "published", correction: { ...correction, at: "2026-11-01T00:00:00.000Z" } }),
    ];
    const items = section(await write({ cases }), "corrections");
    expect(items.map(({ sentences }) => sentences)).toEqual([
      [
        { text: "Đập nứt.", document: "d1" },
        { text: "Đập an toàn.", document: null },
      ],
    ]);
  });
});

describe("silence", () => {
  const report = {
    feed: "down",
    at: "2026-11-24T23:00:00.000Z",
    detail: "no answer",
    status: null,
    bytes: 0,
    ms: 1,
    fetched: 0,
    fresh: 0,
    unchanged: 0,
    changed: 0,
    dropped: {},
    parked: {},
  };

  test("names feeds without news for more than three days, and those that fail", async () => {
    const feeds = [
      feedState({ feed: "well" }),
      feedState({ feed: "silent", newestAt: "2026-11-16T01:00:00.000Z" }),
      feedState({ feed: "down", newestAt: null, lastReport: { ...report, result: "failed" } }),
    ];
    const items = section(await write({ feeds }), "silence");
    expect(items.map(({ heading }) => heading)).toEqual(["Nguồn silent", "Nguồn down"]);
    expect(items.map(({ sentences }) => sentences[0]?.text)).toEqual([
      "Không có văn bản mới từ ngày 16/11/2026.",
      "Chưa thu thập được văn bản nào.",
    ]);
  });

  test("three days to the hour are not yet silence", async () => {
    const feeds = [feedState({ feed: "slow", newestAt: new Date(NOW - 72 * HOUR_MS).toISOString() })];
    expect(section(await write({ feeds }), "silence")).toEqual([]);
  });
});

test("a draft says what it is, to whom it goes, and leaves empty sections out", async () => {
  const digest = await write({});
  expect(digest).toMatchObject({
    state: "draft",
    title: "Bản tin lãnh đạo, ngày 25/11/2026",
    recipients: SERIES.recipients,
    sections: [],
  });
});
