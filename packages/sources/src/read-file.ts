import { LangngheError } from "@langnghe/domain";
import { decodeBytes, parseInstant } from "@langnghe/html";
import PostalMime from "postal-mime";
import { z } from "zod";
import { entryOf } from "./entry.ts";
import { type CsvColumns, paragraphs, readCsv, type TableEntries } from "./read-csv.ts";
import type { DroppedFile } from "./source.ts";

/** A first line longer than this is a paragraph, not a title. */
const LONGEST_TITLE_CHARS = 200;

/** Reads one file of a drop folder by its extension; throws PARSE_FAILED for extensions that nobody reads. */
export async function readDroppedFile(file: DroppedFile, extension: string, columns?: CsvColumns): Promise<TableEntries> {
  switch (extension) {
    case ".jsonl":
      return readJsonLines(file);
    case ".csv":
      if (columns === undefined) throw new LangngheError("PARSE_FAILED", "The feed's options name no columns for CSV files.");
      return readCsv(file.body, columns);
    case ".html":
    case ".htm":
      return one({ externalId: file.name, contentHtml: textOf(file), publishedAt: null });
    case ".txt":
      return readText(file);
    case ".eml":
      return readMail(file);
    default:
      throw new LangngheError("PARSE_FAILED", "Only .jsonl, .csv, .html, .eml and .txt files are read.");
  }
}

function one(facts: Parameters<typeof entryOf>[0]): TableEntries {
  return { entries: [entryOf(facts)], broken: [] };
}

function textOf(file: DroppedFile): string {
  return decodeBytes(file.body, { form: "html" }).text;
}

function readText(file: DroppedFile): TableEntries {
  const [first = "", ...rest] = textOf(file).trim().split(/\r?\n/);
  const titled = first.length <= LONGEST_TITLE_CHARS && rest.some((line) => line.trim() !== "");
  const body = titled ? rest.join("\n") : [first, ...rest].join("\n");
  if (body.trim() === "") throw new LangngheError("PARSE_FAILED", "The file is empty.");
  return one({
    externalId: file.name,
    title: titled ? first.trim() : null,
    contentHtml: paragraphs(body),
    publishedAt: file.modifiedAt,
  });
}

/** Sender and recipients are not read: what they wrote is wanted, not who they are. */
async function readMail(file: DroppedFile): Promise<TableEntries> {
  const mail = await PostalMime.parse(file.body);
  const contentHtml = mail.html ?? (mail.text === undefined ? null : paragraphs(mail.text));
  if (contentHtml === null || contentHtml.trim() === "") throw new LangngheError("PARSE_FAILED", "The mail has no text.");
  return one({
    externalId: mail.messageId ?? file.name,
    title: mail.subject?.trim() || null,
    contentHtml,
    publishedAt: parseInstant(mail.date ?? "") ?? file.modifiedAt,
  });
}

const lineSchema = z
  .object({
    id: z.string().nullish(),
    url: z.string().nullish(),
    title: z.string().nullish(),
    text: z.string().nullish(),
    html: z.string().nullish(),
    publishedAt: z.string().nullish(),
    answeredAt: z.string().nullish(),
    place: z.string().nullish(),
    categories: z.array(z.string()).nullish(),
  })
  .refine((line) => Boolean(line.text?.trim() || line.html?.trim()), "neither text nor html");

function readJsonLines(file: DroppedFile): TableEntries {
  const found: TableEntries = { entries: [], broken: [] };
  for (const [index, source] of textOf(file).split("\n").entries()) {
    if (source.trim() === "") continue;
    const line = parseLine(source);
    if (typeof line === "string") found.broken.push({ where: `line ${index + 1}`, cause: line });
    else found.entries.push(entryOf({ ...lineFacts(line), externalId: line.id ?? line.url ?? `${file.name}:${index + 1}` }));
  }
  return found;
}

function lineFacts(line: z.infer<typeof lineSchema>): Parameters<typeof entryOf>[0] {
  return {
    url: line.url ?? null,
    title: line.title ?? null,
    contentHtml: line.html ?? paragraphs(line.text ?? ""),
    publishedAt: parseInstant(line.publishedAt ?? ""),
    answeredAt: parseInstant(line.answeredAt ?? ""),
    place: line.place ?? null,
    categories: line.categories ?? [],
  };
}

/** The line, or what is wrong with it. */
function parseLine(source: string): z.infer<typeof lineSchema> | string {
  try {
    const parsed = lineSchema.safeParse(JSON.parse(source));
    return parsed.success ? parsed.data : (parsed.error.issues[0]?.message ?? "not the expected fields");
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
    return "not valid JSON";
  }
}
