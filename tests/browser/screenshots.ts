/**
 * Takes pictures of every place at 1440 and 390 px, light and dark, and the two of the README.
 *
 *   sh scripts/run node tests/browser/screenshots.ts FOLDER
 */
import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { z } from "zod";
import { ROOT } from "../../scripts/src/system/paths.ts";
import { until } from "../flow/system.ts";
import { launchBrowser } from "./chromium.ts";
import { indexedPng } from "./indexed-png.ts";
import { LAPTOP, PHONE, type Visiting, visit } from "./pages.ts";
import { type Cookies, signEveryoneIn } from "./people.ts";
import { filled, startServer } from "./server.ts";

const SIZES = { 1440: LAPTOP, 390: PHONE } as const;
const VIETNAM_MS = 7 * 3_600_000;
/** A draft takes seconds. */
const DRAFTED_MS = 60_000;
const THEMES = ["light", "dark"] as const;

interface Shot {
  readonly name: string;
  readonly path: string;
  readonly who: keyof Cookies | null;
}

const PLACES: readonly Shot[] = [
  { name: "sign-in", path: "/", who: null },
  { name: "today", path: "/hom-nay", who: "editor" },
  { name: "search", path: "/tim-kiem?q=tai+dinh+cu", who: "editor" },
  { name: "search-days", path: "/tim-kiem?from=2026-01-01&to=2026-12-31", who: "editor" },
  { name: "search-empty", path: "/tim-kiem?q=khongcochunao", who: "editor" },
  { name: "review", path: "/kiem-chung", who: "analyst" },
  { name: "demands", path: "/kien-nghi", who: "editor" },
  { name: "digest", path: "/ban-tin", who: "editor" },
  { name: "feeds", path: "/nguon-tin", who: "editor" },
  { name: "parked", path: "/nguon-tin/tam-giu", who: "administrator" },
  { name: "feed", path: "/nguon-tin/bvl-thoi-su", who: "editor" },
  { name: "public", path: "/cong-khai", who: null },
  { name: "admin", path: "/quan-tri", who: "administrator" },
  { name: "admin-topics", path: "/quan-tri/linh-vuc", who: "administrator" },
  { name: "admin-audit", path: "/quan-tri/nhat-ky", who: "administrator" },
];

const [folder] = process.argv.slice(2);
if (folder === undefined) throw new RangeError("name the folder for the pictures");
mkdirSync(folder, { recursive: true });
const server = await startServer();
const browser = await launchBrowser();
try {
  const { address } = server;
  const cookies = await signEveryoneIn(address, server.data);
  await filled(address, cookies.administrator);
  await drafted(address, cookies.editor);
  const visiting = (who: Shot["who"]): Visiting => ({ browser, address, cookie: who === null ? null : cookies[who] });
  for (const shot of [...PLACES, ...(await deeper(address, cookies.analyst))])
    for (const size of [1440, 390] as const)
      for (const colorScheme of THEMES) {
        const { page, context } = await visit(visiting(shot.who), shot.path, { viewport: SIZES[size], colorScheme });
        await page.screenshot({ path: join(folder, `${shot.name}-${size}-${colorScheme}.png`) });
        await context.close();
      }
  await forReadme("search", visiting("editor"), "/tim-kiem?q=tái+định+cư");
  await forReadme("review", visiting("analyst"), "/kiem-chung");
} finally {
  await browser.close();
  await server.stop();
}

/** The day's draft: the product writes it itself some time after the start, or at once when it is asked. */
async function drafted(address: string, cookie: string): Promise<void> {
  const day = new Date(Date.now() + VIETNAM_MS).toISOString().slice(0, 10);
  const headers = { cookie, "content-type": "application/json", "x-langnghe": "1" };
  // 409 where the product was first.
  await fetch(`${address}/api/digests`, { method: "POST", headers, body: JSON.stringify({ series: "lanh-dao", day }) });
  const states = z.object({ items: z.array(z.object({ state: z.string() })) });
  const look = async () => states.parse(await (await fetch(`${address}/api/digests`, { headers })).json());
  await until(async () => (await look()).items.some(({ state }) => state === "draft"), DRAFTED_MS, look);
}

/** Pages that are reached by an id: a document with suggested sentences, and the first case. */
async function deeper(address: string, cookie: string): Promise<Shot[]> {
  const first = async <T>(path: string, schema: z.ZodType<T>): Promise<T> =>
    schema.parse(await (await fetch(`${address}${path}`, { headers: { cookie } })).json());
  const { hits } = await first("/api/search?flag=true&limit=1", z.object({ hits: z.array(z.object({ id: z.string() })) }));
  const { items } = await first("/api/cases?limit=1", z.object({ items: z.array(z.object({ id: z.string() })) }));
  return [
    ...hits.map(({ id }): Shot => ({ name: "document", path: `/van-ban/${id}`, who: "analyst" })),
    ...items.map(({ id }): Shot => ({ name: "case", path: `/kiem-chung/${id}`, who: "analyst" })),
  ];
}

/** 1440×900, light: what the README shows. */
async function forReadme(name: string, visiting: Visiting, path: string): Promise<void> {
  const { page, context } = await visit(visiting, path, { colorScheme: "light" });
  const target = join(ROOT, "infra", "readme");
  mkdirSync(target, { recursive: true });
  writeFileSync(join(target, `${name}.png`), indexedPng(await page.screenshot()));
  await context.close();
}
