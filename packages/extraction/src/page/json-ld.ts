import { decodeHTMLStrict } from "entities";

/** What a page says of itself in JSON-LD (schema.org), as far as we use it. The author is not read. */
export interface LinkedData {
  readonly type: "article" | "video" | null;
  readonly headline: string | null;
  readonly body: string | null;
  readonly published: string | null;
  readonly modified: string | null;
  readonly publisher: string | null;
  readonly language: string | null;
  readonly url: string | null;
  readonly free: boolean | null;
}

const ARTICLE = /(?:Article|BlogPosting|Report|SocialMediaPosting|DiscussionForumPosting|Review|LiveBlogPosting)$/;
const VIDEO = /^VideoObject$/;
/** Graphs nest a few levels; deeper is noise. */
const DEEPEST = 5;
const MOST_NODES = 500;

type Node = Readonly<Record<string, unknown>>;

/** Reads the scripts of type application/ld+json; those that are not valid JSON are passed over. */
export function readLinkedData(scripts: readonly string[]): LinkedData | null {
  const nodes: Node[] = [];
  for (const script of scripts) collect(parse(script), nodes, 0);
  const article = nodes.find((node) => typesOf(node).some((type) => ARTICLE.test(type)));
  const video = nodes.find((node) => typesOf(node).some((type) => VIDEO.test(type)));
  const node = article ?? video ?? nodes.find((one) => "datePublished" in one);
  if (node === undefined) return null;
  return {
    type: article !== undefined ? "article" : video !== undefined ? "video" : null,
    headline: textAt(node, "headline") ?? textAt(node, "name"),
    body: textAt(node, "articleBody"),
    published: textAt(node, "datePublished") ?? textAt(node, "uploadDate") ?? textAt(node, "dateCreated"),
    modified: textAt(node, "dateModified"),
    publisher: isNode(node.publisher) ? textAt(node.publisher, "name") : null,
    language: textAt(node, "inLanguage"),
    url: textAt(node, "url"),
    free: freeOf(node.isAccessibleForFree),
  };
}

function parse(script: string): unknown {
  const bare = script
    .replace(/^\s*(?:<!--|\/\*\s*<!\[CDATA\[\s*\*\/|\/\/\s*<!\[CDATA\[|<!\[CDATA\[)/, "")
    .replace(/(?:-->|\/\*\s*\]\]>\s*\*\/|\/\/\s*\]\]>|\]\]>)\s*$/, "");
  for (const attempt of [bare, bare.replace(/[\r\n\t]+/g, " ")]) {
    try {
      return JSON.parse(attempt);
    } catch (error) {
      if (!(error instanceof SyntaxError)) throw error;
    }
  }
  return null;
}

function isNode(value: unknown): value is Node {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function collect(value: unknown, nodes: Node[], depth: number): void {
  if (depth > DEEPEST || nodes.length > MOST_NODES) return;
  if (Array.isArray(value)) for (const one of value) collect(one, nodes, depth + 1);
  else if (isNode(value)) {
    nodes.push(value);
    for (const key of ["@graph", "mainEntity", "mainEntityOfPage", "video"]) collect(value[key], nodes, depth + 1);
  }
}

function typesOf(node: Node): string[] {
  const type = node["@type"];
  return (Array.isArray(type) ? type : [type]).filter((one): one is string => typeof one === "string");
}

function textAt(node: Node, key: string): string | null {
  const value = Array.isArray(node[key]) ? node[key][0] : node[key];
  if (typeof value !== "string" || value.trim() === "") return null;
  // Many systems write entities into JSON, where nobody undoes them.
  return value.includes("&") ? decodeHTMLStrict(value).trim() : value.trim();
}

function freeOf(value: unknown): boolean | null {
  if (typeof value === "boolean") return value;
  return typeof value === "string" && /^(?:true|false)$/i.test(value) ? value.toLowerCase() === "true" : null;
}
