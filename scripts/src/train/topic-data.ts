import { LangngheError } from "@langnghe/domain";
import { z } from "zod";
import { type LabelledFile, labelledFiles, type NewsText, newsTexts } from "./labelled-data.ts";

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

const TOPIC_FILES = ["authored.jsonl", "real.labels.jsonl", "topics.jsonl"];

/** Reads labelled texts and labels by id from files or folders in the shared form. */
export function loadTopicTexts(paths: readonly string[]): { texts: TopicText[]; files: LabelledFile[] } {
  const files = labelledFiles(paths, TOPIC_FILES);
  return { texts: files.flatMap(textsOf), files };
}

function textsOf(file: LabelledFile): TopicText[] {
  const labels = file.lines
    .filter((line) => !authoredSchema.safeParse(line).success)
    .map((line) => parseLabel(file.path, line));
  const news = labels.length > 0 ? newsTexts(file.path, new Set(labels.map(({ id }) => id))) : new Map<string, NewsText>();
  const authored = file.lines.flatMap((line): TopicText[] => {
    const text = authoredSchema.safeParse(line);
    if (!text.success) return [];
    const { id, topics, register, origin } = text.data;
    return [{ title: text.data.title ?? null, text: text.data.text, topics, origin, register, group: id }];
  });
  const real = labels.flatMap(({ id, topics }): TopicText[] => {
    const found = news.get(id);
    if (found === undefined) return [];
    const text = found.text.split(/\s+/).slice(0, WORDS_LABELLED).join(" ");
    return [{ title: found.title, text, topics, origin: "real", register: "news", group: found.dup ?? id }];
  });
  return [...authored, ...real];
}

function parseLabel(path: string, line: unknown): z.infer<typeof labelSchema> {
  const label = labelSchema.safeParse(line);
  if (!label.success) {
    throw new LangngheError("USAGE", `${path} has a line with neither {text, topics} nor {id, topics}.`, { facts: { path } });
  }
  return label.data;
}
