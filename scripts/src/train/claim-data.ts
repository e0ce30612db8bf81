import { LangngheError, SENTENCE_KINDS, type SentenceKind, SOURCINGS, type Sourcing } from "@langnghe/domain";
import { z } from "zod";
import { type LabelledFile, labelledFiles, type NewsText, newsSchema } from "./labelled-data.ts";

/** A sentence or short post whose labels are known; null where the annotators disagreed. */
export interface ClaimText {
  readonly text: string;
  readonly title: string | null;
  readonly before: string | null;
  readonly kind: SentenceKind | null;
  readonly sourcing: Sourcing | null;
  readonly flag: boolean | null;
  /** Judged as `news` (edited) or as a `community` post. */
  readonly channel: "news" | "community";
  /** Which kind of set it comes from, for figures by origin. */
  readonly origin: string;
  readonly register: string;
  /** Texts of one group (one document) stay in one fold. */
  readonly group: string;
}

const kind = z.enum(SENTENCE_KINDS);
const sourcing = z.enum(SOURCINGS);
const claimLineSchema = z.object({
  id: z.string(),
  text: z.string(),
  title: z.string().nullish(),
  before: z.string().nullish(),
  kind: z.union([kind, z.array(kind)]),
  sourcing: z.union([sourcing, z.array(sourcing)]),
  flag: z.boolean().nullable(),
  origin: z.string().optional(),
  register: z.string().optional(),
  channel: z.string().optional(),
  doc: z.string().optional(),
});

/** A label by place: the sentence is a stretch of a news text that stands in another file. Letters are counted as JavaScript does. */
const placedSchema = z.object({
  doc: z.string(),
  start: z.number().int(),
  end: z.number().int(),
  beforeStart: z.number().int(),
  beforeEnd: z.number().int(),
  kind,
  sourcing,
  flag: z.boolean(),
});

const CLAIM_FILES = [
  "authored.jsonl",
  "real.jsonl",
  "real-context.jsonl",
  "claims.jsonl",
  "claim-labels.jsonl",
  "feed.jsonl.gz",
  "fulltext.jsonl.gz",
];

/** Reads labelled sentences, and labels by place with the news they point into, from files or folders in the shared form. */
export function loadClaimTexts(paths: readonly string[]): { texts: ClaimText[]; files: LabelledFile[] } {
  const files = labelledFiles(paths, CLAIM_FILES);
  const placed = files.flatMap(({ lines }) => lines.flatMap((line) => placedSchema.safeParse(line).data ?? []));
  const wanted = new Set(placed.map(({ doc }) => doc));
  const news = files.flatMap(({ lines }) => lines.filter(isNews)).filter(({ id }) => wanted.has(id));
  const byId = new Map(news.map((text) => [text.id, text]));
  const own = files.flatMap(({ path, lines }) =>
    lines.filter((line) => !isNews(line) && !placedSchema.safeParse(line).success).map((line) => claimText(path, line)),
  );
  return { texts: [...own, ...placed.flatMap((label) => placedText(label, byId.get(label.doc)))], files };
}

/** A news text has a title and no label of its own. */
function isNews(line: unknown): line is NewsText {
  return newsSchema.safeParse(line).success && !claimLineSchema.safeParse(line).success;
}

function placedText(label: z.infer<typeof placedSchema>, news: NewsText | undefined): ClaimText[] {
  if (news === undefined) return [];
  const { kind, sourcing, flag } = label;
  const before = news.text.slice(label.beforeStart, label.beforeEnd);
  const text = news.text.slice(label.start, label.end);
  const facts = { channel: "news", origin: "placed", register: "news", group: label.doc } as const;
  return [{ text, title: news.title, before, kind, sourcing, flag, ...facts }];
}

function claimText(path: string, line: unknown): ClaimText {
  const parsed = claimLineSchema.safeParse(line);
  if (!parsed.success) {
    throw new LangngheError("USAGE", `${path} has a line that is no labelled sentence: ${z.prettifyError(parsed.error)}`, {
      facts: { path },
    });
  }
  const entry = parsed.data;
  const inContext = entry.before !== undefined && entry.before !== null;
  const news = inContext || entry.origin === "news" || (entry.origin === "material" && entry.channel === "news");
  return {
    text: entry.text,
    title: entry.title ?? null,
    before: entry.before ?? null,
    kind: typeof entry.kind === "string" ? entry.kind : null,
    sourcing: typeof entry.sourcing === "string" ? entry.sourcing : null,
    flag: entry.flag,
    channel: news ? "news" : "community",
    origin:
      entry.origin === undefined
        ? inContext
          ? "real-context"
          : "authored"
        : entry.origin === "material"
          ? "material"
          : `real-${entry.origin}`,
    register: entry.register ?? "news",
    group: entry.doc ?? entry.id,
  };
}
