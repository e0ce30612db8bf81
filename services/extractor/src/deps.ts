import type { FetchedDocument } from "@langnghe/domain";

/** The part of the page extractor's answer that the flow uses. */
export interface PageReading {
  readonly canonicalUrl: string | null;
  readonly title: string | null;
  readonly text: string;
  readonly publishedAt: string | null;
  readonly modifiedAt: string | null;
  readonly language: string | null;
  readonly kind: string;
}

/** What the flow is given from outside; each is one package's entry. */
export interface ExtractorDeps {
  readonly extractPage: (page: { url: string | null; contentType: string | null; body: Uint8Array }) => Promise<PageReading>;
  readonly htmlToText: (html: string) => string;
  readonly redact: (text: string) => { readonly text: string; readonly found: readonly { readonly type: string }[] };
  readonly recognizeLanguage: (text: string) => { readonly code: string; readonly confidence: number };
  readonly signatureOf: (text: string) => readonly number[];
}

/** A document on its way through the flow. */
export interface Draft {
  readonly fetched: FetchedDocument;
  readonly page: PageReading | null;
  readonly title: string;
  readonly text: string;
  readonly publishedAt: string;
  readonly publishedFrom: "entry" | "page" | "fetched";
  readonly modifiedAt: string | null;
  readonly language: string;
  readonly redactions: Readonly<Record<string, number>>;
}

export type WithPage = Pick<Draft, "fetched" | "page">;
export type WithText = WithPage & Pick<Draft, "title" | "text">;
export type WithDate = WithText & Pick<Draft, "publishedAt" | "publishedFrom" | "modifiedAt">;
export type Redacted = WithDate & Pick<Draft, "redactions">;
