import { cpSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { BUS_DRIVERS } from "@langnghe/bus";
import { LANGUAGES } from "@langnghe/languages";
import { readConfig } from "@langnghe/runtime";
import { sourceTypes } from "@langnghe/sources";
import { STORE_DRIVERS } from "@langnghe/store";
import { afterAll, beforeEach, describe, expect, it } from "vitest";
import { z } from "zod";
import { checks } from "../../scripts/src/checks/checks.ts";
import { langnghe } from "./cli.ts";
import { productFiles, ROOT, textOf } from "./root.ts";

const made: string[] = [];
let config = "";

beforeEach(() => {
  const folder = mkdtempSync(join(tmpdir(), "langnghe-recipe-"));
  made.push(folder);
  config = join(folder, "config");
  cpSync(join(ROOT, "config"), config, { recursive: true, filter: (path) => !path.includes("/config/sample") });
});

afterAll(() => {
  for (const folder of made) rmSync(folder, { recursive: true, force: true });
});

/** The example of a recipe, as a reader would copy it out of a paper. */
function exampleIn(paper: string, recipe: string): string {
  const [, yaml] = new RegExp(`\`\`\`yaml recipe=${recipe}\n([\\s\\S]*?)\`\`\``).exec(textOf(paper)) ?? [];
  expect(yaml, `${paper} has no example of the recipe ${recipe}`).toBeDefined();
  return yaml ?? "";
}

const counts = z.object({ feeds: z.number(), outlets: z.number(), topics: z.number() });

async function countsOfCheck() {
  const { code, out, err } = await langnghe(["check", "--config", config]);
  expect(code, err).toBe(0);
  return counts.parse(JSON.parse(out));
}

const sources = productFiles().filter(
  (path) => /^(?:packages|services|scripts)\/.*\.ts$/.test(path) && !path.endsWith(".test.ts"),
);

/** Product files, but those of the folder itself, that import something of it. */
function importersOf(part: RegExp, folder: string): string[] {
  return sources.filter((path) => !path.startsWith(folder) && part.test(textOf(path)));
}

describe("add a feed: one entry", () => {
  it.each(["CONTRIBUTING.md", "README.md"])("as %s shows it", async (paper) => {
    const before = await countsOfCheck();
    writeFileSync(join(config, "feeds/mine.yaml"), exampleIn(paper, "feed"));
    const after = await countsOfCheck();
    expect(after).toEqual({ ...before, feeds: before.feeds + 1, outlets: before.outlets + 1 });
  });

  it("and a slip in it is named with its file", async () => {
    const slip = exampleIn("CONTRIBUTING.md", "feed").replace("type: feed", "type: feeed");
    writeFileSync(join(config, "feeds/mine.yaml"), slip);
    const { code, err } = await langnghe(["check", "--config", config]);
    expect(code).toBe(2);
    expect(err).toMatch(/mine\.yaml.*"feeed" is not a source type \(did you mean "feed"\?\)/);
  });

  it("and the sample can be taken out, as the README says", async () => {
    writeFileSync(join(config, "feeds/mine.yaml"), exampleIn("README.md", "feed"));
    rmSync(join(config, "feeds/sample.yaml"));
    rmSync(join(config, "places/vinh-lam.yaml"));
    expect(await countsOfCheck()).toMatchObject({ feeds: 1, outlets: 1 });
  });
});

describe("add a topic: one file", () => {
  it("is checked and used at once", async () => {
    const before = await countsOfCheck();
    writeFileSync(join(config, "topics/ferries.yaml"), exampleIn("CONTRIBUTING.md", "topic"));
    expect(await countsOfCheck()).toEqual({ ...before, topics: before.topics + 1 });
    const line = { id: "1", text: "Chuyến phà sáng nay hoãn, khách đứng chật bến phà, giá vé phà lại tăng.", language: "vi" };
    const { out } = await langnghe(["classify", "--jsonl", "--config", config], `${JSON.stringify(line)}\n`);
    const { topics } = z.object({ topics: z.array(z.object({ id: z.string() })) }).parse(JSON.parse(out));
    expect(topics.map(({ id }) => id)).toContain("ferries");
  }, 60_000);
});

describe("add a source type: one file and one line", () => {
  const folder = "packages/sources/src/drivers/";
  const drivers = sources.filter((path) => path.startsWith(folder));

  it("each type is one file, named after it", () => {
    expect(drivers.map((path) => path.slice(folder.length, -".ts".length)).sort()).toEqual(
      sourceTypes.map(({ type }) => type).sort(),
    );
  });

  it.each(drivers)("%s is named in one list only", (driver) => {
    const name = driver.slice(folder.length);
    expect(importersOf(new RegExp(`/drivers/${name}"`), folder)).toEqual(["packages/sources/src/source-types.ts"]);
  });

  it("the configuration knows the types that it is given, and no list of its own", () => {
    const feed = exampleIn("CONTRIBUTING.md", "feed").replace("type: feed", "type: telegraph");
    writeFileSync(join(config, "feeds/mine.yaml"), feed);
    const known = Object.fromEntries(sourceTypes.map(({ type, options }) => [type, options]));
    const given = { ...known, telegraph: z.strictObject({}) };
    const { feeds } = readConfig({ dir: config, env: {}, optionSchemas: given });
    expect(feeds.map(({ type }) => type)).toContain("telegraph");
    expect(() => readConfig({ dir: config, env: {}, optionSchemas: known })).toThrow(/"telegraph" is not a source type/);
  });
});

describe("add a language: one folder and one line", () => {
  it.each(LANGUAGES)("%s is named in one list only", (code) => {
    const folder = `packages/languages/src/${code}/`;
    const list = "packages/languages/src/packs.ts";
    expect(sources.some((path) => path === `${folder}index.ts`)).toBe(true);
    expect(importersOf(new RegExp(`"\\./${code}/index\\.ts"`), folder)).toEqual([list]);
    expect(textOf(list).match(new RegExp(`^  ${code}: `, "gm"))).toHaveLength(1);
  });
});

describe("add a driver: files under drivers/ and one line", () => {
  it.each([
    { port: "store", list: "packages/store/src/open-store.ts", drivers: STORE_DRIVERS.length },
    { port: "bus", list: "packages/bus/src/open-bus.ts", drivers: BUS_DRIVERS.length },
  ])("each driver of the $port stands once in $list", ({ port, list, drivers }) => {
    const imported = textOf(list).match(/^import .*"\.\/drivers\/.*";$/gm);
    expect(imported).toHaveLength(drivers);
    const folder = `packages/${port}/src/`;
    const users = importersOf(/from "\.\/drivers\//, `${folder}drivers/`).filter((path) => path.startsWith(folder));
    expect(users).toEqual([`${folder}index.ts`, list]);
    expect(importersOf(new RegExp(`/${port}/src/drivers/`), folder)).toEqual([]);
  });
});

describe("add a check: one entry", () => {
  it("every project of tests is run by npm test", () => {
    const projects = [...textOf("vitest.config.ts").matchAll(/name: "([a-z]+)"/g)].map(([, name]) => name);
    const run = checks.filter(({ command }) => command[0] === "vitest").map(({ command }) => command.at(-1));
    expect(run.sort()).toEqual(projects.sort());
  });

  it("every check has a name of its own", () => {
    expect(new Set(checks.map(({ name }) => name)).size).toBe(checks.length);
  });
});
