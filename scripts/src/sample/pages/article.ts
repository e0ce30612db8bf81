import type { SampleFeed, SampleOutlet } from "../catalogue.ts";
import { escapeMarkup, paragraphs, vietnamIso, vietnamWeekday, vietnamWritten } from "../markup.ts";
import type { PublishedDocument } from "../published.ts";
import { framed } from "./frame.ts";

/** What the page of one document is written from. */
export interface ArticleContext {
  readonly outlet: SampleOutlet;
  readonly feed: SampleFeed;
  readonly origin: string;
  readonly document: PublishedDocument;
  /** Other documents of the outlet, for the list beside the text. */
  readonly related: readonly PublishedDocument[];
}

interface Parts {
  readonly head: string;
  readonly main: string;
}

const SHARE =
  '<div class="chia-se"><span>Chia sẻ:</span> <a href="/chia-se/zalo">Zalo</a> <a href="/chia-se/fb">Facebook</a> <a href="/in">Bản in</a></div>';

/** Each template dates and marks up its text in another way, as real outlets do. */
const TEMPLATES: Readonly<Record<SampleOutlet["template"], (context: ArticleContext) => Parts>> = {
  newspaper: newspaperParts,
  magazine: magazineParts,
  portal: portalParts,
  forum: forumParts,
};

/** The page of a document. */
export function articlePage(context: ArticleContext): string {
  const { outlet, origin, document } = context;
  const { head, main } = TEMPLATES[outlet.template](context);
  const canonical = `<link rel="canonical" href="${origin}${document.path}">`;
  const title = document.title ?? context.feed.label;
  return framed({
    outlet,
    origin,
    title,
    language: document.language,
    head: `${canonical}\n${head}`,
    main,
    side: relatedList(context),
  });
}

/** JSON-LD and Open Graph; the time once more in words. */
function newspaperParts({ outlet, feed, origin, document }: ArticleContext): Parts {
  const data = {
    "@context": "https://schema.org",
    "@type": "NewsArticle",
    headline: document.title,
    datePublished: vietnamIso(document.publishedAt),
    dateModified: vietnamIso(document.modifiedAt),
    mainEntityOfPage: `${origin}${document.path}`,
    publisher: { "@type": "Organization", name: outlet.label },
  };
  const head = `<script type="application/ld+json">${JSON.stringify(data).replaceAll("<", "\\u003c")}</script>
<meta property="og:type" content="article"><meta property="og:title" content="${escapeMarkup(document.title ?? "")}">
<meta name="description" content="${escapeMarkup(document.sapo ?? "")}">`;
  const main = `<article class="bai-viet">
<div class="duong-dan"><a href="/">Trang chủ</a> › <a href="/${feed.key}">${escapeMarkup(feed.label)}</a></div>
<h1 class="tieu-de">${escapeMarkup(document.title ?? "")}</h1>
<div class="thoi-gian">${vietnamWeekday(document.publishedAt)}, ${vietnamWritten(document.publishedAt)} (GMT+7)</div>
${SHARE}
${lead(document, "sapo")}
<div class="noi-dung">
${paragraphs(document.body)}
</div>
${tags(document)}
</article>`;
  return { head, main };
}

/** Meta elements of the article vocabulary, a `time` element. */
function magazineParts({ document }: ArticleContext): Parts {
  const head = `<meta property="og:type" content="article">
<meta property="article:published_time" content="${vietnamIso(document.publishedAt)}">
<meta property="article:modified_time" content="${vietnamIso(document.modifiedAt)}">`;
  const main = `<main id="content"><article>
<header class="post-header"><h1>${escapeMarkup(document.title ?? "")}</h1>
<time datetime="${vietnamIso(document.publishedAt)}">${vietnamWritten(document.publishedAt)}</time></header>
${lead(document, "intro")}
<div class="post-body">${paragraphs(document.body)}</div>
${SHARE}
${tags(document)}
</article></main>`;
  return { head, main };
}

/** No machine-readable date at all: only words, as on many portals of public bodies. */
function portalParts({ feed, document }: ArticleContext): Parts {
  const answered =
    document.answeredAt === null ? "" : `<p class="tra-loi">Đã trả lời ngày ${vietnamWritten(document.answeredAt)}</p>`;
  const main = `<div id="chi-tiet">
<div class="muc"><a href="/">Trang chủ</a> | ${escapeMarkup(feed.label)}</div>
<h2 class="tieu-de-tin">${escapeMarkup(document.title ?? "")}</h2>
<p class="ngay-dang">Ngày đăng: ${vietnamWritten(document.publishedAt)}</p>
${lead(document, "trich-yeu")}
<div class="noi-dung-tin">
${paragraphs(document.body)}
</div>
${answered}
<p class="cong-cu"><a href="/in">In trang</a> | <a href="/gui">Gửi thư</a> | Cỡ chữ: <a href="#">A-</a> <a href="#">A+</a></p>
</div>`;
  return { head: "", main };
}

/** One post of a thread. Nobody's name or handle stands in the sample. */
function forumParts({ feed, document }: ArticleContext): Parts {
  const main = `<div class="chu-de">
<p class="muc"><a href="/">Diễn đàn</a> » <a href="/${feed.key}">${escapeMarkup(feed.label)}</a></p>
<h1>${escapeMarkup(document.title ?? feed.label)}</h1>
<div class="bai" id="bai-1"><div class="bai-dau"><span class="vai">Thành viên</span> <abbr class="luc" title="${vietnamIso(document.publishedAt)}">${vietnamWritten(document.publishedAt)}</abbr></div>
<div class="bai-noi-dung">${paragraphs(document.body)}</div>
<div class="bai-cuoi"><a href="/cam-on">Cảm ơn</a> <a href="/tra-loi">Trả lời</a> <a href="/bao-xau">Báo xấu</a></div></div>
</div>`;
  return { head: "", main };
}

function lead(document: PublishedDocument, name: string): string {
  return document.sapo === null ? "" : `<p class="${name}"><strong>${escapeMarkup(document.sapo)}</strong></p>`;
}

function tags({ categories }: PublishedDocument): string {
  const links = categories.map((category) => `<a href="/tu-khoa">${escapeMarkup(category)}</a>`).join(", ");
  return categories.length === 0 ? "" : `<div class="tu-khoa">Từ khóa: ${links}</div>`;
}

function relatedList({ related }: ArticleContext): string {
  const links = related.map(({ path, title }) => `<li><a href="${path}">${escapeMarkup(title ?? "")}</a></li>`).join("\n");
  return related.length === 0 ? "" : `<aside class="lien-quan"><h3>Tin liên quan</h3><ul>\n${links}\n</ul></aside>`;
}
