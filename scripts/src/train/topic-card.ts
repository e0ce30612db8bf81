import type { TopicFigures, TopicReport } from "../evaluate/topic-report.ts";
import type { LabelledFile } from "./labelled-data.ts";
import type { TopicText } from "./topic-data.ts";

export interface TopicCardFacts {
  readonly name: string;
  readonly files: readonly LabelledFile[];
  readonly texts: readonly TopicText[];
  readonly report: TopicReport;
  readonly seed: number;
  readonly bytes: number;
}

/** The model card of topic weights, in Markdown. */
export function topicCard({ name, files, texts, report, seed, bytes }: TopicCardFacts): string {
  const row = (label: string, figures: TopicFigures) =>
    `| ${label} | ${figures.texts} | ${figures.macroF1.toFixed(3)} | ${figures.microF1.toFixed(3)} | ${figures.withoutTopicKept?.toFixed(3) ?? "–"} |`;
  const topics = Object.keys(report.all.byTopic);
  const of = (origin: string, id: string) => report.byOrigin[origin]?.byTopic[id];
  return `# Model card: ${name}

- **What**: one logistic regression a topic over hashed words and word pairs (exact and without marks), cue words of \`config/topics\`, and a
  column for "none of them"; calibrated by Platt's method; eight-bit weights, ${bytes} bytes. Reads the first 90 words, title included.
- **Data**: ${texts.length} labelled texts, each also in a copy without marks, and the examples of the topic files. Seed ${seed}.
${files.map((file) => `  - \`${file.path.split("/").slice(-2).join("/")}\`, ${file.lines.length} lines, sha256 ${file.sha256}`).join("\n")}
- **Figures**: five-fold cross-validation by document; thresholds were chosen on the same held-out scores, so they are slightly
  hopeful. Texts of other origin than these score lower.
- **Texts of another origin**: measured apart, in \`tests/load/RESULTS.md\`; expect about 0.1 less than the figures below.
- **Made by** \`langnghe train topics --data TOPICS_FOLDER --data packages/classifiers/material --data NEWS_FOLDER --out DIR --seed ${seed}\`; the same
  data and seed give the same bytes. \`NEWS_FOLDER\` holds the news that labels name by id.
- **Cannot**: documents whose topic comes up late, irony about a topic, languages other than Vietnamese (English only by cue words).

| texts | count | macro-F1 | micro-F1 | without topic kept |
|---|---|---|---|---|
${row("all", report.all)}
${[...Object.entries(report.byOrigin), ...Object.entries(report.byRegister)].map(([label, figures]) => row(label, figures)).join("\n")}

| topic | F1 authored | texts | F1 real | texts |
|---|---|---|---|---|
${topics
  .map((id) => {
    const [a, r] = [of("authored", id), of("real", id)];
    return `| ${id} | ${a?.f1.toFixed(2) ?? "–"} | ${a?.texts ?? 0} | ${r?.f1.toFixed(2) ?? "–"} | ${r?.texts ?? 0} |`;
  })
  .join("\n")}
`;
}
