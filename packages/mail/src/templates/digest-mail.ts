import { type Digest, type DigestItem, type DigestSection, type DigestSeries, toMs, VIETNAM_OFFSET_MS } from "@langnghe/domain";
import { escapeText } from "@langnghe/html";
import { type DigestWords, dayVi, wordsFor } from "./digest-words.ts";

/** What the mail says of a document behind a sentence. */
export interface CitedDocument {
  readonly title: string;
  readonly outlet: string;
  readonly publishedAt: string;
}

export interface RenderInput {
  readonly digest: Digest;
  readonly language: DigestSeries["language"];
  /** Documents by id; a sentence whose document is gone is shown without a link, never left out silently. */
  readonly documents: ReadonlyMap<string, CitedDocument>;
  readonly consoleUrl: string;
}

/** The mail in both forms. HTML for mail programs: one column, inline styles, no images, no scripts. */
export function renderDigest(input: RenderInput): { readonly html: string; readonly text: string } {
  const words = wordsFor(input.language);
  return { html: htmlOf(input, words), text: textOf(input, words) };
}

const INK = "#1f1d1a";
const QUIET = "#6b655c";
const ACCENT = "#0b6b57";
const FONT = "'Be Vietnam Pro', 'Segoe UI', Roboto, Arial, sans-serif";

function htmlOf(input: RenderInput, words: DigestWords): string {
  const { digest, language } = input;
  const body = digest.sections.map((section) => sectionHtml(section, input, words)).join("");
  return `<!doctype html><html lang="${language}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>${escapeText(digest.title)}</title></head>
<body style="margin:0;padding:24px;background:#faf9f7;color:${INK};font:15px/1.55 ${FONT}"><div style="max-width:640px;margin:0 auto">
<h1 style="font-size:20px;margin:0 0 4px">${escapeText(digest.title)}</h1>
<p style="margin:0 0 20px;color:${QUIET};font-size:13px">${moment(digest.from)} – ${moment(digest.to)}</p>
${body || `<p>${words.empty}</p>`}
<p style="margin:28px 0 0;padding-top:12px;border-top:1px solid #e3dfd8;color:${QUIET};font-size:12px">${words.footer}</p></div></body></html>`;
}

function sectionHtml(section: DigestSection, input: RenderInput, words: DigestWords): string {
  const items = section.items.map((item) => itemHtml(section, item, { input, words })).join("");
  return `<h2 style="font-size:13px;color:${ACCENT};margin:24px 0 8px;border-bottom:1px solid #e3dfd8;padding-bottom:4px">${words.sections[section.kind]}</h2>${items}`;
}

interface Rendering {
  readonly input: RenderInput;
  readonly words: DigestWords;
}

function itemHtml(section: DigestSection, item: DigestItem, { input, words }: Rendering): string {
  const sentences = item.sentences.map((sentence) => sentenceHtml(sentence, section.kind, { input, words })).join("");
  const figures =
    item.count > 0
      ? `<p style="margin:0 0 4px;color:${QUIET};font-size:12px">${words.figures(item.count, item.outlets, item.before)}</p>`
      : "";
  const warning =
    section.kind === "unverified" ? `<p style="margin:0 0 4px;font-size:12px;color:#8a4b00">${words.unverified}</p>` : "";
  return `<div style="margin:0 0 16px"><h3 style="font-size:15px;margin:0 0 2px">${escapeText(item.heading)}</h3>${figures}${warning}${sentences}</div>`;
}

function sentenceHtml(
  sentence: DigestItem["sentences"][number],
  kind: DigestSection["kind"],
  { input, words }: Rendering,
): string {
  const cited = sentence.document === null ? undefined : input.documents.get(sentence.document);
  const label = kind === "corrections" ? words.answer : words.note;
  const source =
    cited === undefined || sentence.document === null
      ? kind === "silence"
        ? ""
        : `<span style="color:${QUIET};font-size:12px">${label}</span>`
      : `<a href="${escapeText(linkTo(input, sentence.document))}" style="color:${ACCENT};font-size:12px">${escapeText(words.source(cited.outlet, moment(cited.publishedAt)))}</a>`;
  return `<p style="margin:0 0 6px">${escapeText(sentence.text)}<br>${source}</p>`;
}

function textOf(input: RenderInput, words: DigestWords): string {
  const { digest } = input;
  const lines = [digest.title, `${moment(digest.from)} – ${moment(digest.to)}`, ""];
  if (digest.sections.length === 0) lines.push(words.empty, "");
  for (const section of digest.sections) {
    lines.push(words.sections[section.kind].toUpperCase(), "");
    for (const item of section.items) lines.push(...itemLines(section, item, { input, words }), "");
  }
  return [...lines, words.footer, ""].join("\n");
}

function itemLines(section: DigestSection, item: DigestItem, { input, words }: Rendering): string[] {
  const lines = [`* ${item.heading}`];
  if (item.count > 0) lines.push(`  ${words.figures(item.count, item.outlets, item.before)}`);
  if (section.kind === "unverified") lines.push(`  ${words.unverified}`);
  for (const sentence of item.sentences) {
    lines.push(`  ${sentence.text}`);
    const cited = sentence.document === null ? undefined : input.documents.get(sentence.document);
    if (cited !== undefined && sentence.document !== null)
      lines.push(`    ${words.source(cited.outlet, moment(cited.publishedAt))}: ${linkTo(input, sentence.document)}`);
  }
  return lines;
}

function linkTo(input: RenderInput, document: string): string {
  return `${input.consoleUrl}/van-ban/${encodeURIComponent(document)}`;
}

/** 23/11/2026, 07:05 in Vietnam. */
function moment(at: string): string {
  const local = new Date(toMs(at) + VIETNAM_OFFSET_MS).toISOString();
  return `${dayVi(local.slice(0, 10))}, ${local.slice(11, 16)}`;
}
