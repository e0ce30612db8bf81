import { expect, inject, test } from "vitest";
import { say, visitor } from "./visitor.ts";

const { open } = visitor();
const { password, address } = inject("product");
const OWN_PASSWORD = "sông Lam chảy về phía biển";

test("the first sign-in: a wrong try tells nothing, the one-time password must be changed, then it is good no more", async () => {
  const { page, context, problems } = await open(null, "/");
  const name = page.getByLabel(say("sign_in.name"));
  const secret = page.getByLabel(say("sign_in.password"));
  const enter = page.getByRole("button", { name: say("sign_in.submit") });
  const wrong = page.getByText(say("sign_in.wrong"));

  await name.fill("admin");
  await secret.fill("không phải mật khẩu này");
  await enter.click();
  await wrong.waitFor();
  const forPassword = await page.locator(".calm-note").textContent();
  // Nobody of that name: the answer must be the same, word for word, or names could be found out.
  await name.fill("khong-co-ai");
  const refused = page.waitForResponse((answer) => answer.url().endsWith("/api/session") && answer.status() === 401);
  await enter.click();
  await refused;
  await wrong.waitFor();
  expect(await page.locator(".calm-note").textContent()).toBe(forPassword);

  await name.fill("admin");
  await secret.fill(password);
  await enter.click();
  await page.getByRole("heading", { name: say("password.title") }).waitFor();
  expect(await page.getByText(say("password.why")).isVisible()).toBe(true);

  // Nothing else opens before the change, whatever the address.
  await page.goto("/quan-tri");
  await page.getByRole("heading", { name: say("password.title") }).waitFor();
  const save = page.getByRole("button", { name: say("password.submit") });
  await page.getByLabel(say("password.current")).fill(password);
  const next = page.getByLabel(new RegExp(`^${say("password.next")}`));
  await next.fill("ngắn");
  await page.getByText(say("password.short", { n: 8 })).waitFor();
  await next.fill(OWN_PASSWORD);
  await page.getByLabel(say("password.again")).fill(`${OWN_PASSWORD}!`);
  await page.getByText(say("password.differ")).waitFor();
  expect(await save.isDisabled()).toBe(true);
  await page.getByLabel(say("password.again")).fill(OWN_PASSWORD);
  await save.click();
  await page.getByRole("heading", { name: say("admin.title") }).waitFor();

  // The session's cookie is out of reach of scripts and of other sites.
  const session = (await context.cookies(address)).find((cookie) => cookie.name !== "lang");
  expect(session).toMatchObject({ httpOnly: true, sameSite: "Strict" });

  await page.getByRole("button", { name: say("app.sign_out") }).click();
  await enter.waitFor();
  await name.fill("admin");
  await secret.fill(password);
  await enter.click();
  await wrong.waitFor();
  await secret.fill(OWN_PASSWORD);
  await enter.click();
  await page.getByRole("heading", { name: say("admin.title") }).waitFor();
  // What the browser reports are the refusals above, nothing else.
  expect(problems.filter((line) => !line.includes("401"))).toEqual([]);
});

test("a session that ends leaves nothing to see behind the form", async () => {
  const { page, context } = await open("reader", "/hom-nay");
  await context.clearCookies();
  await page.goto("/kiem-chung");
  await page.getByLabel(say("sign_in.password")).waitFor();
  expect(await page.locator("nav.rail").count()).toBe(0);
});

test("the switch of tongue turns every word and the page's lang, and stays", async () => {
  const { page } = await open("reader", "/hom-nay");
  await page.getByRole("heading", { name: "Hôm nay" }).waitFor();
  expect(await page.locator("html").getAttribute("lang")).toBe("vi");
  await page.getByRole("button", { name: "EN", exact: true }).click();
  await page.getByRole("heading", { name: "Today" }).waitFor();
  expect(await page.locator("html").getAttribute("lang")).toBe("en");
  expect(await page.locator("nav.rail .place-link").allTextContents()).toEqual(
    expect.arrayContaining([expect.stringContaining("Search"), expect.stringContaining("Feeds")]),
  );
  await page.reload();
  await page.getByRole("heading", { name: "Today" }).waitFor();
});
