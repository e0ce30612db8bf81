import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { startCollector } from "@langnghe/collector";
import { type FeedState, type FetchedDocument, feedSchema, HOUR_MS } from "@langnghe/domain";
import { extractPage } from "@langnghe/extraction";
import { politeFetcher } from "@langnghe/fetching";
import { sourceTypes } from "@langnghe/sources";
import { streams } from "@langnghe/streams";
import { expect, onTestFinished, test } from "vitest";
import { startSampleSite } from "./sample-site.ts";

const ANCHOR = Date.parse("2026-11-25T08:00:00+07:00");
const HOST = "cong-tinh.localhost";

/** One announcement of the page list: its list shows the summary only, and twenty minutes later the body is corrected. */
const DOCUMENTS = `
- id: ct-hop-dan
  feed: ct-thong-bao
  at: "-0d 08:00"
  title: Lịch họp dân về khu tái định cư
  sapo: Mời các hộ dân dự họp về khu tái định cư theo lịch dưới đây.
  body: ["Buổi họp diễn ra lúc 8 giờ sáng thứ Bảy tại nhà văn hóa thôn, mời mỗi hộ cử một người dự."]
  revisions:
    - at: "+20m"
      body: ["Buổi họp diễn ra lúc 14 giờ chiều Chủ nhật tại nhà văn hóa thôn, mời mỗi hộ cử một người dự."]
`;

async function sampleFolder(): Promise<string> {
  const dir = await mkdtemp(join(tmpdir(), "sample-"));
  onTestFinished(() => rm(dir, { recursive: true }));
  await mkdir(join(dir, "documents"));
  await writeFile(join(dir, "documents", "cong-tinh.yaml"), DOCUMENTS);
  return dir;
}

test("a correction that the sample's page list does not tell of is found within the hour", async () => {
  let now = ANCHOR;
  const clock = () => now;
  const site = await startSampleSite({ dir: await sampleFolder(), port: 0, anchor: ANCHOR, clock });
  onTestFinished(() => site.close());
  const overrides = { [`${HOST}:${site.port}`]: 0 };
  const fetcher = politeFetcher({ contact: "test", allow: [{ host: "*.localhost", port: site.port }], overrides, clock });
  onTestFinished(() => fetcher.close());
  const options = { item: ".thong-bao", link: ".tieu-de", title: ".tieu-de", date: ".ngay", summary: ".trich" };
  const place = { url: `http://${HOST}:${site.port}/thong-bao`, outlet: "cong-tinh", channel: "official" };
  const feed = feedSchema.parse({ id: "ct-thong-bao", label: "Thông báo", type: "page-list", ...place, options });
  const documents: FetchedDocument[] = [];
  const states = new Map<string, FeedState>();
  const collector = await startCollector({
    feeds: [feed],
    sources: new Map(sourceTypes.map((source) => [source.type, source])),
    bus: {
      publish: async (stream, messages) => {
        if (stream !== streams.documentsFetched.name) return;
        documents.push(...messages.map(({ value }) => streams.documentsFetched.codec.decode(value)));
      },
    },
    feedStore: { get: async (id) => states.get(id) ?? null, save: async (state) => void states.set(state.feed, state) },
    work: { record: async () => undefined },
    fetch: fetcher.fetch,
    clock,
    log: () => undefined,
    settings: { concurrency: 1, retentionDays: { news: 365, official: 365, community: 365, feedback: 365 } },
  });
  onTestFinished(() => collector.stop());
  await collector.pollNow(feed.id);
  now = ANCHOR + HOUR_MS;
  expect(await collector.pollNow(feed.id)).toMatchObject({
    fetched: 1,
    fresh: 0,
    unchanged: 0,
    changed: 1,
    dropped: {},
    parked: {},
  });
  const texts = documents.map(({ page }) => {
    const body = Buffer.from(page?.bytes ?? "", "base64");
    return extractPage({ url: page?.url ?? null, contentType: page?.contentType ?? null, body }).text;
  });
  expect(texts.map((text) => /8 giờ sáng|14 giờ chiều/.exec(text)?.[0])).toEqual(["8 giờ sáng", "14 giờ chiều"]);
  expect(documents[1]?.id).toBe(documents[0]?.id);
});
