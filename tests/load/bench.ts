import { spawn } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import { parseArgs } from "node:util";

/** Every benchmark of this folder that ends by itself, with what it measures. */
const BENCHMARKS: Readonly<Record<string, { readonly file: string; readonly what: string }>> = {
  "end-to-end": {
    file: "end-to-end.ts",
    what: "from fetch to searchable: documents a second, latency, memory, and each service alone",
  },
  store: { file: "store.ts", what: "bus and store alone: appends, puts, searches, counts" },
  console: { file: "console.ts", what: "every address a screen of the console asks for, at 200,000 documents" },
  classify: { file: "classify.ts", what: "topics and claims alone" },
  extraction: { file: "extraction.ts", what: "main text of pages alone" },
  feeds: { file: "feeds.ts", what: "feed documents alone" },
};

/** `npm run bench -- --only NAME`: runs one, or all one after another; exit code 1 when one of them failed. */
async function main(): Promise<number> {
  const { values } = parseArgs({ options: { only: { type: "string" }, list: { type: "boolean" } } });
  for (const [name, { what }] of Object.entries(BENCHMARKS)) {
    if (values.list === true) process.stdout.write(`${name.padEnd(12)} ${what}\n`);
  }
  if (values.list === true) return 0;
  const chosen = Object.keys(BENCHMARKS).filter((name) => values.only === undefined || name === values.only);
  if (chosen.length === 0) {
    process.stderr.write(`bench: --only must be one of ${Object.keys(BENCHMARKS).join(", ")}, not "${values.only ?? ""}"\n`);
    return 2;
  }
  let failed = 0;
  for (const name of chosen) failed += await run(name);
  return failed === 0 ? 0 : 1;
}

async function run(name: string): Promise<0 | 1> {
  process.stderr.write(`\n== ${name}: ${BENCHMARKS[name]?.what ?? ""}\n`);
  const file = join(import.meta.dirname, BENCHMARKS[name]?.file ?? "");
  const child = spawn(process.execPath, ["--disable-warning=ExperimentalWarning", file], {
    stdio: ["ignore", "inherit", "inherit"],
  });
  const [code] = await once(child, "exit");
  return code === 0 ? 0 : 1;
}

process.exitCode = await main();
