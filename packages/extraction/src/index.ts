export type { ExtractedPage, PageBytes, PageExtractor, RedactedSpan } from "./extractor.ts";
