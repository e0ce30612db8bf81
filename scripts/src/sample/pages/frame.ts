import type { SampleOutlet } from "../catalogue.ts";
import { escapeMarkup } from "../markup.ts";

/** What stands in an outlet's page frame. All but `title` is HTML. */
export interface Framed {
  readonly outlet: SampleOutlet;
  readonly origin: string;
  readonly title: string;
  readonly language: string;
  readonly head: string;
  readonly main: string;
  readonly side: string;
}

/** A whole page: head, banner, menu, main part, side column, footer, as real sites have them around their text. */
export function framed({ outlet, origin, title, language, head, main, side }: Framed): string {
  const name = escapeMarkup(outlet.label);
  const menu = outlet.menu.map((entry, at) => `<li><a href="/muc-${at + 1}">${escapeMarkup(entry)}</a></li>`).join("");
  return `<!doctype html>
<html lang="${language}">
<head>
<meta charset="utf-8">
<title>${escapeMarkup(title)} - ${name}</title>
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta property="og:site_name" content="${name}">
${head}
<style>body{font:16px/1.6 system-ui,sans-serif;margin:0;color:#1f2937}header{background:${outlet.colour};color:#fff;padding:12px 24px}
nav ul{display:flex;flex-wrap:wrap;gap:16px;list-style:none;margin:0;padding:8px 24px;background:#f3f4f6}.trang{max-width:960px;margin:0 auto;padding:16px 24px}
a{color:${outlet.colour}}header a{color:#fff;text-decoration:none}.chia-se a{margin-right:8px}aside{border-top:1px solid #d1d5db;margin-top:32px}footer{background:#f3f4f6;padding:16px 24px;font-size:14px}</style>
</head>
<body>
<header class="dau-trang"><a href="${origin}/"><strong>${name}</strong></a><form action="/tim-kiem"><input name="q" placeholder="Tìm kiếm"></form></header>
<nav class="menu"><ul>${menu}</ul></nav>
<div class="trang">
${main}
${side}
</div>
<footer class="chan-trang"><p>${name} · Tỉnh Vĩnh Lam là nơi hư cấu; mọi trùng hợp là ngẫu nhiên.</p>
<p><a href="/lien-he">Liên hệ</a> · <a href="/dieu-khoan">Điều khoản sử dụng</a> · <a href="/rss">RSS</a></p></footer>
</body>
</html>
`;
}
