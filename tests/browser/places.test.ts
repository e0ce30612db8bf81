import { describe, expect, test } from "vitest";
import { foreignWords } from "./english-words.ts";
import { PHONE, settled, sidewaysScroll } from "./pages.ts";
import { poll, say, visitor } from "./visitor.ts";

const PLACES = [
  ["today", "/hom-nay"],
  ["search", "/tim-kiem"],
  ["review", "/kiem-chung"],
  ["demands", "/kien-nghi"],
  ["digest", "/ban-tin"],
  ["feeds", "/nguon-tin"],
  ["public", "/cong-khai"],
  ["admin", "/quan-tri"],
] as const;
const DEEPER = ["/nguon-tin/tam-giu", "/nguon-tin/bvl-thoi-su", "/quan-tri/linh-vuc", "/quan-tri/nhat-ky", "/khong-co"];
const { open } = visitor();

describe("every place", () => {
  test("opens from the rail with its heading and title, without a fault, without an English word", async () => {
    const { page, problems } = await open("administrator", "/");
    for (const [place, path] of PLACES) {
      await page
        .locator("nav.rail")
        .getByRole("link", { name: say(`place.${place}`) })
        .click();
      await page.getByRole("heading", { level: 1, name: say(`${place}.title`) }).waitFor();
      await settled(page);
      expect(new URL(page.url()).pathname.startsWith(path)).toBe(true);
      await expect.poll(() => page.title(), poll).toBe(`${say(`place.${place}`)} · Lắng Nghe`);
      expect([place, await foreignWords(page)]).toEqual([place, []]);
    }
    expect(problems).toEqual([]);
  });

  test("so do the pages below", async () => {
    const { page, problems } = await open("administrator", "/");
    for (const path of DEEPER) {
      await page.goto(path);
      await settled(page);
      expect([path, await foreignWords(page)]).toEqual([path, []]);
    }
    expect(problems).toEqual([]);
  });

  test("fits a phone of 390 px: nothing is pushed sideways, and every place is reached from the bar", async () => {
    const { page, problems } = await open("administrator", "/", { viewport: PHONE });
    for (const [place, path] of PLACES) {
      const inBar = page.locator("nav.bar > .place-link", { hasText: say(`place.${place}`) });
      if ((await inBar.count()) === 0) await page.getByRole("button", { name: say("app.more"), exact: true }).click();
      await page
        .locator("nav.bar")
        .getByRole("link", { name: say(`place.${place}`) })
        .click();
      await page.getByRole("heading", { level: 1, name: say(`${place}.title`) }).waitFor();
      await settled(page);
      expect([path, await sidewaysScroll(page)]).toEqual([path, 0]);
    }
    for (const path of DEEPER) {
      await page.goto(path);
      await settled(page);
      expect([path, await sidewaysScroll(page)]).toEqual([path, 0]);
    }
    expect(problems).toEqual([]);
  });

  test("every figure that waits opens what it counts", async () => {
    const { page } = await open("analyst", "/hom-nay");
    const waiting = page.locator("section", { has: page.locator("#waiting") });
    const row = waiting.getByRole("link", { name: say("today.waiting.unanswered") });
    const figure = await row.locator("strong").textContent();
    await row.click();
    await page.getByRole("heading", { level: 1, name: say("demands.title") }).waitFor();
    await settled(page);
    expect(await page.locator(".figure strong").first().textContent()).toBe(figure);
  });
});

describe("addresses", () => {
  test("back and forward go through the places as they were seen", async () => {
    const { page } = await open("reader", "/hom-nay");
    const heading = (name: string) => page.getByRole("heading", { level: 1, name }).waitFor();
    await page
      .locator("nav.rail")
      .getByRole("link", { name: say("place.search") })
      .click();
    await heading(say("search.title"));
    await page.getByRole("button", { name: say("search.time.7") }).click();
    await expect.poll(() => page.url(), poll).toContain("days=7");
    await page
      .locator("nav.rail")
      .getByRole("link", { name: say("place.feeds") })
      .click();
    await heading(say("feeds.title"));
    await page.goBack();
    await heading(say("search.title"));
    expect(await page.getByRole("button", { name: say("search.time.7") }).getAttribute("aria-pressed")).toBe("true");
    await page.goForward();
    await heading(say("feeds.title"));
  });

  test("an address with filters shows another person the same", async () => {
    const first = await open("editor", "/tim-kiem?q=ng%E1%BA%ADp&days=90");
    await first.page.getByRole("checkbox", { name: new RegExp(`^${say("channel.news")}`) }).click();
    await expect.poll(() => first.page.url(), poll).toContain("channel=news");
    await settled(first.page);
    await first.page.locator('.results[data-stale="false"]').waitFor();
    const second = await open("reader", first.page.url());
    const seen = async (page: typeof first.page) => ({
      box: await page.getByLabel(say("search.box")).inputValue(),
      chips: await page.locator(".chip").allTextContents(),
      titles: await page.locator(".hit-title").allTextContents(),
      total: await page.locator(".volume-total strong").textContent(),
    });
    const shared = await seen(first.page);
    expect(shared).toMatchObject({ box: "ngập", chips: [say("channel.news")] });
    expect(shared.titles.length).toBeGreaterThan(0);
    expect(await seen(second.page)).toEqual(shared);
  });
});
