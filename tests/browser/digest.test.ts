import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { readDroppedFile } from "@langnghe/sources";
import type { Page } from "playwright-core";
import { expect, inject, test } from "vitest";
import { settled } from "./pages.ts";
import { code, poll, say, visitor } from "./visitor.ts";

const { open } = visitor();
const { data } = inject("product");
const NOTE = "Đề nghị Sở Xây dựng báo cáo trước 15 giờ hôm nay.";
/** When the sample's digest writes its own draft, minutes of the Vietnamese day (config/digests/lanh-dao.yaml). */
const DRAFT_AT = 5 * 60 + 30;
const VIETNAM_MS = 7 * 3_600_000;

const badge = (page: Page) => page.locator(".digest-state .badge");
const sentences = (page: Page) => page.locator(".digest-body .sentence p");

const oneSpaced = (text: string | null) => (text ?? "").replaceAll(/\s+/g, " ").trim();

/** Words of a sentence without the source that stands behind it. */
const wordsOf = (text: string) => oneSpaced(text.replace(/\[[^\]]*\]\s*$/, ""));

/** The day's own draft, where it is due by now, is put away: one issue of a day is in work at a time. */
async function putAwayOwnDraft(page: Page): Promise<void> {
  const now = new Date(Date.now() + VIETNAM_MS);
  if (now.getUTCHours() * 60 + now.getUTCMinutes() < DRAFT_AT) return;
  const link = page.locator(".digest-link", { hasText: code("digest_state", "draft") });
  const there = async () => {
    await page.reload();
    await settled(page);
    return link.count();
  };
  await expect.poll(there, { ...poll, timeout: 60_000, interval: 1_000 }).toBe(1);
  await link.click();
  await page.getByRole("button", { name: say("digest.discard") }).click();
  await expect.poll(() => badge(page).textContent(), poll).toBe(code("digest_state", "discarded"));
}

/** Waits until an edit has been kept on the server. */
async function saved(page: Page): Promise<void> {
  await page.getByText(/^Đã lưu lúc/).waitFor();
}

/** What stands in the mail that lies in the outbox, as a person reads it. */
async function mailText(page: Page): Promise<string> {
  const folder = join(data, "outbox");
  await expect.poll(() => readdirSync(folder).filter((name) => name.endsWith(".eml")).length, poll).toBe(1);
  const [name = ""] = readdirSync(folder);
  const body = readFileSync(join(folder, name));
  const { entries } = await readDroppedFile({ name, modifiedAt: new Date().toISOString(), body }, ".eml");
  await page.goto("about:blank");
  await page.setContent(entries[0]?.contentHtml ?? "");
  return oneSpaced(await page.locator("body").textContent());
}

test("a draft is asked for, edited, looked at as mail, approved and sent, sentence by sentence as decided", async () => {
  const { page, problems } = await open("editor", "/ban-tin");
  await putAwayOwnDraft(page);
  const before = await page.locator(".digest-link").count();
  await page.getByRole("button", { name: say("digest.new.submit") }).click();
  await expect.poll(() => page.locator(".digest-link").count(), poll).toBe(before + 1);
  await expect.poll(() => badge(page).textContent(), poll).toBe(code("digest_state", "draft"));
  await settled(page);

  // Every extracted sentence names its document by outlet and time, and opens it.
  const written = (await sentences(page).allTextContents()).map((text) => text.trim());
  expect(written.length).toBeGreaterThan(1);
  for (const text of written) expect(text).toMatch(/\[\p{Lu}[^\]]*, \d{2}\/\d{2}\/\d{4}, \d{2}:\d{2}\]$/u);

  const once = written.findIndex((text) => written.filter((other) => wordsOf(other) === wordsOf(text)).length === 1);
  const removed = wordsOf(written[once] ?? "");
  await page
    .getByRole("button", { name: say("digest.sentence.remove") })
    .nth(once)
    .click();
  await expect.poll(async () => (await sentences(page).allTextContents()).map(wordsOf), poll).not.toContain(removed);
  await saved(page);
  await page
    .getByRole("button", { name: say("digest.note.add") })
    .first()
    .click();
  // A new note is empty; those that the machine wrote have their words.
  await page
    .getByRole("textbox", { name: say("digest.note") })
    .and(page.locator(":placeholder-shown"))
    .fill(NOTE);
  await expect.poll(() => page.getByText(say("digest.unsaved")).count(), poll).toBe(0);
  await saved(page);

  await page.getByRole("button", { name: say("digest.preview"), exact: true }).click();
  const mail = page.frameLocator("iframe.preview").locator("body");
  await mail.getByText(NOTE).waitFor();
  const previewed = oneSpaced(await mail.textContent());
  const kept = written.map(wordsOf).filter((text) => text !== removed);
  expect(kept.filter((text) => !previewed.includes(text))).toEqual([]);
  expect(previewed).not.toContain(removed);

  await page.getByRole("button", { name: say("digest.approve"), exact: true }).click();
  await expect.poll(() => badge(page).textContent(), poll).toBe(code("digest_state", "approved"));
  await page.getByRole("button", { name: say("digest.send"), exact: true }).click();
  const send = page.locator("form.send-sure").getByRole("button", { name: say("digest.send"), exact: true });
  expect(await send.isDisabled()).toBe(true);
  await page.locator("form.send-sure input").fill(say("digest.send.word"));
  await send.click();
  await expect.poll(() => badge(page).textContent(), poll).toBe(code("digest_state", "sent"));
  await page.getByText(/^Đã gửi \d{2}\/\d{2}\/\d{4}/).waitFor();
  expect(problems).toEqual([]);

  const sent = await mailText(page);
  expect(kept.filter((text) => !sent.includes(text))).toEqual([]);
  expect(sent).toContain(NOTE);
  expect(sent).not.toContain(removed);
});
