import type { Page } from "playwright-core";
import { describe, expect, test } from "vitest";
import { faintTexts } from "./contrast.ts";
import type { Person } from "./people.ts";
import { say, visitor } from "./visitor.ts";

const { open } = visitor();

/** Fields that a screen reader could not name. */
const NAMELESS = `[...document.querySelectorAll("input, select, textarea")]
  .filter((field) => !field.labels?.length && !field.ariaLabel && !field.getAttribute("aria-labelledby"))
  .map((field) => field.outerHTML)`;
/** Buttons and links without a word. */
const WORDLESS = `[...document.querySelectorAll("button, a[href]")]
  .filter((element) => element.checkVisibility() && !element.textContent.trim() && !element.ariaLabel)
  .map((element) => element.outerHTML)`;

/** Names of what has the focus, one after another, as Tab is pressed. */
async function focusOrder(page: Page, presses: number): Promise<string[]> {
  const names: string[] = [];
  for (let press = 0; press < presses; press += 1) {
    await page.keyboard.press("Tab");
    const focused = page.locator(":focus");
    const name = await focused.evaluate(
      (element) => element.getAttribute("aria-label") ?? element.getAttribute("name") ?? element.textContent?.trim() ?? "",
    );
    names.push(name);
  }
  return names;
}

const PAGES: readonly (readonly [Person | null, string])[] = [
  [null, "/hom-nay"],
  [null, "/cong-khai"],
  ["analyst", "/hom-nay"],
  ["analyst", "/tim-kiem?from=2026-01-01&to=2026-12-31"],
  ["analyst", "/kiem-chung"],
  ["analyst", "/kien-nghi"],
  ["editor", "/ban-tin"],
  ["editor", "/nguon-tin"],
  ["administrator", "/quan-tri"],
  ["administrator", "/quan-tri/nhat-ky"],
];

describe("names", () => {
  test("every field, button and link has one, in forms that are opened too", async () => {
    for (const [who, path] of PAGES) {
      const { page } = await open(who, path);
      if (path === "/kiem-chung") await page.keyboard.press("e");
      if (path === "/quan-tri") await page.getByRole("button", { name: say("admin.account.add") }).click();
      expect([path, await page.evaluate(NAMELESS), await page.evaluate(WORDLESS)]).toEqual([path, [], []]);
      // One heading of the first rank, so that a screen reader's list of headings begins with the page.
      expect([path, await page.locator("h1").count()]).toEqual([path, 1]);
    }
  });
});

describe("the order of the focus", () => {
  test("on the sign-in: name, password, button, then what is beside the matter", async () => {
    const { page } = await open(null, "/");
    expect(await focusOrder(page, 3)).toEqual(["name", "password", say("sign_in.submit")]);
    expect((await focusOrder(page, 6)).at(-1)).toBe(say("sign_in.public"));
  });

  test("in search: past the menu to the box, the span of time, the filters, the results; the skip link shortens it", async () => {
    const { page } = await open("reader", "/tim-kiem");
    const [skip] = await focusOrder(page, 1);
    expect(skip).toBe(say("app.skip"));
    await page.keyboard.press("Enter");
    const names = await focusOrder(page, 8);
    expect(names.slice(0, 3)).toEqual([say("search.box"), say("search.submit"), say("search.time.1")]);
    expect(names.at(-1)).toBe(say("search.time.range"));
    const title = (await page.locator(".hit-title").first().textContent()) ?? "";
    const rest = await focusOrder(page, 60);
    expect(rest.indexOf(title)).toBeGreaterThan(0);
  });

  test("whatever has the focus shows it", async () => {
    const { page } = await open("reader", "/tim-kiem");
    await focusOrder(page, 3);
    const outline = await page.evaluate<string>("getComputedStyle(document.activeElement).outlineStyle");
    expect(outline).not.toBe("none");
  });
});

describe("contrast", () => {
  test("every text on every place is AA or better, in the light and in the dark theme", async () => {
    for (const [who, path] of PAGES) {
      const { page, context } = await open(who, path);
      for (const colorScheme of ["light", "dark"] as const) {
        await page.emulateMedia({ colorScheme });
        expect([path, colorScheme, await faintTexts(page)]).toEqual([path, colorScheme, []]);
      }
      await context.close();
    }
  });
});
