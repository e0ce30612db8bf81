import { decodeHTML } from "entities";
import { Tokenizer } from "htmlparser2";

/** Elements that begin a new paragraph of text. */
const BLOCKS = new Set(
  "address article aside blockquote caption center dd details dir div dl dt fieldset figcaption figure footer form h1 h2 h3 h4 h5 h6 header hr li main nav ol p pre section summary table tbody tfoot thead tr ul".split(
    " ",
  ),
);
const SILENT = new Set(["script", "style", "template", "noscript", "textarea", "option", "applet", "head"]);
const NOTHING = (): void => undefined;

/** What is read of a fragment. */
export interface TextOptions {
  /** Words of links too (default), or only what stands outside them. */
  readonly links?: boolean;
}

/** A link that nobody closed ends where one of these begins. */
const ENDS_LINK = new Set(["p", "li", "tr", "article", "section", "main"]);

/**
 * Text of an HTML fragment as a person would read it: paragraphs joined by a blank line, spaces collapsed, entities
 * undone, scripts and styles left out. Works on tokens, without a tree, so that depth costs nothing.
 */
export function htmlToText(html: string, options: TextOptions = {}): string {
  if (!html.includes("<")) return squeeze(decodeHTML(html));
  const paragraphs: string[] = [];
  let line = "";
  let silent: string | null = null;
  let name = "";
  const endParagraph = (): void => {
    const text = squeeze(decodeHTML(line));
    if (text !== "") paragraphs.push(text);
    line = "";
  };
  const mark = (tag: string): void => {
    if (BLOCKS.has(tag)) endParagraph();
    else if (tag === "br" || tag === "td" || tag === "th") line += tag === "br" ? "\n" : " ";
  };
  const tokenizer = new Tokenizer(
    { xmlMode: false, decodeEntities: false },
    {
      ...IGNORED,
      ontext: (start, end) => {
        if (silent === null) line += html.slice(start, end).replace(/\s+/g, " ");
      },
      oncdata: (start, end) => {
        if (silent === null) line += escapeText(html.slice(start, end));
      },
      onopentagname: (start, end) => {
        name = html.slice(start, end).toLowerCase();
        if (silent === "a" && ENDS_LINK.has(name)) silent = null;
        if (silent === null) mark(name);
      },
      onopentagend: () => {
        if (silent === null && (SILENT.has(name) || (name === "a" && options.links === false))) silent = name;
      },
      onclosetag: (start, end) => {
        const closed = html.slice(start, end).toLowerCase();
        if (silent === null) mark(closed);
        else if (closed === silent) silent = null;
      },
    },
  );
  tokenizer.write(html);
  tokenizer.end();
  endParagraph();
  return paragraphs.join("\n\n");
}

const IGNORED = {
  onattribdata: NOTHING,
  onattribend: NOTHING,
  onattribentity: NOTHING,
  onattribname: NOTHING,
  oncomment: NOTHING,
  ondeclaration: NOTHING,
  onend: NOTHING,
  onprocessinginstruction: NOTHING,
  onselfclosingtag: NOTHING,
  ontextentity: NOTHING,
};

function squeeze(text: string): string {
  return text
    .replace(/[^\S\n]+/g, " ")
    .replace(/ ?\n[ \n]*/g, "\n")
    .trim();
}

/** Text as HTML: the three letters with a meaning are written as entities. */
export function escapeText(text: string): string {
  return text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");
}
