export { type ExtractionCase, type ExtractionReport, evaluateExtraction, readExtractionCases } from "./evaluate.ts";
export type { ExtractedPage, PageBytes, PageExtractor, RedactedSpan } from "./extractor.ts";
export { extractHtml, extractPage } from "./page/extract-page.ts";
export { type PageExtractorOptions, pageExtractor } from "./page-extractor.ts";
export { type Redaction, redact } from "./redaction/redact.ts";
export { REDACTION_WORDS, type RedactionType } from "./redaction/span.ts";
export { type PageScore, type SetScore, scorePage, scoreSet } from "./shingle-score.ts";
