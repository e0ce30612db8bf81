import { execFile } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { promisify } from "node:util";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { z } from "zod";
import { ROOT } from "./root.ts";

const RULES = join(ROOT, ".dependency-cruiser.cjs");
const TOOL = join(ROOT, "node_modules/dependency-cruiser/bin/dependency-cruiser.mjs");
const FOLDERS = ["packages", "services", "scripts"];

const ruleFile = z.object({ forbidden: z.array(z.object({ name: z.string(), comment: z.string() })) });
const report = z.object({
  summary: z.object({
    totalCruised: z.number(),
    violations: z.array(z.object({ from: z.string(), to: z.string(), rule: z.object({ name: z.string() }) })),
  }),
});

/** A small product in which every import is allowed: one package a layer and more, two services, a script. */
const SOUND: Readonly<Record<string, string>> = {
  "packages/domain/src/index.ts": 'import { z } from "zod";\nexport const id = z;\n',
  "packages/streams/src/index.ts": 'export { id } from "@langnghe/domain";\n',
  "packages/pipeline/src/index.ts": 'export { id } from "@langnghe/domain";\n',
  "packages/store/src/index.ts": 'export { id } from "@langnghe/domain";\n',
  "packages/testing/src/index.ts": 'export { bus } from "@langnghe/bus";\n',
  "packages/bus/src/index.ts": 'export { bus } from "./drivers/kafka.ts";\nexport { id } from "@langnghe/pipeline";\n',
  "packages/bus/src/drivers/kafka.ts": 'import kafka from "kafkajs";\nexport const bus = kafka;\n',
  "packages/bus/src/inside.ts": "export const inside = 1;\n",
  "packages/bus/src/bus.test.ts": 'import { inside } from "./inside.ts";\nexport const tested = inside;\n',
  "services/reader/src/index.ts": 'export { bus } from "@langnghe/bus";\nexport { id } from "@langnghe/store";\n',
  "services/writer/src/index.ts": 'export { id } from "@langnghe/streams";\n',
  "scripts/start.ts": 'export { bus } from "@langnghe/reader";\nexport { id } from "@langnghe/writer";\n',
};

interface Breach {
  readonly what: string;
  readonly rule: string;
  readonly file: string;
  readonly imports: string;
}

/** One breach a file, each with the one rule that must name it. */
const BREACHES: readonly Breach[] = [
  {
    what: "the domain imports a package",
    rule: "domain-imports-nothing",
    file: "packages/domain/src/up.ts",
    imports: "@langnghe/pipeline",
  },
  { what: "the domain imports a vendor", rule: "domain-vendor", file: "packages/domain/src/vendor.ts", imports: "kafkajs" },
  { what: "layer 1 imports upward", rule: "layer-1-downward", file: "packages/pipeline/src/up.ts", imports: "@langnghe/bus" },
  {
    what: "layer 1 imports sideways",
    rule: "layer-1-downward",
    file: "packages/pipeline/src/side.ts",
    imports: "@langnghe/streams",
  },
  { what: "layer 2 imports upward", rule: "layer-2-downward", file: "packages/bus/src/up.ts", imports: "@langnghe/writer" },
  { what: "layer 2 imports sideways", rule: "layer-2-downward", file: "packages/bus/src/side.ts", imports: "@langnghe/store" },
  {
    what: "a service imports a service",
    rule: "services-apart",
    file: "services/reader/src/other.ts",
    imports: "@langnghe/writer",
  },
  {
    what: "a service imports a script",
    rule: "services-downward",
    file: "services/writer/src/up.ts",
    imports: "../../../scripts/start.ts",
  },
  {
    what: "a service imports the test package",
    rule: "services-downward",
    file: "services/writer/src/helped.ts",
    imports: "@langnghe/testing",
  },
  {
    what: "a service reaches past an entry",
    rule: "entry-only",
    file: "services/reader/src/deep.ts",
    imports: "../../../packages/bus/src/inside.ts",
  },
  {
    what: "a vendor stands outside drivers",
    rule: "drivers-hold-vendors",
    file: "packages/bus/src/client.ts",
    imports: "kafkajs",
  },
  {
    what: "natural is imported by its root",
    rule: "natural-deep-only",
    file: "services/reader/src/natural.ts",
    imports: "natural",
  },
  {
    what: "the product imports a test",
    rule: "no-tests-in-product",
    file: "packages/bus/src/tested.ts",
    imports: "./bus.test.ts",
  },
  { what: "an import leads nowhere", rule: "resolvable", file: "services/reader/src/gone.ts", imports: "./no-such-file.ts" },
  { what: "two files import each other", rule: "no-cycles", file: "packages/store/src/ring.ts", imports: "./ring-back.ts" },
];
const RING_BACK = { "packages/store/src/ring-back.ts": 'import "./ring.ts";\nexport const back = 1;\n' };

const folders: string[] = [];

/** Writes a tree with packages that find each other as the workspace's do, and vendor packages to import. */
function treeWith(files: Readonly<Record<string, string>>): string {
  const tree = mkdtempSync(join(tmpdir(), "langnghe-layers-"));
  folders.push(tree);
  const put = (path: string, text: string) => {
    mkdirSync(dirname(join(tree, path)), { recursive: true });
    writeFileSync(join(tree, path), text);
  };
  put("package.json", JSON.stringify({ name: "tree", type: "module", dependencies: { kafkajs: "*", natural: "*", zod: "*" } }));
  put(
    "tsconfig.json",
    JSON.stringify({ compilerOptions: { module: "NodeNext", allowImportingTsExtensions: true, noEmit: true } }),
  );
  for (const [path, text] of Object.entries(files)) put(path, text);
  for (const vendor of ["kafkajs/index.js", "natural/lib/natural/index.js", "zod/index.js"]) {
    const [name = ""] = vendor.split("/");
    put(`node_modules/${name}/package.json`, JSON.stringify({ name, version: "1.0.0", main: vendor.slice(name.length + 1) }));
    put(`node_modules/${vendor}`, "module.exports = {};\n");
  }
  mkdirSync(join(tree, "node_modules/@langnghe"));
  for (const entry of Object.keys(files).filter((path) => path.endsWith("/src/index.ts"))) {
    const [kind = "", name = ""] = entry.split("/");
    const manifest = { name: `@langnghe/${name}`, type: "module", exports: { ".": "./src/index.ts" } };
    put(`${kind}/${name}/package.json`, JSON.stringify(manifest));
    symlinkSync(join(tree, kind, name), join(tree, "node_modules/@langnghe", name));
  }
  return tree;
}

/** Runs the tool as `npm test` does. It exits with the number of breaches, so that a failing run is an answer, too. */
async function breachesIn(cwd: string, where: readonly string[]) {
  const args = [TOOL, "--config", RULES, "--output-type", "json", ...where];
  const options = { cwd, maxBuffer: 64 * 1_024 * 1_024 };
  const { stdout } = await promisify(execFile)(process.execPath, args, options).catch((error: unknown) =>
    z.object({ stdout: z.string() }).parse(error),
  );
  return report.parse(JSON.parse(stdout)).summary;
}

afterAll(() => {
  for (const folder of folders) rmSync(folder, { recursive: true, force: true });
});

describe("the layer rules", () => {
  let found: Awaited<ReturnType<typeof breachesIn>>["violations"] = [];

  beforeAll(async () => {
    const broken = BREACHES.map(({ file, imports }) => [file, `import "${imports}";\nexport const here = 1;\n`]);
    const tree = treeWith({ ...SOUND, ...RING_BACK, ...Object.fromEntries(broken) });
    found = (await breachesIn(tree, FOLDERS)).violations;
  });

  it.each(BREACHES)("fail when $what", ({ rule, file }) => {
    // Of a cycle the tool names either end.
    const named = found.filter(({ from, to }) => from === file || to === file);
    expect(named.map((violation) => violation.rule.name)).toContain(rule);
  });

  it("name nothing that is allowed", () => {
    const guilty = [...BREACHES.map(({ file }) => file), ...Object.keys(RING_BACK)];
    expect(found.filter(({ from }) => !guilty.includes(from))).toEqual([]);
  });

  it("each have a breach here, and say why they are there", () => {
    const { forbidden } = ruleFile.parse(createRequire(import.meta.url)(RULES));
    expect(new Set(BREACHES.map(({ rule }) => rule))).toEqual(new Set(forbidden.map(({ name }) => name)));
    for (const { comment } of forbidden) expect(comment.length).toBeGreaterThan(20);
  });

  it("pass a sound tree", async () => {
    const { totalCruised, violations } = await breachesIn(treeWith(SOUND), FOLDERS);
    expect(violations).toEqual([]);
    expect(totalCruised).toBeGreaterThanOrEqual(Object.keys(SOUND).length);
  });

  it("pass this product", async () => {
    const { totalCruised, violations } = await breachesIn(ROOT, [...FOLDERS, "tests"]);
    expect(violations).toEqual([]);
    expect(totalCruised).toBeGreaterThan(300);
  }, 120_000);
});
