import { describe, expect, it } from "vitest";
import { extractHtml, extractPage } from "./extract-page.ts";

const SENTENCE =
  "Sáng nay, người dân khu tái định cư Sậy Nam đã họp với đại diện xã về nguồn nước sạch, đường đi và điện chiếu sáng.";
const paragraphs = (count: number): string =>
  Array.from({ length: count }, (_, index) => `<p>Đoạn ${index + 1}. ${SENTENCE}</p>`).join("\n");

const PAGE = `<!doctype html><html lang="vi-VN"><head>
<title>Họp dân về nước sạch - Báo Đồng Sậy</title>
<meta property="og:site_name" content="Báo Đồng Sậy"><link rel="canonical" href="/tin/hop-dan.html">
<script type="application/ld+json">{"@type":"NewsArticle","headline":"Họp dân về nước sạch","datePublished":"2026-11-24T07:05:00","dateModified":"2026-11-24T09:00:00+07:00","author":{"name":"Không Được Đọc"}}</script>
</head><body>
<header><nav><ul>${"<li><a href='/muc'>Chuyên mục thời sự</a></li>".repeat(12)}</ul></nav></header>
<div class="detail"><h1>Họp dân về nước sạch</h1><div class="tac-gia">Phóng viên Không Được Đọc</div>
<p class="sapo">Hơn một trăm hộ dân đã nêu ba kiến nghị chính tại buổi họp, và xã hẹn trả lời trong mười ngày.</p>
<div class="fck_detail">${paragraphs(3)}
<blockquote><p>“Chúng tôi chỉ mong có nước sạch trước Tết”, một người dân nói tại cuộc họp sáng nay.</p></blockquote>
<figure><img data-src="/anh.jpg" src="data:image/gif;base64,x" alt="Họp dân"><figcaption>Quang cảnh cuộc họp</figcaption></figure>
<table><tr><th>Kiến nghị</th><th>Số hộ</th></tr><tr><td>Nước sạch</td><td>96 hộ</td></tr></table>
<div class="tin-lien-quan"><h3>Tin liên quan</h3><p>Một bài khác rất dài, có nhiều chữ, nhiều dấu phẩy, và không thuộc về bài này.</p></div>
${paragraphs(2)}<p><strong>Xem thêm:</strong> <a href="/khac.html">Xã bên cạnh cũng thiếu nước</a></p></div>
<div class="chia-se"><a href="#">Chia sẻ</a></div></div>
<div id="comments"><p>${"Bình luận của một bạn đọc, rất dài, rất hăng hái, có đủ dấu chấm phẩy. ".repeat(30)}</p></div>
<footer><p>Bản quyền thuộc về Báo Đồng Sậy, ghi rõ nguồn khi phát hành lại thông tin, theo quy định.</p></footer></body></html>`;

describe("extractHtml", () => {
  const page = extractHtml(PAGE, "https://dongsay.example/tin/hop-dan.html?utm=1");

  it("keeps the introduction, paragraphs, quotes and tables, in order", () => {
    const { text } = page;
    const order = ["Hơn một trăm hộ", "Đoạn 1.", "Đoạn 3.", "Chúng tôi chỉ mong", "Nước sạch\n\n96 hộ", "Đoạn 2."].map((part) =>
      text.lastIndexOf(part),
    );
    expect(order.every((at) => at >= 0)).toBe(true);
    expect(text.indexOf("Hơn một trăm hộ")).toBeLessThan(text.indexOf("Đoạn 1."));
  });

  it("leaves menus, related boxes, share bars, comments, footers and bylines out", () => {
    for (const part of [
      "Chuyên mục",
      "bài khác",
      "Tin liên quan",
      "Chia sẻ",
      "Bình luận",
      "Bản quyền",
      "Không Được Đọc",
      "Xem thêm",
    ]) {
      expect(page.text).not.toContain(part);
      expect(page.html).not.toContain(part);
    }
  });

  it("reads the page's facts", () => {
    expect(page).toMatchObject({
      url: "https://dongsay.example/tin/hop-dan.html?utm=1",
      canonicalUrl: "https://dongsay.example/tin/hop-dan.html",
      title: "Họp dân về nước sạch",
      siteName: "Báo Đồng Sậy",
      language: "vi",
      // Without a zone a Vietnamese page means Vietnam's.
      publishedAt: "2026-11-24T00:05:00.000Z",
      modifiedAt: "2026-11-24T02:00:00.000Z",
      kind: "article",
    });
  });

  it("gives sanitised HTML with table, picture and caption", () => {
    expect(page.html).toContain('<img src="https://dongsay.example/anh.jpg" alt="Họp dân" />');
    expect(page.html).toContain("<figcaption>Quang cảnh cuộc họp</figcaption>");
    expect(page.html).toMatch(/<td>Nước sạch<\/td>/);
    expect(page.html).not.toMatch(/class=|<div|<h1/);
  });

  it("finds a visible Vietnamese date, and cuts the site's name from a title", () => {
    const html = `<html lang=vi><title>Cầu Sậy thông xe vào cuối tuần này | Đồng Sậy</title><body><span class="date">Thứ Ba, 24/11/2026, 07:05 (GMT+7)</span>${paragraphs(3)}`;
    expect(extractHtml(html, "https://www.dongsay.example/1")).toMatchObject({
      title: "Cầu Sậy thông xe vào cuối tuần này",
      publishedAt: "2026-11-24T00:05:00.000Z",
    });
  });

  it("tells lists, videos, stubs behind a paywall and empty pages from articles", () => {
    const links = `<ul>${"<li><a href='/x'>Một tiêu đề tin khá dài để bấm vào xem</a></li>".repeat(40)}</ul>`;
    expect(extractHtml(`<body>${links}`, null).kind).toBe("list");
    expect(extractHtml(`<meta property="og:type" content="video.other"><body><p>${SENTENCE}</p>`, null).kind).toBe("video");
    const paywall = '<script type="application/ld+json">{"@type":"NewsArticle","isAccessibleForFree":"False"}</script>';
    expect(extractHtml(`${paywall}<body><p>${SENTENCE}</p>`, null).kind).toBe("paywalled");
    expect(extractHtml("", null)).toMatchObject({ text: "", title: null, kind: "other" });
  });

  it("takes the JSON-LD body where the page shows too little of it", () => {
    const body = `${SENTENCE} `.repeat(6).trim();
    const html = `<script type="application/ld+json">${JSON.stringify({ "@graph": [{ "@type": "Article", articleBody: body }] })}</script><body><p>Đang tải…</p>`;
    expect(extractHtml(html, null).text).toBe(body);
  });

  it("lets no script through, however it is written", () => {
    const html = `<body><article>${paragraphs(2)}<p><a href="javascript:x()">bấm</a><img src=x onerror=y()></p><p>&lt;script&gt;z()&lt;/script&gt; là mã, không phải lệnh, và vẫn đọc được.</p></article>`;
    const page = extractHtml(html, "https://x.example/");
    expect(page.html).not.toMatch(/javascript:|onerror|<script/);
    expect(page.html).toContain("&lt;script&gt;");
  });
});

describe("extractPage", () => {
  it("decodes the page's own charset", () => {
    const body = Buffer.from(
      `<meta charset=windows-1252><body><p>Caf\u00e9 ${"est une maison, o\u00f9 l'on boit. ".repeat(5)}</p>`,
      "latin1",
    );
    expect(extractPage({ url: null, contentType: null, body }).text).toContain("Café est une maison, où");
  });

  it("refuses 214 KB of nested tags before a parser sees them", () => {
    const body = Buffer.from("<div>".repeat(42_800));
    const started = performance.now();
    expect(() => extractPage({ url: null, contentType: null, body })).toThrowError(
      expect.objectContaining({ code: "PARSE_FAILED" }),
    );
    // DOM parsers take over 13 s for it.
    expect(performance.now() - started).toBeLessThan(2_000);
  });
});
