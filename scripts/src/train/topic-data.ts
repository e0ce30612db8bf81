import { LangngheError } from "@langnghe/domain";
import { z } from "zod";
import { type LabelledFile, labelledFiles, type NewsText, newsSchema, newsTexts } from "./labelled-data.ts";

/** A text whose topics are known. */
export interface TopicText {
  readonly title: string | null;
  readonly text: string;
  readonly topics: readonly string[];
  /** `authored` texts were written for the project, `real` ones are news by id, `material` is the packages' own. */
  readonly origin: "authored" | "real" | "material";
  readonly register: string;
  /** Texts of one group stay in one fold. */
  readonly group: string;
}

const authoredSchema = z.object({
  id: z.string(),
  text: z.string(),
  title: z.string().nullish(),
  topics: z.array(z.string()),
  register: z.string().default("news"),
  origin: z.enum(["authored", "material"]).default("authored"),
});
const labelSchema = z.object({ id: z.string(), topics: z.array(z.string()) });

/** So much of a news text was read when it was labelled. */
const WORDS_LABELLED = 90;

const TOPIC_FILES = [
  "authored.jsonl",
  "real.labels.jsonl",
  "topics.jsonl",
  "topic-labels.jsonl",
  "feed.jsonl.gz",
  "fulltext.jsonl.gz",
];

export interface TopicData {
  readonly texts: readonly TopicText[];
  readonly files: readonly LabelledFile[];
}

/**
 * Reads labelled texts and labels by id from files or folders in the shared form. Labels by id find their texts
 * among the news given, or in the folder `vn-news` beside their own.
 */
export function loadTopicTexts(paths: readonly string[]): TopicData {
  const files = labelledFiles(paths, TOPIC_FILES);
  const given = files.flatMap(({ lines }) => lines.flatMap(newsOf));
  const texts = files.flatMap((file) => textsOf(file, given));
  return { texts, files };
}

function newsOf(line: unknown): NewsText[] {
  const news = newsSchema.safeParse(line);
  return news.success && !authoredSchema.safeParse(line).success ? [news.data] : [];
}

function textsOf(file: LabelledFile, given: readonly NewsText[]): TopicText[] {
  const labels = file.lines
    .filter((line) => !authoredSchema.safeParse(line).success && newsOf(line).length === 0)
    .map((line) => parseLabel(file.path, line));
  const wanted = new Set(labels.map(({ id }) => id));
  const known = new Map(given.filter(({ id }) => wanted.has(id)).map((news) => [news.id, news]));
  const news = labels.length > 0 && known.size === 0 ? newsTexts(file.path, wanted) : known;
  const authored = file.lines.flatMap((line): TopicText[] => {
    const text = authoredSchema.safeParse(line);
    if (!text.success) return [];
    const { id, topics, register, origin } = text.data;
    return [{ title: text.data.title ?? null, text: text.data.text, topics, origin, register, group: id }];
  });
  const real = labels.flatMap(({ id, topics }): TopicText[] => {
    const found = news.get(id);
    if (found === undefined) return [];
    return [
      { title: found.title, text: labelledPart(found.text), topics, origin: "real", register: "news", group: found.dup ?? id },
    ];
  });
  return [...authored, ...real];
}

function labelledPart(text: string): string {
  return text.split(/\s+/).slice(0, WORDS_LABELLED).join(" ");
}

function parseLabel(path: string, line: unknown): z.infer<typeof labelSchema> {
  const label = labelSchema.safeParse(line);
  if (!label.success) {
    throw new LangngheError("USAGE", `${path} has a line with neither {text, topics} nor {id, topics}.`, { facts: { path } });
  }
  return label.data;
}
