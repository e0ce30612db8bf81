import sanitize from "sanitize-html";
import { escapeText, htmlToText } from "./html-to-text.ts";
import { resolveLink } from "./links.ts";
import { prescan } from "./prescan.ts";

/** Deeper markup is written by machines against machines; only its words are kept. */
const DEEPEST = 400;
/** More attributes than this in one tag have no honest use. */
const MOST_ATTRIBUTES = 500;

const TAGS =
  "a abbr acronym address article aside b big blockquote br caption center cite code col colgroup dd del details dfn dir div dl dt em figcaption figure font footer h1 h2 h3 h4 h5 h6 header hr i img ins kbd li main mark ol p pre q rp rt ruby s samp section small span strike strong sub summary sup table tbody td tfoot th thead time tr tt u ul var wbr".split(
    " ",
  );

export interface SanitizeOptions {
  /** Against what relative links are resolved; without it they are dropped. */
  readonly baseUrl?: string | null;
  /** Keep images with http(s) addresses (default) or leave them out. */
  readonly images?: boolean;
}

/**
 * The product's one sanitiser: allow-list of elements and attributes, links only to http, https and mailto with
 * `rel="noopener nofollow ugc"`, no scripts, styles, handlers, frames, forms. Words of forbidden elements stay, but for
 * those of script and style.
 */
export function sanitizeHtml(html: string, options: SanitizeOptions = {}): string {
  if (!html.includes("<") && !html.includes("&")) return escapeText(html);
  const shape = prescan(html);
  if (shape.depth > DEEPEST || shape.attributes > MOST_ATTRIBUTES) return escapeText(htmlToText(html));
  const images = options.images ?? true;
  return sanitize(html, {
    allowedTags: images ? TAGS : TAGS.filter((tag) => tag !== "img"),
    allowedAttributes: {
      a: ["href", "title", "rel", "hreflang"],
      img: ["src", "alt", "title", "width", "height"],
      blockquote: ["cite"],
      q: ["cite"],
      time: ["datetime"],
      td: ["colspan", "rowspan"],
      th: ["colspan", "rowspan", "scope"],
      ol: ["start", "reversed"],
      "*": ["lang", "dir"],
    },
    allowedSchemes: ["http", "https", "mailto"],
    allowedSchemesByTag: { img: ["http", "https"] },
    allowProtocolRelative: false,
    nonTextTags: ["script", "style", "applet", "textarea", "option", "template"],
    transformTags: {
      "*": (tagName, attributes) => ({ tagName, attribs: safeAttributes(tagName, attributes, options.baseUrl ?? null) }),
    },
  });
}

const LINK_ATTRIBUTES: readonly string[] = ["href", "src", "cite"];

function safeAttributes(tag: string, attributes: Record<string, string>, base: string | null): Record<string, string> {
  const safe: Record<string, string> = {};
  for (const [name, value] of Object.entries(attributes)) {
    if (!LINK_ATTRIBUTES.includes(name)) {
      if (name !== "rel") safe[name] = value;
      continue;
    }
    const link = value.startsWith("#") && base === null ? null : resolveLink(value, base);
    if (link !== null) safe[name] = link;
  }
  if (tag === "a" && safe.href !== undefined) safe.rel = "noopener nofollow ugc";
  return safe;
}
