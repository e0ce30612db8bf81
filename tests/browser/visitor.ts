import type { Browser, BrowserContext, BrowserContextOptions } from "playwright-core";
import { afterAll, afterEach, beforeAll, inject } from "vitest";
import { sayCode, say as sayIn } from "../../services/console/src/web/words/say.ts";
import { launchBrowser } from "./chromium.ts";
import { PATIENCE_MS, type Visit, visit } from "./pages.ts";
import type { Person } from "./people.ts";

/** The Vietnamese words of the interface, as the catalogue has them. */
export const say = (key: Parameters<typeof sayIn>[1], holes?: Parameters<typeof sayIn>[2]): string => sayIn("vi", key, holes);
/** The Vietnamese words for a server's code. */
export const code = (family: string, name: string): string => sayCode("vi", family, name);

/** For `expect.poll`. */
export const poll = { timeout: PATIENCE_MS, interval: 50 } as const;

/** Opens pages for a test file. */
export interface Visitor {
  /** A fresh browser of a person who has signed in, or of nobody, at an address of the console. */
  open(who: Person | null, path: string, options?: BrowserContextOptions): Promise<Visit>;
}

/** For a test file: one browser, and every page closed after its test. */
export function visitor(): Visitor {
  const { address, cookies } = inject("product");
  const contexts: BrowserContext[] = [];
  let browser: Browser;
  beforeAll(async () => {
    browser = await launchBrowser();
  });
  afterEach(async () => {
    for (const context of contexts.splice(0)) await context.close();
  });
  afterAll(() => browser.close());

  return {
    async open(who, path, options) {
      const visited = await visit({ browser, address, cookie: who === null ? null : cookies[who] }, path, options);
      contexts.push(visited.context);
      return visited;
    },
  };
}
