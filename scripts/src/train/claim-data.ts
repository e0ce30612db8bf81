import { LangngheError, SENTENCE_KINDS, type SentenceKind, SOURCINGS, type Sourcing } from "@langnghe/domain";
import { z } from "zod";
import { type LabelledFile, labelledFiles } from "./labelled-data.ts";

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

const CLAIM_FILES = ["authored.jsonl", "real.jsonl", "real-context.jsonl", "claims.jsonl"];

/** Reads labelled sentences from files or folders in the shared form. */
export function loadClaimTexts(paths: readonly string[]): { texts: ClaimText[]; files: LabelledFile[] } {
  const files = labelledFiles(paths, CLAIM_FILES);
  return { texts: files.flatMap((file) => file.lines.map((line) => claimText(file.path, line))), files };
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
