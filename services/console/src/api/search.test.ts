import { HOUR_MS } from "@langnghe/domain";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { documentOf, FEEDS, type Signed, type TestConsole, testConsole } from "./console-fixture.ts";
import { onlyFeedback, suppressSmall } from "./suppression.ts";

let console: TestConsole;
let reader: Signed;

beforeAll(async () => {
  console = await testConsole();
  reader = await console.as("reader");
  await console.put(
    documentOf("a", { title: "Đập Phú Mộc an toàn", publishedAt: "2026-11-24T16:59:00.000Z" }),
    documentOf("b", {
      title: "Đạp xe quanh hồ",
      text: "Giải đua xe.",
      publishedAt: "2026-11-24T17:00:00.000Z",
      topics: [{ id: "land", score: 0.9 }],
    }),
    ...feedback("lam-giang", 12),
    ...feedback("dong-say", 11),
    ...feedback("suoi-vang", 3),
  );
});
afterAll(() => console.close());

function feedback(place: string, count: number) {
  return Array.from({ length: count }, (_, index) =>
    documentOf(`${place}-${index}`, {
      ...{ channel: "feedback", feed: "tong-dai", outlet: "tong-dai", places: [place], title: "Phản ánh", text: "Mất nước." },
      ...{ publishedAt: "2026-11-10T03:00:00.000Z", answeredAt: index < 2 ? "2026-11-14T03:00:00.000Z" : null },
    }),
  );
}

const ids = (answer: { json(): { hits: { id: string }[] } }) => answer.json().hits.map((hit) => hit.id);

describe("search", () => {
  it("finds with and without marks, and tells where", async () => {
    const answer = await reader.get(`/api/search?q=${encodeURIComponent("đập")}`);
    expect(ids(answer)).toEqual(["a"]);
    expect(answer.json().hits[0].titleMarks).toEqual([{ start: 0, end: 3 }]);
    expect(ids(await reader.get("/api/search?q=dap"))).toEqual(["b", "a"]);
  });

  it("takes days as Vietnamese ones, the last one included", async () => {
    expect(ids(await reader.get("/api/search?channel=news&from=2026-11-24&to=2026-11-24"))).toEqual(["a"]);
    expect(ids(await reader.get("/api/search?channel=news&from=2026-11-25&to=2026-11-25"))).toEqual(["b"]);
    expect((await reader.get("/api/search?from=2026-13-01")).json()).toMatchObject({ code: "USAGE", detail: "from" });
  });

  it("tells nothing found from nothing collected", async () => {
    expect((await reader.get("/api/search?q=sapphire")).json().empty).toBe("no_match");
    expect((await reader.get("/api/search?q=dap&from=2020-01-01&to=2020-01-02")).json().empty).toBe("nothing_collected");
    expect((await reader.get("/api/search?q=dap")).json().empty).toBeNull();
  });

  it("draws the last 30 days when no span is asked for", async () => {
    const { points } = (await reader.get("/api/volume?channel=news")).json();
    expect(points).toHaveLength(30);
    expect(points.slice(-2).map((point: { count: number }) => point.count)).toEqual([1, 1]);
  });

  it("names the field that cannot be used", async () => {
    const answer = await reader.get("/api/search?channel=gossip");
    expect([answer.statusCode, answer.json().detail]).toEqual([400, "channel"]);
  });

  it("makes a session wait that pages through everything", async () => {
    const hasty = await console.as("reader");
    const answers = await Promise.all(Array.from({ length: 241 }, () => hasty.get("/api/search?limit=1&q=sapphire")));
    expect(answers.filter((answer) => answer.statusCode === 429)).toHaveLength(1);
  });
});

describe("small cells of feedback", () => {
  it("are hidden by place with a complement, and not in other channels", async () => {
    const places = (await reader.get("/api/facets?field=place&channel=feedback")).json().place;
    expect(places).toEqual([
      { value: "lam-giang", count: 12 },
      { value: "dong-say", count: null },
      { value: "suoi-vang", count: null },
    ]);
    expect((await reader.get("/api/facets?field=topic&channel=news")).json().topic).toEqual([{ value: "land", count: 1 }]);
  });

  it("are hidden alike when the channel is meant by other filters", () => {
    expect(onlyFeedback({ feeds: ["tong-dai"] }, FEEDS)).toBe(true);
    expect(onlyFeedback({ outlets: ["tong-dai"] }, FEEDS)).toBe(true);
    expect(onlyFeedback({ unanswered: true }, FEEDS)).toBe(true);
    expect(onlyFeedback({ feeds: ["tong-dai", "bao"] }, FEEDS)).toBe(false);
    expect(onlyFeedback({}, FEEDS)).toBe(false);
  });

  it("never leave one alone, or a hidden sum under ten", () => {
    const hidden = (counts: number[]) =>
      suppressSmall(counts.map((count, index) => ({ value: `${index}`, count }))).map((cell) => cell.count);
    expect(hidden([40, 30, 20])).toEqual([40, 30, 20]);
    expect(hidden([40, 30, 9])).toEqual([40, null, null]);
    expect(hidden([40, 30, 2, 1])).toEqual([40, null, null, null]);
    expect(hidden([40, 6, 5])).toEqual([40, null, null]);
    expect(hidden([40, 0, 12])).toEqual([40, 0, 12]);
  });
});

describe("demands", () => {
  it("say how long people wait, without small cells", async () => {
    const view = (await reader.get("/api/demands")).json();
    expect(view).toMatchObject({ total: 26, unanswered: 20, medianDays: 4 });
    const byPlace = new Map(view.byPlace.map((cell: { id: string }) => [cell.id, cell]));
    expect(byPlace.get("suoi-vang")).toEqual({ id: "suoi-vang", total: null, unanswered: null, medianDays: null });
    // Two answered of twelve would say how the other ten fare, and by the total how many wait in the small place.
    expect(byPlace.get("lam-giang")).toEqual({ id: "lam-giang", total: 12, unanswered: null, medianDays: null });
    expect(view.oldest).toHaveLength(20);
  });
});

describe("pages with feedback", () => {
  it("are on record once a session and hour, and pages without are not", async () => {
    const officer = await console.as("reader");
    const entries = async () =>
      (await console.store.audit.list({ subject: "channel:feedback", limit: 50 })).filter(({ actor }) => actor === officer.id);
    await officer.get("/api/search?channel=news");
    expect(await entries()).toEqual([]);
    await officer.get("/api/search?channel=feedback&limit=5");
    await officer.get("/api/search?q=mat+nuoc&limit=5");
    expect(await entries()).toMatchObject([{ action: "search.feedback", facts: {} }]);
    console.advance(HOUR_MS);
    await officer.get("/api/search?q=mat+nuoc&limit=5");
    expect(await entries()).toHaveLength(2);
  });
});

describe("a document", () => {
  it("of the feedback channel leaves a trace when it is opened", async () => {
    expect((await reader.get("/api/documents/lam-giang-0")).statusCode).toBe(200);
    const [entry] = await console.store.audit.list({ limit: 1 });
    expect(entry).toMatchObject({ actor: reader.id, action: "document.read", subject: "document:lam-giang-0" });
  });

  it("shows what every service did with it, its revisions and its story", async () => {
    const outcome = {
      service: "indexer",
      message: "m",
      subject: "a",
      run: "live",
      kind: "next",
      step: "index",
      reason: null,
    } as const;
    await console.store.work.record([{ ...outcome, at: "2026-11-25T06:00:01.000Z", ms: 3 }]);
    await console.put(
      documentOf("a", { revision: "r2", title: "Đập Phú Mộc vẫn an toàn", fetchedAt: "2026-11-25T06:30:00.000Z" }),
    );
    const view = (await reader.get("/api/documents/a")).json();
    expect(view.trace).toMatchObject([{ service: "indexer", step: "index", kind: "next" }]);
    expect(view.revisions).toMatchObject([{ title: "Đập Phú Mộc an toàn" }]);
    expect(view).toMatchObject({ storySize: 1, revisionNumber: 2, storyDocuments: [] });
    expect((await reader.get("/api/documents/none")).statusCode).toBe(404);
  });
});
