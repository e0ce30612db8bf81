import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Page } from "playwright-core";
import { afterAll, beforeAll, expect, inject, test } from "vitest";
import { PHONE, settled, sidewaysScroll } from "./pages.ts";
import { run } from "./people.ts";
import { poll, say, visitor } from "./visitor.ts";

const { open } = visitor();
const { data } = inject("product");
const folder = mkdtempSync(join(tmpdir(), "langnghe-hostile-"));
/** A word that nothing else has, to find them by. */
const SIGN = "xqzvkw";
const SET_FLAG = "__ran=1";
const RTL = "\u202e";
const LONG = "dài".repeat(3_334);
const SENTENCE = "Theo một người giấu tên, 412 căn hộ ở phường Bắc Lam đã bán hết cho người ngoài tỉnh từ tháng trước.";

const DOCUMENTS = [
  { title: `<script>${SET_FLAG}</script> ${SIGN} một`, text: `<img src=x onerror="${SET_FLAG}"> ${SIGN} ${SENTENCE}` },
  { title: `${RTL}${SIGN} hai đảo chiều`, text: `${RTL}${SIGN} ${SENTENCE} <svg onload="${SET_FLAG}">` },
  { title: `${LONG} ${SIGN} ba`, text: `${SIGN} ${LONG} ${SENTENCE}` },
  {
    title: `${SIGN} bốn`,
    html: `<p onclick="${SET_FLAG}">${SIGN} ${SENTENCE} <a href="javascript:${SET_FLAG}">bấm</a><script>${SET_FLAG}</script><iframe srcdoc="<script>parent.${SET_FLAG}</script>"></iframe></p>`,
  },
  { title: `${SIGN} năm`, text: `${SIGN} ${SENTENCE} "><script>${SET_FLAG}</script>` },
];

beforeAll(async () => {
  const lines = DOCUMENTS.map((document, at) => ({
    ...document,
    url: `https://tin.example/${SIGN}/${at}?"><script>${SET_FLAG}</script>`,
    publishedAt: new Date(Date.now() - (at + 1) * 60_000).toISOString(),
    outlet: "bao-vinh-lam",
    channel: "news",
  }));
  const file = join(folder, "hostile.jsonl");
  writeFileSync(file, lines.map((line) => JSON.stringify(line)).join("\n"));
  expect(JSON.parse(await run(["import", "--data", data, file]))).toMatchObject({ read: 5, indexed: 5 });
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** Nothing of what was imported ran, and nothing on the page would run when it is pressed. */
async function harmless(page: Page): Promise<void> {
  expect(await page.evaluate<string>("typeof window.__ran")).toBe("undefined");
  const live = '[onerror], [onclick], [onload], a[href^="javascript:"], main script, main iframe, main img[src="x"]';
  expect(await page.locator(live).count()).toBe(0);
  expect(await sidewaysScroll(page)).toBe(0);
}

test.each([
  ["a laptop", undefined],
  ["a phone", PHONE],
])("hostile documents are only text on %s: in the results, in themselves, in the queue", async (_, viewport) => {
  const options = viewport === undefined ? {} : { viewport };
  const { page, problems } = await open("analyst", `/tim-kiem?q=${SIGN}`, options);
  const titles = page.locator(".hit-title");
  await expect.poll(() => titles.count(), poll).toBeGreaterThan(0);
  await harmless(page);
  for (const toggle of await page.locator(".hit-story button[aria-expanded=false]").all()) await toggle.click();
  await expect.poll(() => titles.count(), poll).toBe(DOCUMENTS.length);
  await harmless(page);
  // Written as it came: a person sees what somebody tried.
  expect((await titles.allTextContents()).join()).toContain(`<script>${SET_FLAG}</script>`);
  // An override of direction ends with its own line: what stands behind it is not turned round.
  const lefts = await page
    .locator(".hit .meta-outlet")
    .evaluateAll((spans) => spans.map((span) => span.getBoundingClientRect().left));
  expect(new Set(lefts).size).toBeLessThanOrEqual(2);

  const paths = await titles.evaluateAll((links) => links.map((link) => link.getAttribute("href") ?? ""));
  for (const path of paths) {
    await page.goto(path);
    await settled(page);
    await harmless(page);
    for (const mark of await page.locator(".claim-mark").all()) await mark.click();
    await harmless(page);
  }
  await page.goto("/kiem-chung?order=lastSeenAt");
  await settled(page);
  await harmless(page);
  expect(problems).toEqual([]);
});

test("hostile words in an address are only words", async () => {
  const { page, problems } = await open("reader", `/tim-kiem?q=${encodeURIComponent(`"><img src=x onerror=${SET_FLAG}>`)}`);
  expect(await page.getByLabel(say("search.box")).inputValue()).toContain("<img src=x");
  await harmless(page);
  await page.goto(`/van-ban/${encodeURIComponent(`"><script>${SET_FLAG}</script>`)}`);
  await page.getByText(say("document.missing"), { exact: true }).waitFor();
  await harmless(page);
  // The one fault is that there is no such document.
  expect(problems.filter((line) => !line.includes("404"))).toEqual([]);
});
