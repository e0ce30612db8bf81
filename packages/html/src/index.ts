export { type Decoded, type DecodeHints, decodeBytes } from "./charset.ts";
export { type DateReading, parseInstant } from "./dates.ts";
export { escapeText, htmlToText, type TextOptions } from "./html-to-text.ts";
export { resolveBase, resolveLink } from "./links.ts";
export { type MarkupShape, prescan } from "./prescan.ts";
export { type SanitizeOptions, sanitizeHtml } from "./sanitize.ts";
