import type { Page } from "playwright-core";
import { describe, expect, inject, test } from "vitest";
import { settled } from "./pages.ts";
import { code, poll, say, visitor } from "./visitor.ts";

const { open } = visitor();
const { address, cookies } = inject("product");
/** Sign out, the switches, the filters and what opens something belong to everybody. */
const WORK = [
  code("action", "open"),
  code("action", "dismiss"),
  code("action", "propose"),
  say("case.evidence.add"),
  say("key.assign"),
  say("digest.new.submit"),
  say("digest.approve"),
  say("digest.discard"),
  say("feeds.poll"),
  say("parked.replay"),
  say("document.claim.new"),
];

async function workButtons(page: Page): Promise<string[]> {
  const buttons = await page.locator("main button").allTextContents();
  return buttons.filter((text) => WORK.some((word) => text.startsWith(word)));
}

async function goTo(page: Page, path: string): Promise<void> {
  await page.goto(path);
  await settled(page);
}

describe("a reader", () => {
  test("reads everything and is offered no work", async () => {
    const { page, problems } = await open("reader", "/hom-nay");
    for (const path of ["/kiem-chung", "/ban-tin", "/nguon-tin", "/nguon-tin/bvl-thoi-su", "/tim-kiem?flag=true"]) {
      await goTo(page, path);
      expect([path, await workButtons(page)]).toEqual([path, []]);
    }
    await page.locator(".hit-title").first().click();
    await page.locator(".claim-row").first().waitFor();
    expect(await workButtons(page)).toEqual([]);
    expect(await page.locator(".tab", { hasText: say("feeds.tab.parked") }).count()).toBe(0);
    expect(
      await page
        .locator("nav.rail")
        .getByRole("link", { name: say("place.admin") })
        .count(),
    ).toBe(0);
    expect(problems).toEqual([]);
  });

  test("presses the keys of the work in vain", async () => {
    const { page } = await open("reader", "/kiem-chung");
    const claims = await page.locator(".queue-claim").allTextContents();
    for (const key of ["d", "a", "e", "v", "m", "x"]) await page.keyboard.press(key);
    await page.keyboard.press("j");
    await expect.poll(() => page.locator('.queue-row[data-current="true"] .queue-claim').textContent(), poll).toBe(claims[1]);
    expect(await page.locator(".queue-claim").allTextContents()).toEqual(claims);
    expect(await page.locator("main form, main .toast").count()).toBe(0);
  });
});

describe("addresses and requests past the interface", () => {
  test.each(["reader", "analyst", "editor"] as const)("the administration stays shut for the %s", async (who) => {
    const { page } = await open(who, "/quan-tri");
    for (const path of ["/quan-tri", "/quan-tri/linh-vuc", "/quan-tri/nhat-ky"]) {
      await goTo(page, path);
      await page.getByText(say("app.no_right"), { exact: true }).waitFor();
      expect(await page.locator("main table").count()).toBe(0);
    }
  });

  test("what is set aside says plainly that it is not a reader's", async () => {
    const { page } = await open("reader", "/nguon-tin/tam-giu");
    await page.getByText(code("error", "FORBIDDEN")).waitFor();
  });

  test("an analyst has no way to send a digest or to publish", async () => {
    const { page } = await open("analyst", "/ban-tin");
    expect(await workButtons(page)).toEqual([]);
    await goTo(page, "/kiem-chung?state=decided");
    expect(await page.getByRole("button", { name: code("action", "publish") }).count()).toBe(0);
    const asked = await fetch(`${address}/api/digests`, {
      method: "POST",
      headers: { cookie: cookies.analyst, "content-type": "application/json", "x-langnghe": "1" },
      body: JSON.stringify({ series: "lanh-dao", day: "2026-01-01" }),
    });
    expect(asked.status).toBe(403);
  });
});
