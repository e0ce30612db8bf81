/** One page as a person would read it. Field names are those of `langnghe extract`. */
export interface ExtractedPage {
  readonly url: string | null;
  readonly canonicalUrl: string | null;
  readonly title: string | null;
  /** Main text, paragraphs joined by a blank line; empty when the page has none. */
  readonly text: string;
  /** Main part as sanitised HTML. */
  readonly html: string;
  readonly publishedAt: string | null;
  readonly modifiedAt: string | null;
  /** From the page's own declaration; recognition by text is the language packs' work. */
  readonly language: string | null;
  readonly siteName: string | null;
  readonly kind: "article" | "list" | "video" | "paywalled" | "other";
}

/**
 * Reads pages. Who calls: the extractor service, `langnghe extract`, evidence archiving. Parsing runs in worker threads
 * with a deadline and a memory limit; a page that breaks them rejects with WORKER_LOST and costs nothing else.
 */
export interface PageExtractor {
  extract(page: PageBytes): Promise<ExtractedPage>;
  close(): Promise<void>;
}

export interface PageBytes {
  readonly url: string | null;
  readonly contentType: string | null;
  readonly body: Uint8Array;
}

/** One redacted span: type and offsets in UTF-16 units of the *original* text. The found text itself is never kept. */
export interface RedactedSpan {
  readonly type: string;
  readonly start: number;
  readonly end: number;
}
