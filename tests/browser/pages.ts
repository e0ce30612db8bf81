import type { Browser, BrowserContext, BrowserContextOptions, Page } from "playwright-core";

/** Long enough for any state to come on a machine that does other things as well, ms. */
export const PATIENCE_MS = 20_000;
/** A laptop as in offices. */
export const LAPTOP = { width: 1_440, height: 900 } as const;
/** A small phone. */
export const PHONE = { width: 390, height: 844 } as const;

/** A page with what went wrong on it so far. */
export interface Visit {
  readonly page: Page;
  readonly context: BrowserContext;
  /** Console errors, uncaught errors, answers of 400 and more, requests that failed. */
  readonly problems: string[];
}

/** Whose browser, and where the product is. */
export interface Visiting {
  readonly browser: Browser;
  readonly address: string;
  /** `name=value` of somebody who has signed in; null for nobody. */
  readonly cookie: string | null;
}

/** A fresh browser at an address of the console, when its content has come. */
export async function visit(
  { browser, address, cookie }: Visiting,
  path: string,
  options: BrowserContextOptions = {},
): Promise<Visit> {
  const context = await browser.newContext({
    baseURL: address,
    viewport: LAPTOP,
    timezoneId: "Asia/Ho_Chi_Minh",
    reducedMotion: "reduce",
    ...options,
  });
  context.setDefaultTimeout(PATIENCE_MS);
  const [name, value] = cookie?.split("=") ?? [];
  if (name !== undefined && value !== undefined) await context.addCookies([{ name, value, url: address }]);
  const page = await context.newPage();
  const problems = problemsOf(page);
  await page.goto(path);
  await settled(page);
  return { page, context, problems };
}

/** Everything on a page that a person at the browser's own console would see as wrong. */
function problemsOf(page: Page): string[] {
  const problems: string[] = [];
  page.on("pageerror", (error) => problems.push(`error: ${error.message}`));
  page.on("console", (message) => {
    if (message.type() === "error") problems.push(`console: ${message.text()}`);
  });
  page.on("response", (answer) => {
    if (answer.status() >= 400) problems.push(`${answer.status()} ${new URL(answer.url()).pathname}`);
  });
  page.on("requestfailed", (request) => {
    // A page that is left drops what it still asks for.
    if (request.failure()?.errorText !== "net::ERR_ABORTED") problems.push(`failed: ${request.url()}`);
  });
  return problems;
}

/** Waits until the page has its content: nothing on it is reserved room any more. */
export async function settled(page: Page): Promise<void> {
  await page.locator("main").first().waitFor();
  await page.locator(".skeleton").first().waitFor({ state: "detached" });
  await page.evaluate("document.fonts.ready.then(() => null)");
}

/** How far the page can be pushed sideways, px. */
export function sidewaysScroll(page: Page): Promise<number> {
  return page.evaluate<number>("Math.max(0, document.documentElement.scrollWidth - innerWidth)");
}
