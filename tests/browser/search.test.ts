import { fold } from "@langnghe/domain";
import type { Page } from "playwright-core";
import { describe, expect, test } from "vitest";
import { settled } from "./pages.ts";
import { code, poll, say, visitor } from "./visitor.ts";

const { open } = visitor();
const SUBJECT = "tái định cư";

/** Types words into the box and waits for the answer. */
async function search(page: Page, words: string): Promise<void> {
  const answer = page.waitForResponse((response) => new URL(response.url()).pathname === "/api/search");
  await page.getByLabel(say("search.box")).fill(words);
  await page.keyboard.press("Enter");
  await answer;
  await ready(page);
}

/** Waits until what is shown is what was asked. */
async function ready(page: Page): Promise<void> {
  await settled(page);
  await page.locator('.results[data-stale="true"]').waitFor({ state: "detached" });
}

async function total(page: Page): Promise<number> {
  const shown = (await page.locator(".volume-total strong").textContent()) ?? "";
  return Number(shown.replaceAll(/\D/g, ""));
}

const chart = (page: Page) => page.evaluate<string>("document.querySelector('.chart canvas')?.toDataURL() ?? ''");
const address = (page: Page) => new URL(page.url()).searchParams;

describe("words", () => {
  test("with marks find exactly those marks, without marks every way of writing, and what was found is highlighted", async () => {
    const { page, problems } = await open("reader", "/tim-kiem");
    const all = await total(page);
    await search(page, SUBJECT);
    const exact = await total(page);
    expect(exact).toBeGreaterThan(0);
    expect(exact).toBeLessThan(all);
    const marked = await page.locator(".hit mark").allTextContents();
    expect(marked.length).toBeGreaterThan(0);
    expect([...new Set(marked.map((word) => word.toLowerCase()))].sort()).toEqual(
      [...new Set(marked.map((word) => word.toLowerCase()))].filter((word) => SUBJECT.includes(word)).sort(),
    );

    await search(page, fold(SUBJECT));
    expect(await total(page)).toBeGreaterThanOrEqual(exact);
    const folded = await page.locator(".hit mark").allTextContents();
    expect(folded.filter((word) => !fold(SUBJECT).includes(fold(word)))).toEqual([]);
    expect(problems).toEqual([]);
  });

  test("a phrase finds only the words side by side", async () => {
    const { page } = await open("reader", "/tim-kiem?days=all");
    await search(page, SUBJECT);
    const loose = await total(page);
    await search(page, `“${SUBJECT}”`);
    const phrase = await total(page);
    expect(phrase).toBeGreaterThan(0);
    expect(phrase).toBeLessThanOrEqual(loose);
    await search(page, `"cư định tái"`);
    expect(await total(page)).toBe(0);
  });

  test("nothing that matches, and nothing that was collected, are said differently, each with a next step", async () => {
    const { page } = await open("reader", "/tim-kiem?q=zxqwv");
    await page.getByText(say("search.no_match"), { exact: true }).waitFor();
    await page.getByRole("button", { name: say("search.no_match.widen") }).click();
    await expect.poll(() => address(page).get("days"), poll).toBe("all");
    await page.goto("/tim-kiem?from=2001-01-01&to=2001-01-31");
    await page.getByText(say("search.nothing"), { exact: true }).waitFor();
    await page.getByRole("link", { name: say("search.nothing.feeds") }).click();
    await page.getByRole("heading", { level: 1, name: say("feeds.title") }).waitFor();
  });
});

describe("filters and the chart", () => {
  test("a filter by click gives what its number said, the chart is drawn anew, and its chip takes it away", async () => {
    const { page, problems } = await open("reader", "/tim-kiem");
    const before = await total(page);
    await expect.poll(() => page.locator(".chart canvas").count(), poll).toBe(1);
    const drawn = await chart(page);
    const channel = page.locator(".facet-value", { has: page.getByRole("checkbox", { name: /^Phản ánh/ }) });
    const promised = Number(await channel.locator(".facet-count").textContent());
    const volume = page.waitForResponse((answer) => /\/api\/volume\?.*channel=feedback/.test(answer.url()));
    await channel.click();
    expect((await volume).ok()).toBe(true);
    await ready(page);
    await expect.poll(() => total(page), poll).toBe(promised);
    expect(address(page).getAll("channel")).toEqual(["feedback"]);
    await expect.poll(() => chart(page), poll).not.toBe(drawn);

    await page.getByRole("button", { name: say("search.filter.remove", { name: code("channel", "feedback") }) }).click();
    await expect.poll(() => total(page), poll).toBe(before);
    expect(address(page).has("channel")).toBe(false);
    expect(await page.locator(".chip").count()).toBe(0);
    expect(problems).toEqual([]);
  });

  test("a click on a bar narrows to its day, with the number that the table behind the chart has for it", async () => {
    const { page } = await open("reader", "/tim-kiem");
    await expect.poll(() => page.locator(".chart .u-over").count(), poll).toBe(1);
    const counts = (await page.locator(".volume table tbody td:first-of-type").allTextContents()).map(Number);
    const index = counts.indexOf(Math.max(...counts));
    const plot = page.locator(".chart .u-over");
    const { width, height } = (await plot.boundingBox()) ?? { width: 0, height: 0 };
    // The axis reaches from −0.6 to n − 0.4, so that the first and the last bar have their whole width.
    await plot.click({ position: { x: ((index + 0.6) / (counts.length + 0.2)) * width, y: height - 4 } });
    await expect.poll(() => address(page).has("from"), poll).toBe(true);
    await ready(page);
    await expect.poll(() => total(page), poll).toBe(counts[index]);
    await page.goBack();
    await expect.poll(() => address(page).has("from"), poll).toBe(false);
  });

  test("a span of one's own is typed day first, as it is written in Vietnam", async () => {
    const { page } = await open("reader", "/tim-kiem");
    await page.getByRole("button", { name: say("search.time.range") }).click();
    const from = page.getByLabel(say("search.time.from"));
    await from.fill("5/11/2026");
    await from.press("Enter");
    await expect.poll(() => address(page).get("from"), poll).toBe("2026-11-05");
    expect(await from.inputValue()).toBe("05/11/2026");
    // What is no day changes nothing and is put back.
    await from.fill("31/02/2026");
    await from.press("Tab");
    await expect.poll(() => from.inputValue(), poll).toBe("05/11/2026");
  });
});

describe("the keyboard", () => {
  test("/ goes to the box, j and k move, Enter opens the document with its claims and its way through the services", async () => {
    const { page } = await open("reader", "/tim-kiem?flag=true");
    await page.keyboard.press("/");
    expect(await page.locator(":focus").getAttribute("aria-label")).toBe(say("search.box"));
    // While one types, letters are letters.
    await page.keyboard.type("j");
    expect(await page.locator('.hit[data-current="true"]').count()).toBe(0);
    await page.getByLabel(say("search.box")).fill("");
    await page.getByLabel(say("search.box")).blur();

    const current = page.locator('.hit[data-current="true"] > .hit-title');
    const titles = await page.locator(".hit > .hit-title").allTextContents();
    await page.keyboard.press("j");
    await page.keyboard.press("j");
    expect(await current.textContent()).toBe(titles[1]);
    await page.keyboard.press("k");
    expect(await current.textContent()).toBe(titles[0]);
    await page.keyboard.press("Enter");
    await page.getByRole("heading", { level: 1, name: titles[0] ?? "" }).waitFor();
    await settled(page);

    expect(await page.locator(".claim-mark").count()).toBeGreaterThan(0);
    expect(
      await page
        .locator("section", { has: page.locator("#claims") })
        .locator(".claim-row")
        .count(),
    ).toBeGreaterThan(0);
    const trace = await page.locator(".trace .badge").allTextContents();
    expect(trace.map((name) => name.trim())).toEqual(
      ["collector", "extractor", "classifier", "indexer"].map((service) => code("service", service)),
    );
    await page.goBack();
    await expect.poll(() => address(page).get("flag"), poll).toBe("true");
  });
});
