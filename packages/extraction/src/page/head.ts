import { type Document, type Element, isTag } from "domhandler";
import { elementsBelow, squeeze, textBelow } from "./dom.ts";

/** Raw material of a page's metadata, gathered in one walk. */
export interface Head {
  /** Content of meta elements by lower-case name, property or itemprop; the first of each. */
  readonly meta: ReadonlyMap<string, string>;
  readonly title: string | null;
  readonly headings: readonly string[];
  readonly canonical: string | null;
  readonly base: string | null;
  readonly language: string | null;
  readonly jsonLd: readonly string[];
  /** Elements that seem to give a date: time elements, and those whose class says so. */
  readonly dated: readonly Element[];
}

const DATE_CLASS =
  /(?:^|[\s_-])(?:date|datetime|time|timestamp|published?|pub-?date|post-?date|entry-?date|ngay|thoi-?gian|ngay-?dang)(?=$|[\s_-])/i;
/** The first dates of a page are its own; later ones belong to comments and other articles. */
const MOST_DATED = 40;

/** Walks a page once for everything but its text. */
export function readHead(document: Document): Head {
  const meta = new Map<string, string>();
  const found = { title: "", canonical: "", base: "", language: "" };
  const headings: string[] = [];
  const jsonLd: string[] = [];
  const dated: Element[] = [];
  for (const element of elementsBelow(document.children)) {
    const { attribs } = element;
    switch (element.name) {
      case "html":
        found.language ||= attribs.lang ?? attribs["xml:lang"] ?? "";
        break;
      case "meta":
        addMeta(attribs, meta);
        break;
      case "title":
        if (!insideSvg(element)) found.title ||= squeeze(textBelow(element.children));
        break;
      case "link":
        if (attribs.rel?.toLowerCase() === "canonical") found.canonical ||= attribs.href ?? "";
        break;
      case "base":
        found.base ||= attribs.href ?? "";
        break;
      case "script":
        if (attribs.type?.trim().toLowerCase() === "application/ld+json") jsonLd.push(scriptText(element));
        break;
      case "h1":
        headings.push(squeeze(textBelow(element.children)));
        break;
      default:
        if (dated.length < MOST_DATED && isDated(element)) dated.push(element);
    }
  }
  return { meta, headings: headings.filter((text) => text !== ""), jsonLd, dated, ...emptyToNull(found) };
}

function emptyToNull(found: Record<"title" | "canonical" | "base" | "language", string>) {
  return {
    title: found.title.trim() || null,
    canonical: found.canonical.trim() || null,
    base: found.base.trim() || null,
    language: found.language.trim() || null,
  };
}

function addMeta(attribs: Element["attribs"], meta: Map<string, string>): void {
  const content = attribs.content?.trim();
  if (content === undefined || content === "") return;
  for (const name of [attribs.property, attribs.name, attribs.itemprop, attribs["http-equiv"]]) {
    const key = name?.trim().toLowerCase();
    if (key !== undefined && !meta.has(key)) meta.set(key, content);
  }
}

function insideSvg(element: Element): boolean {
  return element.parent !== null && isTag(element.parent) && element.parent.name === "svg";
}

function scriptText(element: Element): string {
  return element.children.map((child) => ("data" in child && typeof child.data === "string" ? child.data : "")).join("");
}

function isDated(element: Element): boolean {
  if (element.name === "time" || element.attribs.itemprop === "datePublished") return true;
  const hint = `${element.attribs.class ?? ""} ${element.attribs.id ?? ""}`;
  return hint.length > 4 && DATE_CLASS.test(hint);
}
