import type { Element } from "domhandler";

/** Elements that never hold main text. */
const DEAD = new Set(
  "script style noscript template iframe object embed svg canvas audio video button select option input textarea nav footer aside dialog menu map head link meta datalist progress rp".split(
    " ",
  ),
);
const DEAD_ROLES =
  /^(?:navigation|complementary|banner|contentinfo|search|dialog|alertdialog|menu|menubar|toolbar|alert|tablist)$/;

/** Words in class and id that name what stands around an article, in the languages of the web's large systems. */
const COMMENTS =
  "comments?(?:-?(?:list|area|section|form|wrap\\w*|container))?|disqus\\w*|respond|binh-?luan|kommentare?|commentaires?|comentarios?";
const STRONG =
  "(?:\\w+-)?related(?:-?(?:posts?|articles?|content|links?|stories|news))?|recommend(?:ed|ations?)?|recirc(?:ulation)?|tin-?lien-?quan|lien-?quan|relacionad[oa]s?|cung-?chuyen-?muc|jp-relatedposts|" +
  "share(?:-?(?:bar|tools?|buttons?|links?|this))?|sharing|sharedaddy|social(?:-?(?:bar|links?|media|share|icons?))?|addthis\\w*|addtoany\\w*|chia-?se|teilen|partage|compartir|" +
  "side-?bar|newsletter(?:-\\w+)?|cookies?(?:-\\w+)?|gdpr|breadcrumbs?|crumbs?|pagination|pager|paging|post-?nav(?:igation)?|nav|navbar|navigation|menu|masthead|site-?(?:header|footer)|global-?header|footer|colophon|" +
  "outbrain\\w*|taboola\\w*|quang-?cao|werbung|anzeigen?|publicidad|ads?|adverts?|advertisements?|ad-?(?:slot|unit|wrap|wrapper|container|block|box)|sponsored";
const WEAK =
  "rail|aside|widget|widget-area|secondary|dfp|gpt|sponsor|promo(?:s|tion|box)?|subscri(?:be|ption|ber)|sign-?up|paywall|login|register|opt-?in|mailing-?list|consent|pop-?up|modal|overlay|lightbox|tooltip|toast|" +
  "page-?nav|top-?bar|toolbar|skip-?link|copyright|legal|disclaimer|trending|most-?(?:read|popular|viewed|shared)|popular(?:-?posts)?|more-?(?:stories|news|articles|from|on)|read-?(?:next|more|also)|also-?(?:read|like|on)|up-?next|next-?up|you-?may\\w*|doc-?(?:them|tiep)|xem-?them|tin-?(?:moi|khac|cung)|teasers?|hot-?news|" +
  "tags?|tag-?(?:list|links|cloud)|tagged|keywords|categories|cat-?links|tu-?khoa|by-?line|authors?|author-?(?:bio|info|box|card|name|block|meta|details|profile)|bio|contributors?|tac-?gia|(?:post|entry|article|story|blog)-?(?:meta|info|footer|utility|actions|tools|date)|meta|meta-?(?:data|info)|dateline|timestamp|pub-?date|published|reading-?time|" +
  "ratings?|votes?|poll|feedback|print(?:-only|-friendly)?|hidden|hide|sr-only|visually-?hidden|screen-?reader(?:-text)?|offscreen|no-?print|invisible|search(?:-?(?:form|box|bar))?|language-?(?:switcher|selector)|weather|ticker|video-?(?:player|embed)|jwplayer|" +
  "(?:image|photo)-?credits?|credits?|(?:\\w+-)?captions?(?:-text)?|wp-caption(?:-text)?|(?:slideshow|carousel)-controls|report-?error";

/** A word counts when it is a whole class name, or its beginning or end behind a divider (`block__related`). */
function wholeOrEnd(words: string): RegExp {
  return new RegExp(`(?:^|\\s)(?:[a-z0-9]+[-_:]+)*(?:${words})(?:[-_]*\\d+)?(?=$|\\s)`);
}
function atStart(words: string): RegExp {
  return new RegExp(`(?:^|\\s)(?:${words})[-_]+(?!enabled|handle|open|ed\\b|with|has)[a-z0-9_-]+`);
}
const AROUND_COMMENTS = [wholeOrEnd(COMMENTS), atStart(COMMENTS)];
const AROUND_STRONG = [wholeOrEnd(STRONG), atStart(STRONG)];
const AROUND_WEAK = [wholeOrEnd(WEAK)];

/** Words that name the main text itself. */
const INSIDE =
  /(?:^|[\s_-])(?:(?:article|post|entry|story|news|page|blog|main|text|detail|maincontent)[-_]*(?:body|content|text|copy|detail)|body-?(?:copy|text|content)|rich-?text|cms-?(?:content|body)|fck-?detail|singular-content|content-?(?:body|detail|news|main)|noi-?dung|bai-?viet|chi-?tiet|sapo|knc-content|cke_editable)(?=$|[\s_-])/;

export function isDead(element: Element): boolean {
  if (DEAD.has(element.name)) return true;
  const { attribs } = element;
  if ("hidden" in attribs || attribs.role === undefined || !DEAD_ROLES.test(attribs.role))
    return "hidden" in attribs || isInvisible(attribs);
  return true;
}

function isInvisible(attribs: Element["attribs"]): boolean {
  return attribs.style !== undefined && /(?:display\s*:\s*none|visibility\s*:\s*hidden)/i.test(attribs.style);
}

const LEAD =
  /(?:^|[\s_-])(?:sapo|chapeau|lead|lede|stand-?first|dek|excerpt|intro(?:duction)?|(?:article|post|entry|story|news)[-_]+(?:summary|description|desc|intro|lead|sub-?title|sub-?head(?:ing)?)|summary|singular-sapo|detail-sapo|mo-?ta|tom-?tat|vorspann|teaser-?text)(?=$|[\s_-])/;

/** What class, id and similar attributes say of an element. */
export interface Hints {
  readonly around: "comments" | "strong" | "weak" | null;
  /** An introduction that may stand apart from the body: the Vietnamese sapo, a standfirst. */
  readonly lead: boolean;
  readonly inside: boolean;
}

const NO_HINTS: Hints = { around: null, inside: false, lead: false };
const hintCache = new Map<string, Hints>();
/** Class names repeat within and across pages; the cache is emptied when a site floods it. */
const HINT_CACHE_SIZE = 20_000;
const LONGEST_HINT_CHARS = 400;

export function hintsOf({ attribs, name }: Element): Hints {
  if (name === "body" || name === "html" || name === "main") return NO_HINTS;
  const written = `${attribs.class ?? ""} ${attribs.id ?? ""} ${attribs["data-testid"] ?? ""} ${attribs["data-component"] ?? ""}`;
  if (written.length <= 3) return NO_HINTS;
  const known = hintCache.get(written);
  if (known !== undefined) return known;
  const words = written
    .slice(0, LONGEST_HINT_CHARS)
    .replace(/([a-z])([A-Z])/g, "$1-$2")
    .toLowerCase();
  const hints: Hints = { around: aroundOf(words), inside: INSIDE.test(words), lead: LEAD.test(words) };
  if (hintCache.size >= HINT_CACHE_SIZE) hintCache.clear();
  hintCache.set(written, hints);
  return hints;
}

function aroundOf(words: string): Hints["around"] {
  if (AROUND_COMMENTS.some((pattern) => pattern.test(words))) return "comments";
  if (AROUND_STRONG.some((pattern) => pattern.test(words))) return "strong";
  return AROUND_WEAK.some((pattern) => pattern.test(words)) ? "weak" : null;
}

/** True when the markup itself says that this is the article's body. */
export function isDeclaredBody({ attribs }: Element): boolean {
  return attribs.itemprop === "articleBody" || attribs.property === "articleBody" || attribs.itemprop === "reviewBody";
}
