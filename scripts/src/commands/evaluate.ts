import { shippedWeights } from "@langnghe/classifiers";
import { evaluateExtraction } from "@langnghe/extraction";
import { languagePacks } from "@langnghe/languages";
import { evaluateFeeds } from "@langnghe/sources";
import { readArguments, usage } from "../cli/arguments.ts";
import type { Command, Io } from "../cli/command.ts";
import { writeLine } from "../cli/lines.ts";
import { evaluateClaims } from "../evaluate/claims.ts";
import { evaluateNearDuplicates } from "../evaluate/near-duplicates.ts";
import { evaluateTopics } from "../evaluate/topics.ts";
import { loadConfig } from "../system/load-config.ts";

export const evaluateCommand: Command = {
  name: "evaluate",
  summary: "measure a part on labelled data",
  help: `
usage: langnghe evaluate topics|claims|extraction|feeds|near-duplicates --data PATH…
Writes a JSON report to standard output and a readable table to standard error. Topics and claims are measured with the
weights that the product ships: texts that these were trained on score too well, so use others.`,
  run: async (argv, io) => {
    const options = { data: { type: "string", multiple: true }, config: { type: "string" } } as const;
    const { values, positionals } = readArguments("evaluate", argv, options);
    const [what, ...more] = positionals;
    const data = [...(values.data ?? []), ...more];
    const [first] = data;
    if (first === undefined) throw usage("evaluate", "needs --data PATH");
    const report = await measure(what, data, { first, io, config: values.config });
    printTable(report, io);
    await writeLine(io.stdout, report);
    return 0;
  },
};

interface Input {
  readonly first: string;
  readonly io: Io;
  readonly config: string | undefined;
}

async function measure(what: string | undefined, data: readonly string[], { first, io, config }: Input): Promise<object> {
  switch (what) {
    case "topics":
      return evaluateTopics({
        data,
        topics: loadConfig(io.env, { config }).topics,
        packs: languagePacks(),
        weights: shippedWeights().topics,
      });
    case "claims":
      return evaluateClaims({ data, packs: languagePacks(), weights: shippedWeights().claims });
    case "extraction":
      return evaluateExtraction(first);
    case "feeds":
      return evaluateFeeds(first);
    case "near-duplicates":
      return evaluateNearDuplicates(data);
    default:
      throw usage("evaluate", "say topics, claims, extraction, feeds or near-duplicates");
  }
}

/** Single figures a line each; groups of figures a line each with their names. */
function printTable(report: object, io: Io): void {
  for (const [name, value] of Object.entries(report)) {
    if (typeof value !== "object" || value === null) io.stderr.write(`${name.padEnd(24)} ${shown(value)}\n`);
    else if (!Array.isArray(value)) printGroup(name, value, io);
  }
}

function printGroup(name: string, group: object, io: Io): void {
  io.stderr.write(`${name}\n`);
  for (const [key, value] of Object.entries(group)) {
    const figures =
      typeof value === "object" && value !== null
        ? Object.entries(value).map(([inner, figure]) => `${inner} ${shown(figure)}`)
        : [shown(value)];
    io.stderr.write(`  ${key.padEnd(22)} ${figures.join("  ")}\n`);
  }
}

function shown(value: unknown): string {
  return typeof value === "number" && !Number.isInteger(value)
    ? value.toFixed(3)
    : typeof value === "object"
      ? JSON.stringify(value)
      : String(value);
}
