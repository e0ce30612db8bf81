import { LangngheError } from "@langnghe/domain";
import { resolveBase } from "@langnghe/html";
import { decodeHTMLStrict } from "entities";
import { Tokenizer } from "htmlparser2";
import { spaceOf, spaceOfUndeclared } from "./namespaces.ts";

/** Deeper elements are dissolved into their parent: no feed nests that deep, only attacks do. */
const DEEPEST = 200;
/** A feed of 15 MiB has some 200,000 elements; more is an attack on memory. */
const MOST_ELEMENTS = 600_000;

/** An element of a feed. Names are lower case without prefix; `space` is the vocabulary's short name. */
export interface XmlElement {
  readonly space: string;
  readonly name: string;
  /** By lower-case name, `xml:`- and `rdf:`-prefixed ones with prefix, others without. */
  readonly attributes: ReadonlyMap<string, string>;
  readonly children: (XmlElement | string)[];
  /** Base address by xml:base and the document's address. */
  readonly base: string | null;
  readonly language: string | null;
}

interface OpenElement extends XmlElement {
  readonly tag: string;
  readonly spaces: ReadonlyMap<string, string>;
}

/** In these no other feed element may stand, so one that begins there means that the end tag was forgotten. */
const LEAVES = new Set(["title", "link", "guid", "pubdate", "category", "author", "comments", "id", "updated", "published"]);
const ENDS_LEAF = new Set([
  "title",
  "link",
  "guid",
  "pubdate",
  "category",
  "author",
  "comments",
  "description",
  "item",
  "entry",
  "enclosure",
]);
const ENTRIES = new Set(["item", "entry"]);
const NO_ATTRIBUTES: ReadonlyMap<string, string> = new Map();
const NOTHING = (): void => undefined;

/**
 * Builds a tree from XML that may be broken: raw `&`, unclosed elements, text before the prolog, undeclared prefixes,
 * missing ends. Declared entities are never expanded. Linear in the text; throws PARSE_FAILED only for element floods.
 */
export function parseXml(text: string, url: string | null): XmlElement {
  const root: OpenElement = {
    space: "",
    name: "",
    tag: "",
    attributes: NO_ATTRIBUTES,
    children: [],
    base: url,
    language: null,
    spaces: new Map(),
  };
  const builder = treeBuilder(root);
  let tag = "";
  let attribute = "";
  let value = "";
  let attributes: Map<string, string> | null = null;
  const tokenizer = new Tokenizer(
    { xmlMode: true, decodeEntities: false },
    {
      ontext: (start, end) => builder.text(decodeHTMLStrict(text.slice(start, end))),
      oncdata: (start, end, offset) => builder.text(text.slice(start, end - offset)),
      onopentagname: (start, end) => {
        tag = text.slice(start, end);
        attributes = null;
      },
      onattribname: (start, end) => {
        attribute = text.slice(start, end).toLowerCase();
        value = "";
      },
      onattribdata: (start, end) => {
        value += text.slice(start, end);
      },
      onattribend: () => {
        attributes ??= new Map();
        if (!attributes.has(attribute)) attributes.set(attribute, decodeHTMLStrict(value));
      },
      onopentagend: () => builder.open(tag, attributes ?? NO_ATTRIBUTES),
      onselfclosingtag: () => {
        builder.open(tag, attributes ?? NO_ATTRIBUTES);
        builder.close(tag);
      },
      onclosetag: (start, end) => builder.close(text.slice(start, end).trim()),
      onattribentity: NOTHING,
      oncomment: NOTHING,
      ondeclaration: NOTHING,
      onend: NOTHING,
      onprocessinginstruction: NOTHING,
      ontextentity: NOTHING,
    },
  );
  tokenizer.write(text);
  tokenizer.end();
  return root;
}

interface TreeBuilder {
  text(text: string): void;
  open(tag: string, attributes: ReadonlyMap<string, string>): void;
  close(tag: string): void;
}

function treeBuilder(root: OpenElement): TreeBuilder {
  const stack: OpenElement[] = [root];
  let count = 0;
  const top = (): OpenElement => stack.at(-1) ?? root;
  const closeTo = (length: number): void => {
    stack.length = Math.max(1, length);
  };
  return {
    text: (text) => {
      if (text !== "") top().children.push(text);
    },
    open: (tag, attributes) => {
      count += 1;
      if (count > MOST_ELEMENTS) throw new LangngheError("PARSE_FAILED", `More than ${MOST_ELEMENTS} elements.`);
      endForgotten(tag.slice(tag.indexOf(":") + 1).toLowerCase(), stack, closeTo);
      if (stack.length > DEEPEST) return;
      const element = makeElement(tag, attributes, top());
      top().children.push(element);
      stack.push(element);
    },
    close: (tag) => {
      const at = stack.findLastIndex((element) => element.tag === tag);
      if (at > 0) closeTo(at);
      // A wrong case or prefix in the end tag still ends the element that is open.
      else if (top().tag.toLowerCase() === tag.toLowerCase()) closeTo(stack.length - 1);
    },
  };
}

/** Ends what a new element shows to be over: a leaf without its end tag, or an entry inside an entry. */
function endForgotten(name: string, stack: readonly OpenElement[], closeTo: (length: number) => void): void {
  const open = stack.at(-1);
  if (open === undefined) return;
  if (LEAVES.has(open.name) && ENDS_LEAF.has(name) && isFeedSpace(open.space)) closeTo(stack.length - 1);
  if (!ENTRIES.has(name)) return;
  const entry = stack.findLastIndex((element) => element.name === name && isFeedSpace(element.space));
  if (entry > 0) closeTo(entry);
}

function isFeedSpace(space: string): boolean {
  return space === "" || space === "atom";
}

function makeElement(tag: string, written: ReadonlyMap<string, string>, parent: OpenElement): OpenElement {
  const colon = tag.indexOf(":");
  const prefix = colon === -1 ? "" : tag.slice(0, colon).toLowerCase();
  const base = written.get("xml:base");
  const spaces = withOwnSpace(declaredSpaces(written, parent.spaces), {
    prefix,
    name: tag.slice(colon + 1).toLowerCase(),
    parent,
  });
  return {
    tag,
    space: spaces.get(prefix) ?? (prefix === "" ? "" : spaceOfUndeclared(prefix)),
    name: tag.slice(colon + 1).toLowerCase(),
    attributes: written.size === 0 ? written : plainNames(written, spaces),
    children: [],
    base: base === undefined ? parent.base : resolveBase(base.trim(), parent.base),
    language: written.get("xml:lang") ?? parent.language,
    spaces,
  };
}

const ROOTS = new Set(["rss", "rdf", "channel", "feed", "entry", "urlset", "sitemapindex"]);

/** A feed in a namespace that nobody knows is read as if it had none: the address was misspelt or made up. */
function withOwnSpace(
  spaces: ReadonlyMap<string, string>,
  { prefix, name, parent }: { prefix: string; name: string; parent: OpenElement },
): ReadonlyMap<string, string> {
  const strange = parent.tag === "" && ROOTS.has(name) && (spaces.get(prefix) ?? "").includes(":");
  return strange ? new Map(spaces).set(prefix, "") : spaces;
}

function declaredSpaces(written: ReadonlyMap<string, string>, outer: ReadonlyMap<string, string>): ReadonlyMap<string, string> {
  let spaces: Map<string, string> | null = null;
  for (const [name, value] of written) {
    if (name !== "xmlns" && !name.startsWith("xmlns:")) continue;
    spaces ??= new Map(outer);
    spaces.set(name.slice("xmlns:".length), spaceOf(value));
  }
  return spaces ?? outer;
}

function plainNames(written: ReadonlyMap<string, string>, spaces: ReadonlyMap<string, string>): ReadonlyMap<string, string> {
  const plain = new Map<string, string>();
  for (const [name, value] of written) {
    const colon = name.indexOf(":");
    if (colon === -1) plain.set(name, value);
    else {
      const prefix = name.slice(0, colon);
      const space = spaces.get(prefix) ?? spaceOfUndeclared(prefix);
      plain.set(space === "xml" || space === "rdf" ? `${space}:${name.slice(colon + 1)}` : name, value);
    }
  }
  return plain;
}
