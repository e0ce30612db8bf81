import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { readArguments, usage, wholeNumber } from "../cli/arguments.ts";
import type { Command } from "../cli/command.ts";
import { writeLine } from "../cli/lines.ts";
import { packOf } from "../system/language.ts";
import { loadConfig } from "../system/load-config.ts";
import { trainClaims } from "../train/claims.ts";
import { trainTopics } from "../train/topics.ts";
import type { Trained, TrainOptions } from "../train/trained.ts";
import { trainedEnglishClaims } from "../train/trained-english-claims.ts";
import { trainedRecognizer } from "../train/trained-recognizer.ts";
import { trainedSegmenter } from "../train/trained-segmenter.ts";

const MOST_SEED = 1_000_000;

export const trainCommand: Command = {
  name: "train",
  summary: "train a model on labelled data",
  help: `
usage: langnghe train topics|claims|recognizer|segmenter --data PATH… --out DIR [--language vi|en] [--seed N] [--config DIR]
Writes weights and a model card (hashes of the data, counts, cross-validated figures) into DIR, and the figures as JSON
to standard output. The same data and seed give the same bytes. --language is for claims: vi (the default) or en. The
recogniser's data are CODE=PATH with the codes vi, en and other.`,
  run: async (argv, io) => {
    const text = { type: "string" } as const;
    const options = { data: { type: "string", multiple: true }, out: text, seed: text, config: text, language: text } as const;
    const { values, positionals } = readArguments("train", argv, options);
    const [what, ...more] = positionals;
    const { language = "vi" } = values;
    if (language !== "vi" && language !== "en") throw usage("train", "say --language vi or en");
    const data = [...(values.data ?? []), ...more];
    const train = trainingOf(what, language, () => loadConfig(io.env, { config: values.config }).topics);
    if (train === null) throw usage("train", "say topics, claims, recognizer or segmenter");
    if (data.length === 0 || values.out === undefined) throw usage("train", "needs --data PATH… and --out DIR");
    const seed = wholeNumber("train", "seed", values.seed, { least: 0, most: MOST_SEED }) ?? 1;
    const trained = train.run({ data, seed, progress: (line) => void io.stderr.write(`${line}\n`) });
    mkdirSync(values.out, { recursive: true });
    writeFileSync(join(values.out, `${train.file}.bin`), trained.weights);
    writeFileSync(join(values.out, `${train.file}.md`), trained.card);
    await writeLine(io.stdout, trained.report);
    return 0;
  },
};

interface Training {
  /** Name of the weights file, as the packages read it. */
  readonly file: string;
  readonly run: (options: TrainOptions) => Trained;
}

function trainingOf(
  what: string | undefined,
  language: "vi" | "en",
  topics: () => Parameters<typeof trainTopics>[0]["topics"],
): Training | null {
  const pack = packOf(language);
  if (what === "topics")
    return { file: "topics", run: (options) => trainTopics({ ...options, topics: topics(), pack: packOf("vi") }) };
  if (what === "claims" && language === "en")
    return { file: "claims-en", run: (options) => trainedEnglishClaims({ ...options, pack }) };
  if (what === "claims") return { file: "claims-vi", run: (options) => trainClaims({ ...options, pack }) };
  if (what === "recognizer") return { file: "recognizer", run: trainedRecognizer };
  if (what === "segmenter") return { file: "vi-segmenter", run: trainedSegmenter };
  return null;
}
