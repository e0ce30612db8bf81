import { OUTLETS, type SampleOutlet } from "../catalogue.ts";
import { escapeMarkup } from "../markup.ts";
import type { PublishedDocument } from "../published.ts";
import { framed } from "./frame.ts";

/** Front page of an outlet: its newest documents and its feeds. */
export function outletHome(outlet: SampleOutlet, origin: string, newest: readonly PublishedDocument[]): string {
  const links = newest.map(({ path, title }) => `<li><a href="${path}">${escapeMarkup(title ?? "")}</a></li>`).join("\n");
  const feeds = outlet.feeds.map(({ path, label }) => `<li><a href="${path}">${escapeMarkup(label)}</a></li>`).join("");
  const main = `<h1>${escapeMarkup(outlet.label)}</h1>\n<ul>\n${links}\n</ul>\n<h2>RSS</h2><ul>${feeds}</ul>`;
  return framed({ outlet, origin, title: outlet.label, language: "vi", head: "", main, side: "" });
}

/** What a person sees who opens the site without an outlet's name. */
export function siteIndex(port: number): string {
  const rows = OUTLETS.map(({ host, label, feeds }) => {
    const origin = `http://${host}.localhost:${port}`;
    const links = feeds.map((feed) => `<a href="${origin}${feed.path}">${feed.key}</a>`).join(", ");
    return `<li><a href="${origin}/">${escapeMarkup(label)}</a>: ${links}</li>`;
  });
  return `<!doctype html><html lang="vi"><head><meta charset="utf-8"><title>Tỉnh mẫu Vĩnh Lam</title></head>
<body><h1>Tỉnh mẫu Vĩnh Lam</h1><p>Nơi hư cấu, để xem Lắng Nghe làm việc. / An invented province, to see Lắng Nghe at work.</p>
<ul>${rows.join("\n")}</ul></body></html>
`;
}
