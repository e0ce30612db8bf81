import { mkdir, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { request } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parseFeed } from "@langnghe/sources";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { loadDocuments } from "./load-documents.ts";
import { type SampleSite, startSampleSite } from "./sample-site.ts";

const ANCHOR = Date.parse("2026-11-25T09:00:00+07:00");
const MINUTE_MS = 60_000;

const DOCUMENTS = `
- {id: bao-vinh-lam-ho, feed: bvl-thoi-su, at: "-3d 08:00", title: "142 hộ chờ & đợi", sapo: "Lời dẫn.", body: ["Đoạn một.", "Đoạn <hai>."], categories: [Thời sự],
   revisions: [{at: "+10m", title: "214 hộ chờ", body: ["Đoạn đã sửa."]}]}
- {id: bao-vinh-lam-moi, feed: bvl-thoi-su, at: "+4m", title: "Tin mới", body: ["Vừa đăng."]}
- {id: bao-vinh-lam-gia, feed: bvl-kinh-te, at: "-2d 08:00", title: "Giá tôm", body: ["Giá tôm giảm."]}
- {id: dai-vinh-lam-a, feed: dvl-tin, at: "-2d 09:00", title: "Bản tin", body: ["Tin truyền hình."]}
- {id: hai-thuan-ngay-nay-a, feed: htnn-tin-moi, at: "-2d 10:00", title: "Tin biển", body: ["Tin về biển."]}
- {id: nhip-song-a, feed: nslg-tat-ca, at: "-2d 11:00", title: "Phố", body: ["Chuyện phố."]}
- {id: bhxh-a, feed: bhxh-tin, at: "-2d 12:00", title: "Chi trả lương hưu", body: ["Thông báo chi trả."], categories: [Chi trả]}
- {id: bhxh-b, feed: bhxh-tin, at: "-1d 12:00", title: "Lịch tiếp dân", body: ["Thứ năm hằng tuần."]}
- {id: cong-tinh-a, feed: ct-thong-bao, at: "-2d 13:00", title: "Thông báo cúp nước", body: ["Cúp nước hai giờ."]}
- {id: cho-que-a, feed: cq-binh-luan, at: "-2d 14:00", body: ["Bình luận không tiêu đề."]}
- {id: phan-anh-a, feed: pakn, at: "-2d 15:00", title: "Hố ga", body: ["Hố ga tắc."], place: Bắc Lam, topic_hint: Thoát nước, answered: "+20m"}
- {id: tong-dai-1022-a, feed: td-1022, at: "-2d 16:00", title: "Đèn; hư", body: ["Đèn \\"đỏ\\" hư.", "Dòng hai."], place: Lam Giang, topic_hint: Giao thông, answered: "-1d 08:00"}
- {id: tin-nhanh-cu, feed: tnvb, at: "-75d 08:00", title: "Quá cũ", body: ["Không còn được liệt kê."]}
`;

let dir: string;
let site: SampleSite;
let now = ANCHOR;

beforeAll(async () => {
  dir = await mkdtemp(join(tmpdir(), "langnghe-sample-"));
  await mkdir(join(dir, "documents"));
  await writeFile(join(dir, "documents", "tat-ca.yaml"), DOCUMENTS);
  site = await startSampleSite({ dir, port: 0, anchor: ANCHOR, clock: () => now });
});

afterAll(async () => {
  await site.close();
  await rm(dir, { recursive: true });
});

interface Answer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
  readonly body: string;
}

function get(host: string, path: string, headers: Record<string, string> = {}): Promise<Answer> {
  const options = { host: "127.0.0.1", port: site.port, path, headers: { ...headers, host: `${host}.localhost:${site.port}` } };
  return new Promise((resolve, reject) => {
    request(options, (response) => {
      const chunks: Buffer[] = [];
      response.on("data", (chunk: Buffer) => chunks.push(chunk));
      response.on("end", () =>
        resolve({ status: response.statusCode ?? 0, headers: response.headers, body: Buffer.concat(chunks).toString() }),
      );
    })
      .on("error", reject)
      .end();
  });
}

async function feedAt(minutes: number, host: string, path: string) {
  now = ANCHOR + minutes * MINUTE_MS;
  const answer = await get(host, path);
  return parseFeed(Buffer.from(answer.body), {
    url: `http://${host}.localhost:${site.port}${path}`,
    contentType: String(answer.headers["content-type"]),
  });
}

describe("the feeds' forms", () => {
  test.each([
    ["bao-vinh-lam", "/rss/thoi-su.rss", "142 hộ chờ & đợi", "2026-11-22T01:00:00.000Z"],
    ["bao-vinh-lam", "/rss/kinh-te.atom", "Giá tôm", "2026-11-23T01:00:00.000Z"],
    ["dai-vinh-lam", "/news-sitemap.xml", "Bản tin", "2026-11-23T02:00:00.000Z"],
    ["htnn", "/index.rdf", "Tin biển", "2026-11-23T03:00:00.000Z"],
    ["nhip-song", "/feed.json", "Phố", "2026-11-23T04:00:00.000Z"],
    ["phan-anh", "/api/kien-nghi.json", "Hố ga", "2026-11-23T08:00:00.000Z"],
  ])("%s%s is read back", async (host, path, title, publishedAt) => {
    const feed = await feedAt(0, host, path);
    expect(feed.items.map((item) => [item.title, item.publishedAt])).toEqual([[title, publishedAt]]);
  });

  test("the malformed one is broken XML, yet both entries can be read", async () => {
    const { body } = await get("bhxh", "/rss");
    expect(body).toMatch(/ & /);
    expect(body.match(/<source>/g)?.length).toBe(2);
    expect(body).not.toContain("</source>");
    const feed = await feedAt(0, "bhxh", "/rss");
    expect(feed.items.map((item) => item.title)).toEqual(["Lịch tiếp dân", "Chi trả lương hưu"]);
    expect(feed.items[1]?.publishedAt).toBe("2026-11-23T05:00:00.000Z");
  });

  test("the export quotes what its form needs", async () => {
    now = ANCHOR;
    const { body, headers } = await get("tong-dai-1022", "/xuat/cuoc-goi.csv");
    expect(headers["content-type"]).toContain("text/csv");
    expect(body.startsWith("\uFEFFMã số;Thời gian tiếp nhận;")).toBe(true);
    expect(body).toContain(
      'TONG-DAI-1022-A;23/11/2026 16:00;Lam Giang;Giao thông;"Đèn; hư";"Đèn ""đỏ"" hư.\nDòng hai.";24/11/2026 08:00\r\n',
    );
  });

  test("a petition carries its place, and its answer once there is one", async () => {
    now = ANCHOR;
    expect((await get("phan-anh", "/api/kien-nghi.json")).body).toContain('"answered_at": null');
    now = ANCHOR + 21 * MINUTE_MS;
    const { body } = await get("phan-anh", "/api/kien-nghi.json");
    expect(body).toContain('"answered_at": "2026-11-25T09:20:00+07:00"');
    expect(body).toContain('"place": "Bắc Lam"');
  });
});

describe("time", () => {
  test("what is to come is not served, on its page neither, until it has come", async () => {
    const page = "/thoi-su/moi.html";
    expect((await feedAt(3, "bao-vinh-lam", "/rss/thoi-su.rss")).items.map((item) => item.title)).toEqual(["142 hộ chờ & đợi"]);
    expect((await get("bao-vinh-lam", page)).status).toBe(404);
    const titles = (await feedAt(5, "bao-vinh-lam", "/rss/thoi-su.rss")).items.map((item) => item.title);
    expect(titles).toEqual(["Tin mới", "142 hộ chờ & đợi"]);
    expect((await get("bao-vinh-lam", page)).body).toContain("<p>Vừa đăng.</p>");
  });

  test("a correction replaces its fields and says when", async () => {
    const item = (await feedAt(11, "bao-vinh-lam", "/rss/thoi-su.rss")).items.find(({ title }) => title === "214 hộ chờ");
    expect(item?.updatedAt).toBe("2026-11-25T02:10:00.000Z");
    const { body } = await get("bao-vinh-lam", "/thoi-su/ho.html");
    expect(body).toContain("Đoạn đã sửa.");
    expect(body).toContain("Lời dẫn.");
    expect(body).not.toContain("Đoạn một.");
  });

  test("feeds list sixty days", async () => {
    expect((await feedAt(0, "tin-nhanh", "/rss.xml")).items).toEqual([]);
    expect((await get("tin-nhanh", "/tin-nhanh/cu.html")).status).toBe(200);
  });
});

describe("pages and manners", () => {
  test("markup of the text is escaped", async () => {
    now = ANCHOR;
    const { body } = await get("bao-vinh-lam", "/thoi-su/ho.html");
    expect(body).toContain("<p>Đoạn &lt;hai&gt;.</p>");
    expect(body).toContain('"datePublished":"2026-11-22T08:00:00+07:00"');
  });

  test("304 for who has the same, by tag or by date", async () => {
    now = ANCHOR;
    const first = await get("bao-vinh-lam", "/rss/thoi-su.rss");
    const etag = String(first.headers.etag);
    const date = String(first.headers["last-modified"]);
    expect(date).toBe("Sun, 22 Nov 2026 01:00:00 GMT");
    const again = async (headers: Record<string, string>) => (await get("bao-vinh-lam", "/rss/thoi-su.rss", headers)).status;
    expect(await again({ "if-none-match": etag })).toBe(304);
    expect(await again({ "if-modified-since": date })).toBe(304);
    expect(await again({ "if-none-match": '"other"', "if-modified-since": date })).toBe(200);
    now = ANCHOR + 5 * MINUTE_MS;
    expect(await again({ "if-none-match": etag })).toBe(200);
    expect(await again({ "if-modified-since": date })).toBe(200);
  });

  test("robots.txt keeps the closed corner closed", async () => {
    expect((await get("cho-que", "/robots.txt")).body).toContain("Disallow: /kin/");
    expect((await get("bao-vinh-lam", "/robots.txt")).body).not.toContain("/kin/");
  });

  test("front pages, and 404 for what is not there", async () => {
    expect((await get("bao-vinh-lam", "/")).body).toContain('<a href="/thoi-su/ho.html">');
    expect((await get("bao-vinh-lam", "/thoi-su/khong-co.html")).status).toBe(404);
    expect((await get("khong-co", "/rss")).status).toBe(404);
    expect((await get("khong-co", "/")).body).toContain("http://htnn.localhost:");
  });

  test("a second site on the same port is told so", async () => {
    const second = startSampleSite({ dir, port: site.port, anchor: ANCHOR, clock: () => now });
    await expect(second).rejects.toMatchObject({ code: "PORT_TAKEN" });
  });
});

describe("loadDocuments", () => {
  test("the cache gives the same and follows the files", async () => {
    const cacheFile = join(dir, "cache", "sample.json");
    const first = await loadDocuments(dir, cacheFile);
    expect(JSON.parse(await readFile(cacheFile, "utf8")).documents.length).toBe(first.length);
    expect(await loadDocuments(dir, cacheFile)).toEqual(first);
    const extra = join(dir, "documents", "them.yaml");
    await writeFile(extra, '- {id: them-a, feed: tnvb, at: "-1d 08:00", body: [Thêm.]}\n');
    expect((await loadDocuments(dir, cacheFile)).length).toBe(first.length + 1);
    await rm(extra);
  });

  test("a broken cache is read over", async () => {
    const cacheFile = join(dir, "cache", "broken.json");
    const documents = await loadDocuments(dir, cacheFile);
    const text = await readFile(cacheFile, "utf8");
    await writeFile(cacheFile, text.slice(0, 200));
    expect(await loadDocuments(dir, cacheFile)).toEqual(documents);
  });

  test("a fault names file and place", async () => {
    const broken = join(dir, "documents", "hong.yaml");
    await writeFile(broken, '- {id: x, feed: tnvb, at: "-1d 08:00"}\n');
    await expect(loadDocuments(dir)).rejects.toMatchObject({
      code: "CONFIG_INVALID",
      message: expect.stringMatching(/^hong\.yaml: 0\.body:/),
    });
    await rm(broken);
  });
});
