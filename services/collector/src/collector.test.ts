import { documentIdOf, type PollReport } from "@langnghe/domain";
import { streams } from "@langnghe/streams";
import { afterEach, describe, expect, test } from "vitest";
import { NOON, type Rig, startRig, survivors } from "./testing/rig.ts";

const open: Rig[] = [];
afterEach(async () => {
  for (const rig of open.splice(0)) await rig.close();
});

async function rigWith(options: Parameters<typeof startRig>[0] = {}): Promise<Rig> {
  const rig = await startRig(options);
  open.push(rig);
  return rig;
}

/** `fetched = fresh + unchanged + changed + dropped + parked`; checked on every report of these tests. */
function balanced(report: PollReport): PollReport {
  const sum = (counts: Readonly<Record<string, number>>) => Object.values(counts).reduce((total, count) => total + count, 0);
  expect(report.fetched).toBe(report.fresh + report.unchanged + report.changed + sum(report.dropped) + sum(report.parked));
  return report;
}

const LONG = `<p>${"Nước ở khu tái định cư vẫn chưa có. ".repeat(8)}</p>`;
const DAY_MS = 86_400_000;

describe("a poll", () => {
  test("publishes what is new with its page, then knows it", async () => {
    const rig = await rigWith();
    rig.site.entries = [
      { externalId: "1", url: "/tin/1?utm_source=rss#top", title: "Một", publishedAt: "2026-11-25T01:00:00.000Z" },
      { url: "/tin/2", title: "Hai" },
    ];
    expect(balanced(await rig.poll())).toMatchObject({ result: "ok", status: 200, fetched: 2, fresh: 2 });
    const [one, two] = rig.documents().sort((a, b) => (a.entry.title ?? "").localeCompare(b.entry.title ?? ""));
    expect(two).toMatchObject({ id: documentIdOf("bao", "1"), channel: "news", outlet: "bao" });
    expect(two?.entry.url).toMatch(/^http:\/\/bao\.localhost:\d+\/tin\/1$/);
    expect(Buffer.from(two?.page?.bytes ?? "", "base64").toString()).toBe("<p>Trang /tin/1</p>");
    expect(two?.page?.contentType).toBe("text/html");
    expect(one?.id).toBe(documentIdOf("bao", "http://bao.localhost/tin/2"));
    expect(rig.state()).toMatchObject({ newestAt: "2026-11-25T01:00:00.000Z", failures: 0, totals: { polls: 1, fresh: 2 } });
    expect(rig.site.asked[0]).toBe("/robots.txt");
  });

  test("asks conditionally: nothing changed, nothing listed", async () => {
    const rig = await rigWith();
    rig.site.entries = [{ externalId: "1", url: "/tin/1", title: "Một" }];
    await rig.poll();
    expect(balanced(await rig.poll())).toMatchObject({ result: "not_modified", status: 304, fetched: 0 });
    expect(rig.site.asked.filter((path) => path === "/tin/1").length).toBe(1);
  });

  test("each 24th time asks for everything", async () => {
    const rig = await rigWith();
    rig.site.entries = [{ externalId: "1", url: "/tin/1", title: "Một" }];
    const results: string[] = [];
    for (let poll = 0; poll < 26; poll += 1) results.push((await rig.poll()).result);
    expect(results.map((result, at) => (result === "ok" ? at : null)).filter((at) => at !== null)).toEqual([0, 24]);
  });

  test("tells fresh, unchanged and changed apart; a correction goes out under the same document id", async () => {
    const rig = await rigWith();
    rig.site.entries = [
      { externalId: "1", url: "/tin/1", title: "142 hộ" },
      { externalId: "2", url: "/tin/2", title: "Hai" },
    ];
    await rig.poll();
    rig.site.entries = [
      { externalId: "1", url: "/tin/1", title: "214 hộ" },
      { externalId: "2", url: "/tin/2", title: "Hai" },
      { externalId: "3", url: "/tin/3", title: "Ba" },
    ];
    expect(balanced(await rig.poll())).toMatchObject({ fetched: 3, fresh: 1, unchanged: 1, changed: 1 });
    const messages = rig.survivors.bus.published.filter(({ message }) => message.key === documentIdOf("bao", "1"));
    expect(messages.length).toBe(2);
    expect(new Set(messages.map(({ message }) => message.id)).size).toBe(2);
    expect(messages[0]?.message.headers).toEqual({ run: "live", feed: "bao" });
  });

  test("drops for reasons that are counted", async () => {
    const rig = await rigWith();
    rig.site.entries = [
      { title: "không có khóa" },
      { externalId: "1", url: "/tin/1" },
      { externalId: "1", url: "/tin/1-lan-nua" },
      { externalId: "cu", url: "/tin/cu", publishedAt: new Date(NOON - 400 * DAY_MS).toISOString() },
      { externalId: "mat", url: "/tin/mat" },
    ];
    rig.site.pageStatus.set("/tin/mat", 404);
    const report = balanced(await rig.poll());
    expect(report).toMatchObject({
      fetched: 5,
      fresh: 1,
      dropped: { no_key: 1, listed_twice: 1, too_old: 1, page_refused: 1 },
    });
    const fates = rig.outcomes.map(({ kind, step, reason }) => `${kind} ${step} ${reason}`).sort();
    expect(fates).toEqual(["drop fetchPage page_refused", "drop refuseOld too_old", "next publishDocument null"]);
  });

  test("publishes a report of itself", async () => {
    const rig = await rigWith();
    const report = await rig.poll();
    const sent = rig.survivors.bus.published.filter(({ stream }) => stream === streams.feedsPolled.name);
    expect(sent.map(({ message }) => streams.feedsPolled.codec.decode(message.value))).toEqual([report]);
    expect(rig.state()?.lastReport).toEqual(report);
  });

  test("what the source type could not read is parked, and the next poll asks again", async () => {
    const rig = await rigWith();
    const broken: Record<string, unknown> = { broken: true };
    rig.site.entries = [broken, { externalId: "1", url: "/tin/1" }];
    expect(balanced(await rig.poll())).toMatchObject({ fetched: 2, fresh: 1, parked: { unreadable: 1 } });
    expect(balanced(await rig.poll())).toMatchObject({ result: "ok", unchanged: 1, parked: { unreadable: 1 } });
    expect(rig.state()?.totals).toMatchObject({ polls: 2, fetched: 4, fresh: 1, unchanged: 1, parked: { unreadable: 2 } });
  });
});

describe("pages that cannot be had", () => {
  test("an unreachable page waits for the next poll", async () => {
    const rig = await rigWith();
    rig.site.entries = [{ externalId: "1", url: "/tin/1", summaryHtml: "<p>ngắn</p>" }];
    rig.site.pageStatus.set("/tin/1", 500);
    expect(balanced(await rig.poll())).toMatchObject({ fresh: 0, parked: { page_unreachable: 1 } });
    expect(rig.documents()).toEqual([]);
    rig.site.pageStatus.clear();
    expect(balanced(await rig.poll())).toMatchObject({ result: "ok", fresh: 1, parked: {} });
    expect(rig.documents().length).toBe(1);
  });

  test("the feed's own text stands in where it carries enough", async () => {
    const rig = await rigWith();
    rig.site.entries = [{ externalId: "1", url: "/tin/1", contentHtml: LONG }];
    rig.site.pageStatus.set("/tin/1", 500);
    expect(balanced(await rig.poll())).toMatchObject({ fresh: 1 });
    expect(rig.documents()[0]).toMatchObject({ page: null, entry: { contentHtml: LONG } });
  });

  test("a page that is gone is dropped once and not asked for again", async () => {
    const rig = await rigWith();
    rig.site.entries = [{ externalId: "1", url: "/tin/1" }];
    rig.site.pageStatus.set("/tin/1", 410);
    expect(balanced(await rig.poll())).toMatchObject({ dropped: { page_refused: 1 } });
    rig.site.entries.push({ externalId: "2", url: "/tin/2" });
    expect(balanced(await rig.poll())).toMatchObject({ fresh: 1, unchanged: 1 });
    expect(rig.site.asked.filter((path) => path === "/tin/1").length).toBe(1);
  });

  test("robots rules keep a page unfetched", async () => {
    const rig = await rigWith();
    rig.site.robots = "User-agent: *\nDisallow: /kin/";
    rig.site.entries = [
      { externalId: "1", url: "/kin/1" },
      { externalId: "2", url: "/mo/2" },
    ];
    expect(balanced(await rig.poll())).toMatchObject({ fresh: 1, dropped: { robots_disallow: 1 } });
    expect(rig.site.asked).not.toContain("/kin/1");
  });

  test("a feed that carries its texts has no pages fetched", async () => {
    const rig = await rigWith({ feed: { fetchPages: false } });
    rig.site.entries = [{ externalId: "1", url: "/tin/1", contentHtml: "<p>Đủ.</p>" }];
    expect(balanced(await rig.poll())).toMatchObject({ fresh: 1 });
    expect(rig.site.asked).toEqual(["/robots.txt", "/feed"]);
  });
});

describe("corrections that only the page shows", () => {
  const HOUR = 3_600_000;
  const entry = { externalId: "1", url: "/tin/1", title: "Một", publishedAt: new Date(NOON).toISOString() };
  const messages = (rig: Rig) => rig.documents().map(({ page }) => Buffer.from(page?.bytes ?? "", "base64").toString());

  test("are found at the next look, and published under the same document id", async () => {
    const rig = await rigWith();
    rig.site.entries = [entry];
    rig.site.pageBody.set("/tin/1", "<p>142 hộ</p>");
    await rig.poll();
    rig.site.pageBody.set("/tin/1", "<p>214 hộ</p>");
    expect(balanced(await rig.poll())).toMatchObject({ result: "not_modified" });
    rig.turn(HOUR);
    expect(balanced(await rig.poll())).toMatchObject({ result: "ok", fetched: 1, changed: 1, unchanged: 0 });
    expect(messages(rig)).toEqual(["<p>142 hộ</p>", "<p>214 hộ</p>"]);
    expect(new Set(rig.documents().map(({ id }) => id)).size).toBe(1);
    expect(new Set(idsOf(rig.survivors.bus.published)).size).toBe(2);
  });

  test("the looks come 1, 6, 24 and 72 hours after publication, conditionally, then no more", async () => {
    const rig = await rigWith();
    rig.site.entries = [entry];
    await rig.poll();
    const looks: number[] = [];
    for (let hour = 1; hour <= 100; hour += 1) {
      rig.turn(HOUR);
      const before = rig.site.pageAnswers.length;
      const report = balanced(await rig.poll());
      if (rig.site.pageAnswers.length > before) {
        looks.push(hour);
        expect(report).toMatchObject({ fetched: 1, unchanged: 1 });
      }
    }
    expect(looks).toEqual([1, 6, 24, 72]);
    expect(rig.site.pageAnswers).toEqual([200, 304, 304, 304, 304]);
    expect(rig.state()?.pages).toEqual({});
  });

  test("what differs at every request is no change: links, scripts, markup", async () => {
    const rig = await rigWith();
    rig.site.entries = [entry];
    rig.site.pageBody.set("/tin/1", '<p class="a1">Như cũ</p><script>1</script><a href="/x">Tin mới</a>');
    await rig.poll();
    rig.site.pageBody.set("/tin/1", '<p class="b2">Như cũ</p><script>2</script><a href="/y">Tin mới hơn</a>');
    rig.turn(HOUR);
    expect(balanced(await rig.poll())).toMatchObject({ unchanged: 1, changed: 0 });
    expect(rig.documents().length).toBe(1);
  });

  test.each([404, 410, 500])("a page that answers %i at a look leaves the document as it is", async (status) => {
    const rig = await rigWith();
    rig.site.entries = [entry];
    await rig.poll();
    rig.site.pageStatus.set("/tin/1", status);
    rig.turn(HOUR);
    expect(balanced(await rig.poll())).toMatchObject({ result: "ok", unchanged: 1, dropped: {}, parked: {} });
    // Not asked again before the next look, at six hours.
    expect(balanced(await rig.poll())).toMatchObject({ result: "not_modified" });
    expect(rig.site.pageAnswers).toEqual([200, status]);
  });

  test("old documents, and those that their feed lists no more, are not looked at", async () => {
    const rig = await rigWith();
    rig.site.entries = [
      { ...entry, publishedAt: new Date(NOON - 4 * DAY_MS).toISOString() },
      { url: "/tin/2", title: "Hai" },
    ];
    await rig.poll();
    // The first is too old; the second has no date, so that its first fetch counts.
    expect(Object.values(rig.state()?.pages ?? {}).map(({ since }) => since)).toEqual([new Date(NOON).toISOString()]);
    rig.site.entries = rig.site.entries.slice(0, 1);
    rig.turn(HOUR);
    expect(balanced(await rig.poll())).toMatchObject({ result: "ok", unchanged: 1 });
    expect(rig.state()?.pages).toEqual({});
    expect(rig.site.pageAnswers.length).toBe(2);
  });

  test("a poll looks at twenty pages at most, the next one at the rest", async () => {
    const rig = await rigWith();
    rig.site.entries = Array.from({ length: 25 }, (_, at) => ({ ...entry, externalId: `e${at}`, url: `/tin/${at}` }));
    await rig.poll();
    rig.turn(HOUR);
    expect(balanced(await rig.poll())).toMatchObject({ fetched: 25, unchanged: 25 });
    expect(rig.site.pageAnswers.length).toBe(25 + 20);
    expect(balanced(await rig.poll())).toMatchObject({ result: "ok", unchanged: 25 });
    expect(rig.site.pageAnswers.length).toBe(25 + 25);
    expect(balanced(await rig.poll())).toMatchObject({ result: "not_modified" });
  });
});

describe("feeds that fail", () => {
  test("robots rules refuse the feed itself", async () => {
    const rig = await rigWith();
    rig.site.robots = "User-agent: LangNghe\nDisallow: /feed";
    expect(balanced(await rig.poll())).toMatchObject({
      result: "refused",
      status: null,
      fetched: 0,
      detail: expect.stringMatching(/robots/),
    });
    expect(rig.site.asked).toEqual(["/robots.txt"]);
    expect(rig.state()?.failures).toBe(1);
  });

  test("failures back off and keep what is known", async () => {
    const rig = await rigWith({ feed: { everyMinutes: 1 } });
    rig.site.entries = [{ externalId: "1", url: "/tin/1" }];
    await rig.poll();
    rig.site.feedStatus = 500;
    const pauses: number[] = [];
    for (let poll = 0; poll < 3; poll += 1) {
      expect(balanced(await rig.poll())).toMatchObject({ result: "failed", status: 500, fetched: 0 });
      pauses.push((Date.parse(rig.state()?.nextPollAt ?? "") - NOON) / 60_000);
    }
    expect(pauses).toEqual([5, 10, 20]);
    rig.site.feedStatus = 200;
    rig.site.entries.push({ externalId: "2", url: "/tin/2" });
    expect(balanced(await rig.poll())).toMatchObject({ result: "ok", fresh: 1, unchanged: 1 });
    expect(rig.state()?.failures).toBe(0);
  });

  test("bytes that are no feed, and a feed that is gone", async () => {
    const rig = await rigWith();
    rig.site.feedStatus = 299;
    expect(balanced(await rig.poll())).toMatchObject({ result: "failed", detail: "PARSE_FAILED: no list", status: 299 });
    rig.site.feedStatus = 404;
    expect(balanced(await rig.poll())).toMatchObject({ result: "failed", status: 404 });
  });

  test("silence is no failure: the newest entry's time stands still", async () => {
    const rig = await rigWith();
    rig.site.entries = [{ externalId: "1", url: "/tin/1", publishedAt: "2026-11-16T03:00:00.000Z" }];
    await rig.poll();
    rig.turn(9 * DAY_MS);
    expect(await rig.poll()).toMatchObject({ result: "not_modified" });
    expect(rig.state()).toMatchObject({
      newestAt: "2026-11-16T03:00:00.000Z",
      lastOkAt: new Date(NOON + 9 * DAY_MS).toISOString(),
    });
  });
});

describe("dying between publishing and remembering", () => {
  test("the poll is done again under the same message ids", async () => {
    const kept = survivors();
    const first = await rigWith({ survivors: kept });
    first.site.entries = [
      { externalId: "1", url: "/tin/1", title: "Một" },
      { externalId: "2", url: "/tin/2", title: "Hai" },
    ];
    kept.dieBeforeSave = true;
    await expect(first.poll()).rejects.toThrow("killed");
    const entries = first.site.entries;
    await open.splice(0)[0]?.close();
    const before = idsOf(kept.bus.published);
    expect(before.length).toBe(2);
    kept.dieBeforeSave = false;
    const second = await rigWith({ survivors: kept, port: first.port });
    second.site.entries = entries;
    second.turn(60_000);
    expect(balanced(await second.poll())).toMatchObject({ fresh: 2 });
    expect(idsOf(kept.bus.published).slice(2).sort()).toEqual(before.sort());
    expect(balanced(await second.poll())).toMatchObject({ result: "not_modified" });
  });
});

function idsOf(published: Rig["survivors"]["bus"]["published"]): string[] {
  return published.filter(({ stream }) => stream === streams.documentsFetched.name).map(({ message }) => message.id);
}

test("an unknown feed is not found", async () => {
  const rig = await rigWith();
  await expect(rig.collector.pollNow("khong-co")).rejects.toMatchObject({ code: "NOT_FOUND" });
});

test("stopping breaks off a poll and remembers nothing of it", async () => {
  const rig = await rigWith();
  rig.site.entries = [{ externalId: "1", url: "/tin/1" }];
  const poll = rig.poll();
  await rig.collector.stop();
  await expect(poll).rejects.toThrow();
  await rig.collector.ended;
  expect(rig.state()).toBeUndefined();
});
