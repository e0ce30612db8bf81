import type { Page } from "playwright-core";
import { describe, expect, test } from "vitest";
import { settled } from "./pages.ts";
import { PEOPLE } from "./people.ts";
import { code, poll, say, visitor } from "./visitor.ts";

const { open } = visitor();
const REASON = "Bảng kê bốc thăm công khai cho thấy số suất bán ra khớp với danh sách được duyệt.";
const UNCERTAINTY = "Chưa có bảng kê của đợt hai.";

const current = (page: Page) => page.locator('.queue-row[data-current="true"] .queue-claim');
const state = (page: Page) => page.locator(".case-state");
const toast = (page: Page) => page.locator(".toast > span");
/** The case in the address. */
const caseAt = (page: Page) => new URL(page.url()).pathname.split("/")[2] ?? "";

/** Presses Tab until an element has the focus, as a person without a mouse does. */
async function tabTo(page: Page, name: string, most = 40): Promise<void> {
  for (let presses = 0; presses < most; presses += 1) {
    const focused = await page.evaluate<string>(
      "(document.activeElement?.labels?.[0]?.innerText ?? document.activeElement?.innerText ?? '').trim()",
    );
    if (focused.startsWith(name)) return;
    await page.keyboard.press("Tab");
  }
  throw new RangeError(`Tab does not reach “${name}”`);
}

describe("a case by keyboard, from suggestion to the public page and back", () => {
  let id = "";
  let claim = "";

  test("j and k move, d dismisses, u takes it back, Enter opens", async () => {
    const { page, problems } = await open("analyst", "/kiem-chung");
    const claims = await page.locator(".queue-claim").allTextContents();
    expect(await current(page).textContent()).toBe(claims[0]);
    await page.keyboard.press("j");
    await expect.poll(() => current(page).textContent(), poll).toBe(claims[1]);
    await page.keyboard.press("k");
    await expect.poll(() => current(page).textContent(), poll).toBe(claims[0]);
    await page.keyboard.press("Enter");
    await page.getByRole("heading", { name: claims[0] ?? "" }).waitFor();
    id = caseAt(page);
    claim = claims[0] ?? "";

    await page.keyboard.press("d");
    await expect.poll(() => toast(page).textContent(), poll).toBe(say("review.dismissed.one"));
    await expect.poll(() => page.locator(".queue-claim").allTextContents(), poll).not.toContain(claim);
    await page.keyboard.press("u");
    await expect.poll(() => toast(page).textContent(), poll).toBe(say("review.restored"));
    await expect.poll(() => page.locator(".queue-claim").allTextContents(), poll).toContain(claim);
    expect(problems).toEqual([]);
  });

  test("a assigns, v takes up, e adds evidence, v gives the verdict; “sai” waits for another person", async () => {
    const { page, problems } = await open("analyst", `/kiem-chung/${id}`);
    await page.keyboard.press("a");
    await page.getByText(say("case.assignee", { name: PEOPLE.analyst.displayName })).waitFor();
    await page.keyboard.press("v");
    await tabTo(page, code("action", "open"));
    await page.keyboard.press("Enter");
    await expect.poll(() => state(page).textContent(), poll).toBe(code("state", "open"));
    await page.keyboard.press("Escape");

    await page.evaluate("document.activeElement?.blur()");
    await page.keyboard.press("e");
    await tabTo(page, say("case.evidence.text"));
    await page.keyboard.type("Bảng kê bốc thăm nhà ở xã hội, Sở Xây dựng: 412 suất, 412 người mua có tên trong danh sách.");
    await tabTo(page, say("case.evidence.title"));
    await page.keyboard.type("Bảng kê bốc thăm");
    await page.keyboard.press("Enter");
    const evidence = page.locator(".evidence", { hasText: "Bảng kê bốc thăm" });
    await evidence.waitFor();
    expect(await evidence.textContent()).toContain(say("case.evidence.is_primary"));
    await evidence.locator('.badge[data-tone="good"]').waitFor();

    await page.keyboard.press("v");
    await tabTo(page, code("verdict", "false"));
    await page.keyboard.press("Space");
    await tabTo(page, say("case.verdict.reason"));
    await page.keyboard.type(REASON);
    await tabTo(page, say("case.verdict.uncertainty"));
    await page.keyboard.type(UNCERTAINTY);
    await tabTo(page, say("case.verdict.submit.second"));
    await page.keyboard.press("Enter");
    await expect.poll(() => state(page).textContent(), poll).toBe(code("state", "awaiting_second"));

    // The one who proposed cannot agree, and is told why.
    const rule = `${code("action", "agree")}: ${code("rule", "second_reviewer_must_differ")}`;
    await page.getByText(rule, { exact: true }).waitFor();
    expect(await page.getByRole("button", { name: code("action", "agree"), exact: true }).isDisabled()).toBe(true);
    expect(problems).toEqual([]);
  });

  test("another analyst agrees", async () => {
    const { page } = await open("second", `/kiem-chung/${id}?state=awaiting_second`);
    await page.getByRole("button", { name: code("action", "agree"), exact: true }).click();
    await expect.poll(() => state(page).textContent(), poll).toBe(code("state", "decided"));
    await page.getByText(say("case.verdict.second_by", { name: PEOPLE.second.displayName }), { exact: true }).waitFor();
    // An analyst does not publish.
    expect(await page.getByRole("button", { name: code("action", "publish") }).count()).toBe(0);
  });

  test("an editor publishes; anybody reads it and can object, and the case is contested", async () => {
    const editor = await open("editor", `/kiem-chung/${id}?state=decided`);
    await editor.page
      .getByRole("button", { name: code("action", "publish") })
      .first()
      .click();
    await editor.page.getByLabel(new RegExp(`^${say("case.publish.text")}`)).fill(REASON);
    await editor.page.locator("form.case-form button[type=submit]").click();
    await expect.poll(() => state(editor.page).textContent(), poll).toBe(code("state", "published"));

    const anybody = await open(null, "/cong-khai");
    const card = anybody.page.locator(`#dinh-chinh-${id}`);
    // The public figures are kept for seconds: the page is asked again until it has the correction.
    await expect
      .poll(
        async () => {
          await anybody.page.reload();
          await settled(anybody.page);
          return card.count();
        },
        { ...poll, interval: 500 },
      )
      .toBe(1);
    const shown = await card.textContent();
    for (const part of [claim, REASON, UNCERTAINTY, "Bảng kê bốc thăm", code("verdict", "false")])
      expect(shown).toContain(part);
    // Whoever worked on it is nobody's business there.
    for (const { displayName } of Object.values(PEOPLE)) expect(shown).not.toContain(displayName);

    await card.getByRole("button", { name: say("public.contest") }).click();
    const send = card.getByRole("button", { name: say("public.contest.submit") });
    await card.getByRole("textbox").fill("Chưa đúng.");
    expect(await send.isDisabled()).toBe(true);
    await card.getByRole("textbox").fill("Tôi có bảng kê của đợt hai, xin xem lại giúp kết luận này.");
    await send.click();
    await card.getByText(say("public.contest.done")).waitFor();

    await editor.page.goto(`/kiem-chung/${id}?state=contested`);
    await expect.poll(() => state(editor.page).textContent(), poll).toBe(code("state", "contested"));
    await editor.page.getByText("Tôi có bảng kê của đợt hai").waitFor();
    // Whoever decided does not judge the objection; somebody else can.
    const uphold = { name: code("action", "uphold"), exact: true };
    expect(await editor.page.getByRole("button", uphold).isEnabled()).toBe(true);
    const first = await open("analyst", `/kiem-chung/${id}?state=contested`);
    await expect.poll(() => state(first.page).textContent(), poll).toBe(code("state", "contested"));
    expect(await first.page.getByRole("button", uphold).count()).toBe(0);
  });
});

describe("many at once, and two at the same time", () => {
  test("three are dismissed together and come back together", async () => {
    const { page, problems } = await open("analyst", "/kiem-chung");
    const tab = page.locator(".tab[aria-current=page] .tab-count");
    const dismissed = page.locator(".tab", { hasText: code("state", "dismissed") }).locator(".tab-count");
    const before = Number(await dismissed.textContent());
    const chosen: string[] = [];
    for (let at = 0; at < 3; at += 1) {
      chosen.push((await current(page).textContent()) ?? "");
      await page.keyboard.press("x");
      await page.keyboard.press("j");
      await expect.poll(() => current(page).textContent(), poll).not.toBe(chosen[at]);
    }
    await page.getByText(say("review.selected", { n: 3 })).waitFor();
    await page.keyboard.press("d");
    await expect.poll(() => toast(page).textContent(), poll).toBe(say("review.dismissed", { n: 3 }));
    await expect.poll(() => dismissed.textContent(), poll).toBe(String(before + 3));
    const left = await page.locator(".queue-claim").allTextContents();
    expect(left.filter((text) => chosen.includes(text))).toEqual([]);

    await page
      .locator(".toast")
      .getByRole("button", { name: say("app.undo") })
      .click();
    await expect.poll(() => dismissed.textContent(), poll).toBe(String(before));
    await expect.poll(async () => Number(await tab.textContent()), poll).toBeGreaterThanOrEqual(3);
    await expect.poll(() => page.locator(".queue-claim").allTextContents(), poll).toEqual(expect.arrayContaining(chosen));
    expect(problems).toEqual([]);
  });

  test("two people change the same case: the later one is told, and sees what the other did", async () => {
    const first = await open("analyst", "/kiem-chung");
    await first.page.keyboard.press("j");
    await first.page.keyboard.press("Enter");
    await settled(first.page);
    const path = new URL(first.page.url()).pathname;
    const second = await open("second", path);
    await first.page.keyboard.press("a");
    const taken = say("case.assignee", { name: PEOPLE.analyst.displayName });
    await first.page.getByText(taken).waitFor();
    expect(await second.page.getByText(say("case.unassigned")).isVisible()).toBe(true);
    await second.page.getByRole("button", { name: code("action", "open"), exact: true }).click();
    await expect.poll(() => toast(second.page).textContent(), poll).toBe(say("review.conflict"));
    await second.page.getByText(taken).waitFor();
    // Nothing of the later change was written; tried again on what is there now, it is.
    expect(await state(second.page).textContent()).toBe(code("state", "suggested"));
    await second.page.getByRole("button", { name: code("action", "open"), exact: true }).click();
    await expect.poll(() => state(second.page).textContent(), poll).toBe(code("state", "open"));
  });

  test("? shows the keys", async () => {
    const { page } = await open("analyst", "/kiem-chung");
    await page.keyboard.press("?");
    const card = page.getByRole("dialog", { name: say("review.keys") });
    await card.waitFor();
    for (const key of ["j", "k", "Enter", "e", "v", "a", "m", "d", "u", "/", "?"])
      expect(await card.locator("kbd", { hasText: key }).count()).toBeGreaterThan(0);
    await page.keyboard.press("Escape");
    await card.waitFor({ state: "hidden" });
  });
});
