import { CHANNELS, type FeedEntry } from "@langnghe/domain";
import { escapeText, parseInstant } from "@langnghe/html";
import { z } from "zod";

const text = z.string().nullish();

/** One piece of existing material as a line of JSON; unknown fields are ignored, as exports have many. */
export const materialSchema = z
  .object({
    id: z.union([z.string(), z.number()]).nullish(),
    url: text,
    title: text,
    text,
    html: text,
    publishedAt: text,
    /** Exports often know only the day, under this name. */
    date: text,
    outlet: text,
    channel: z.enum(CHANNELS).nullish(),
    place: text,
  })
  .refine((item) => Boolean(item.text || item.html || item.title), { error: "has none of text, html, title" });
export type Material = z.infer<typeof materialSchema>;

/** One piece read from a file. `where` names file and line for the person who imports. */
export interface ReadPiece {
  readonly where: string;
  readonly entry: FeedEntry;
  readonly outlet: string | null;
  readonly channel: (typeof CHANNELS)[number] | null;
  /** A saved page, for the extractor to read. */
  readonly page: { readonly url: string | null; readonly bytes: Uint8Array } | null;
}

/** One piece that could not be read; it is parked with its cause and counted. */
export interface BrokenPiece {
  readonly where: string;
  readonly cause: string;
  readonly raw: Uint8Array;
}

/** A line of JSON as an entry; whole pages (with an `<html` or `<body` tag) go through the extractor. */
export function pieceOfMaterial(material: Material, where: string): ReadPiece {
  const { html } = material;
  const isPage = html != null && /<(?:html|body)[\s>]/i.test(html);
  const url = material.url ?? null;
  return {
    where,
    outlet: material.outlet ?? null,
    channel: material.channel ?? null,
    page: isPage ? { url, bytes: Buffer.from(html) } : null,
    entry: {
      externalId: material.id == null ? null : String(material.id),
      url,
      title: material.title ?? null,
      summaryHtml: null,
      contentHtml: isPage ? null : (html ?? paragraphs(material.text ?? null)),
      publishedAt: instantOf(material.publishedAt ?? material.date ?? null),
      updatedAt: null,
      categories: [],
      place: material.place ?? null,
      answeredAt: null,
    },
  };
}

/** Times without a zone are Vietnamese ones. */
const VIETNAM_MINUTES = 7 * 60;

function instantOf(value: string | null): string | null {
  return value === null ? null : parseInstant(value, { offsetMinutes: VIETNAM_MINUTES });
}

function paragraphs(plain: string | null): string | null {
  if (plain === null) return null;
  return plain
    .split(/\n{2,}/)
    .map((paragraph) => `<p>${escapeText(paragraph).replaceAll("\n", "<br>")}</p>`)
    .join("");
}
