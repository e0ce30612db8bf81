import type { FeedContext, WrittenFeed } from "../feed-forms.ts";
import { escapeMarkup, vietnamWritten } from "../markup.ts";
import { framed } from "../pages/frame.ts";
import { summaryOf } from "./xml.ts";

/** A page of announcements without a feed beside it. */
export function pageList({ outlet, feed, origin, documents }: FeedContext): WrittenFeed {
  const entries = documents.map(
    (document) => `<li class="thong-bao">
  <a class="tieu-de" href="${document.path}">${escapeMarkup(document.title ?? "")}</a>
  <span class="ngay">${vietnamWritten(document.publishedAt)}</span>
  <p class="trich">${escapeMarkup(summaryOf(document))}</p>
</li>`,
  );
  const main = `<h1>${escapeMarkup(feed.label)}</h1>\n<ul class="danh-sach">\n${entries.join("\n")}\n</ul>`;
  const body = framed({ outlet, origin, title: feed.label, language: "vi", head: "", main, side: "" });
  return { contentType: "text/html; charset=utf-8", body };
}
