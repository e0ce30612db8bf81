import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { readArguments, usage, wholeNumber } from "../cli/arguments.ts";
import type { Command } from "../cli/command.ts";
import { writeLine } from "../cli/lines.ts";
import { packOf } from "../system/language.ts";
import { loadConfig } from "../system/load-config.ts";
import { trainClaims } from "../train/claims.ts";
import { trainTopics } from "../train/topics.ts";

const FILES = { topics: "topics", claims: "claims-vi" } as const;
const MOST_SEED = 1_000_000;

export const trainCommand: Command = {
  name: "train",
  summary: "train the topic or claim model on labelled data",
  help: `
usage: langnghe train topics|claims --data PATH… --out DIR [--seed N] [--config DIR]
Writes weights and a model card (hashes of the data, counts, cross-validated figures) into DIR, and the figures as JSON
to standard output. The same data and seed give the same weights.`,
  run: async (argv, io) => {
    const text = { type: "string" } as const;
    const options = { data: { type: "string", multiple: true }, out: text, seed: text, config: text } as const;
    const { values, positionals } = readArguments("train", argv, options);
    const [what, ...more] = positionals;
    if (what !== "topics" && what !== "claims") throw usage("train", "say topics or claims");
    const data = [...(values.data ?? []), ...more];
    if (data.length === 0 || values.out === undefined) throw usage("train", "needs --data PATH… and --out DIR");
    const seed = wholeNumber("train", "seed", values.seed, { least: 0, most: MOST_SEED }) ?? 1;
    const progress = (line: string) => void io.stderr.write(`${line}\n`);
    const pack = packOf("vi");
    const { topics } = loadConfig(io.env, { config: values.config });
    const trained =
      what === "topics" ? trainTopics({ data, topics, pack, seed, progress }) : trainClaims({ data, pack, seed, progress });
    mkdirSync(values.out, { recursive: true });
    writeFileSync(join(values.out, `${FILES[what]}.bin`), trained.weights);
    writeFileSync(join(values.out, `${FILES[what]}.md`), trained.card);
    await writeLine(io.stdout, trained.report);
    return 0;
  },
};
