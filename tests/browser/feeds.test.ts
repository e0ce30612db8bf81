import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Page } from "playwright-core";
import { afterAll, describe, expect, inject, test } from "vitest";
import { settled } from "./pages.ts";
import { run } from "./people.ts";
import { code, poll, say, visitor } from "./visitor.ts";

const { open } = visitor();
const { data } = inject("product");
const folder = mkdtempSync(join(tmpdir(), "langnghe-parked-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** The numbers of the first equation on the page, the whole first. */
async function equation(page: Page): Promise<number[]> {
  const shown = await page.locator(".equation").first().locator(".term strong").allTextContents();
  return shown.map((number) => Number(number.replaceAll(".", "")));
}

const sum = (parts: readonly number[]) => parts.reduce((all, part) => all + part, 0);

describe("feeds", () => {
  test("what was fetched is the sum of what became of it, over all feeds and for one", async () => {
    const { page, problems } = await open("reader", "/nguon-tin");
    const [whole, ...parts] = await equation(page);
    expect(whole).toBeGreaterThanOrEqual(500);
    expect(sum(parts)).toBe(whole);
    await page.getByRole("link", { name: "Báo Vĩnh Lam: Thời sự" }).click();
    await page.getByRole("heading", { level: 1, name: "Báo Vĩnh Lam: Thời sự" }).waitFor();
    const [listed, ...ways] = await equation(page);
    expect(listed).toBeGreaterThan(0);
    expect(sum(ways)).toBe(listed);
    expect(problems).toEqual([]);
  });

  test("a feed that refuses and one that fell silent stand first, in words", async () => {
    const { page } = await open("reader", "/nguon-tin");
    const rows = page.locator(".feed-table tbody tr");
    const refused = rows.filter({ hasText: "Góc kín" });
    expect(await refused.locator(".badge").textContent()).toBe(code("health", "refused"));
    expect(await refused.textContent()).toContain(code("detail", "FETCH_REFUSED"));
    const silent = rows.filter({ hasText: "Tin Nhanh Ven Biển" });
    expect(await silent.locator(".badge").textContent()).toBe(code("health", "silent"));
    const states = await rows.locator(".badge").allTextContents();
    expect(states.indexOf(code("health", "ok"))).toBeGreaterThan(states.indexOf(code("health", "refused")));
    expect(states.indexOf(code("health", "ok"))).toBeGreaterThan(states.indexOf(code("health", "silent")));
  });

  test("a feed is polled now, and the poll stands in its history", async () => {
    const { page, problems } = await open("editor", "/nguon-tin/bvl-xa-hoi");
    const rows = page.locator("table tbody tr");
    const before = await rows.count();
    await page.getByRole("button", { name: say("feeds.poll") }).click();
    await page.locator(".toast", { hasText: /^Đã đọc: \d+ bài mới/ }).waitFor();
    await expect.poll(() => rows.count(), poll).toBeGreaterThan(before);
    const newest = await rows.first().textContent();
    expect([code("poll", "ok"), code("poll", "not_modified")].some((words) => newest?.includes(words))).toBe(true);
    const [whole, ...parts] = await equation(page);
    expect(sum(parts)).toBe(whole);
    expect(problems).toEqual([]);
  });
});

describe("what is parked", () => {
  test("is listed with its cause, run again, and discarded with a reason", async () => {
    writeFileSync(join(folder, "hong.jsonl"), '{"title": \n{"url": 7}\n');
    const summary = JSON.parse(await run(["import", "--data", data, join(folder, "hong.jsonl")]));
    expect(summary).toMatchObject({ read: 2, indexed: 0 });

    const { page, problems } = await open("administrator", "/nguon-tin/tam-giu");
    const rows = page.locator(".parked-row");
    const lines = (number: number) => rows.filter({ hasText: `hong.jsonl:${number}` });
    await lines(2).waitFor();
    const count = async () =>
      Number(
        await page
          .locator(".tab", { hasText: say("feeds.tab.parked") })
          .locator(".tab-count")
          .textContent(),
      );
    await expect.poll(count, poll).toBe(2);

    await lines(2)
      .getByRole("button", { name: say("parked.replay") })
      .click();
    await page.locator(".toast", { hasText: say("parked.replayed") }).waitFor();
    // It is as broken as before: it comes back with what the next service found, and nothing is lost.
    await lines(2).waitFor({ state: "detached" });
    const again = async () => {
      await page.reload();
      await settled(page);
      return rows.count();
    };
    await expect.poll(again, { ...poll, interval: 500 }).toBe(2);

    for (const left of [1, 0]) {
      await rows
        .first()
        .getByRole("button", { name: say("parked.discard") })
        .click();
      const sure = rows.first().getByRole("button", { name: say("parked.discard") });
      expect(await sure.isDisabled()).toBe(true);
      await rows.first().getByRole("textbox").fill("Dòng hỏng khi xuất tệp");
      await sure.click();
      await page.locator(".toast", { hasText: say("parked.discarded") }).waitFor();
      await expect.poll(() => rows.count(), poll).toBe(left);
    }
    await page.getByText(say("parked.empty")).waitFor();
    await page.goto("/nguon-tin");
    await settled(page);
    const [whole, ...parts] = await equation(page);
    expect(sum(parts)).toBe(whole);
    expect(problems).toEqual([]);
  });
});
