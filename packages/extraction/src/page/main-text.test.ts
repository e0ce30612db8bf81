import { describe, expect, it } from "vitest";
import { extractHtml } from "./extract-page.ts";

const LONG = "Sáng nay, người dân khu tái định cư đã họp với đại diện xã về nguồn nước sạch, đường đi và điện chiếu sáng.";
const P = (number: number): string => `<p>Đoạn ${number}: ${LONG}</p>`;
const ARTICLE = [1, 2, 3, 4].map(P).join("\n");
const OTHER = "Một bài hoàn toàn khác, cũng dài, cũng có dấu phẩy, dấu chấm, nhưng không thuộc về bài đang đọc này.";
const read = (body: string, head = "") =>
  extractHtml(`<html lang="vi"><head>${head}</head><body>${body}</body></html>`, "https://x.example/tin/1");

function expectArticle(text: string): void {
  for (const number of [1, 2, 3, 4]) expect(text).toContain(`Đoạn ${number}:`);
}

/** Ways in which real templates wrap an article; the text is the same in all of them. */
const WRAPPERS: readonly (readonly [name: string, wrap: (inner: string) => string])[] = [
  ["article", (inner) => `<article>${inner}</article>`],
  ["main", (inner) => `<main>${inner}</main>`],
  ["plain div", (inner) => `<div>${inner}</div>`],
  ["body only", (inner) => inner],
  ["deep boxes", (inner) => `<div><div><div><div><div>${inner}</div></div></div></div></div>`],
  ["layout table", (inner) => `<table><tr><td width="20%"><a href="/">Trang chủ</a></td><td>${inner}</td></tr></table>`],
  ["centre", (inner) => `<center><table><tr><td>${inner}</td></tr></table></center>`],
  ["Vietnamese class", (inner) => `<div class="noi-dung-bai-viet">${inner}</div>`],
  ["declared body", (inner) => `<div itemprop="articleBody">${inner}</div>`],
  ["form of an old portal", (inner) => `<form id="aspnetForm"><div>${inner}</div></form>`],
];

describe("the article, however it is wrapped", () => {
  it.each(WRAPPERS)("%s", (_, wrap) => {
    expectArticle(read(wrap(ARTICLE)).text);
  });

  it.each(WRAPPERS)("%s, with divs in place of paragraphs", (_, wrap) => {
    expectArticle(read(wrap(ARTICLE.replaceAll("<p>", "<div>").replaceAll("</p>", "</div>"))).text);
  });

  it.each(WRAPPERS)("%s, with line breaks in place of paragraphs", (_, wrap) => {
    expectArticle(read(wrap(ARTICLE.replaceAll("<p>", "").replaceAll("</p>", "<br><br>"))).text);
  });
});

/** What stands around an article and is not of it. */
const AROUND: readonly (readonly [what: string, html: string])[] = [
  ["navigation", `<nav><ul>${`<li><a href="/a">LẠC Thời sự trong tỉnh</a></li>`.repeat(20)}</ul></nav>`],
  ["a menu without nav", `<div class="menu"><ul>${`<li><a href="/a">LẠC Thời sự trong tỉnh</a></li>`.repeat(20)}</ul></div>`],
  ["related articles", `<div class="tin-lien-quan"><p>LẠC ${OTHER}</p></div>`],
  ["a heading with related articles", `<div><h3>Tin cùng chuyên mục</h3><p>LẠC ${OTHER}</p></div>`],
  ["comments", `<div id="comments">${`<div class="comment"><p>LẠC ${OTHER}</p></div>`.repeat(15)}</div>`],
  ["Vietnamese comments", `<section class="binh-luan">${`<p>LẠC ${OTHER}</p>`.repeat(15)}</section>`],
  ["a footer", `<footer><p>LẠC ${OTHER}</p></footer>`],
  ["a side bar", `<aside><p>LẠC ${OTHER}</p></aside>`],
  ["a side bar by class", `<div class="sidebar"><p>LẠC ${OTHER}</p></div>`],
  ["a share bar", `<div class="chia-se"><a href="#">LẠC Chia sẻ</a><a href="#">LẠC Zalo</a></div>`],
  ["a hidden box", `<div style="display:none"><p>LẠC ${OTHER}</p></div>`],
  ["a dialog", `<div role="dialog"><p>LẠC ${OTHER}</p></div>`],
  ["a consent banner", `<div class="cookie-banner"><p>LẠC ${OTHER}</p></div>`],
  ["a script", `<script>var x = "LẠC ${OTHER}";</script>`],
  ["a template", `<template><p>LẠC ${OTHER}</p></template>`],
  ["key words", `<div class="tu-khoa">LẠC Từ khóa: <a href="/k">nước</a>, <a href="/k">điện</a></div>`],
];

describe("what stands around the article", () => {
  it.each(AROUND)("is left out: %s", (_, html) => {
    const { text, html: markup } = read(`<div class="trang">${html}<article>${ARTICLE}</article></div>`);
    expectArticle(text);
    expect(text).not.toContain("LẠC");
    expect(markup).not.toContain("LẠC");
    const behind = read(`<div class="trang"><article>${ARTICLE}</article>${html}</div>`);
    expectArticle(behind.text);
    expect(behind.text).not.toContain("LẠC");
  });
});

describe("what belongs to the article", () => {
  it("the introduction, inside or before the body, once", () => {
    const sapo = `<p class="sapo"><strong>Mở đầu: ${LONG}</strong></p>`;
    for (const body of [
      `<article>${sapo}${ARTICLE}</article>`,
      `<div><div>${sapo}</div><div class="noi-dung">${ARTICLE}</div></div>`,
    ])
      expect(read(body).text.split("Mở đầu:").length).toBe(2);
  });

  it("tables, cell by cell", () => {
    const { text, html } = read(
      `<article>${ARTICLE}<table><tr><th>Xã</th><th>Số hộ</th></tr><tr><td>Bình Lau</td><td>120 hộ, tăng 5%</td></tr></table></article>`,
    );
    expect(text).toMatch(/Xã[\s\S]*Số hộ[\s\S]*Bình Lau[\s\S]*120 hộ, tăng 5%/);
    expect(html).toContain("<td>Bình Lau</td>");
  });

  it("lists, quotes and subheadings", () => {
    const { text } = read(
      `<article>${ARTICLE}<h2>Ba kiến nghị</h2><ul><li>Nước sạch trước Tết.</li><li>Đường đi sạch sẽ.</li></ul><blockquote><p>Chúng tôi chờ đã ba năm.</p></blockquote>${P(5)}</article>`,
    );
    for (const part of ["Ba kiến nghị", "Nước sạch trước Tết.", "Đường đi sạch sẽ.", "Chúng tôi chờ đã ba năm.", "Đoạn 5"])
      expect(text).toContain(part);
  });

  it("a heading that nothing follows is left out", () => {
    expect(read(`<article>${ARTICLE}<h3>Đọc gì tiếp đây</h3></article>`).text).not.toContain("Đọc gì tiếp đây");
  });

  it("captions stand in the HTML, not in the text", () => {
    const { text, html } = read(
      `<article>${P(1)}${P(2)}<figure><img src="/a.jpg" alt="Cảnh"><figcaption>Toàn cảnh buổi họp dân</figcaption></figure>${P(3)}${P(4)}</article>`,
    );
    expect(html).toContain("Toàn cảnh buổi họp dân");
    expect(text).not.toContain("Toàn cảnh buổi họp dân");
  });

  it("late pictures keep their true address; inline ones are left out", () => {
    const { html } = read(
      `<article>${ARTICLE}<p>Ảnh<img data-src="/that.jpg" src="data:image/gif;base64,R0"></p><p>x<img src="data:image/png;base64,x"></p></article>`,
    );
    expect(html).toContain("https://x.example/that.jpg");
    expect(html).not.toContain("data:");
  });

  it("the title is not repeated in the text", () => {
    const { text } = read(
      `<article><h1>Họp dân ở xã Lau</h1><h2>Họp dân ở xã Lau</h2>${ARTICLE}</article>`,
      "<title>Họp dân ở xã Lau</title>",
    );
    expect(text).not.toContain("Họp dân ở xã Lau");
  });
});

describe("kind", () => {
  const data = (fields: Record<string, unknown>): string =>
    `<script type="application/ld+json">${JSON.stringify(fields)}</script>`;
  const links = `<ul>${'<li><a href="/x">Một tiêu đề tin khá dài để bấm vào đọc</a></li>'.repeat(40)}</ul>`;

  it.each([
    ["a long text", ARTICLE, "", "article"],
    ["a declared short one", `<p>${LONG}</p>`, data({ "@type": "NewsArticle" }), "article"],
    ["links only", links, "", "list"],
    ["links below an article", ARTICLE.repeat(4) + links, "", "article"],
    ["a film", `<p>${LONG}</p>`, '<meta property="og:type" content="video.movie">', "video"],
    ["a film by its data", `<p>${LONG}</p>`, data({ "@type": "VideoObject" }), "video"],
    ["a stub behind a paywall", `<p>${LONG}</p>`, data({ "@type": "NewsArticle", isAccessibleForFree: false }), "paywalled"],
    ["the same in words", `<p>${LONG}</p>`, data({ "@type": "NewsArticle", isAccessibleForFree: "False" }), "paywalled"],
    [
      "a whole text though not free",
      ARTICLE.repeat(5),
      data({ "@type": "NewsArticle", isAccessibleForFree: false }),
      "article",
    ],
    ["one sentence", `<p>${LONG}</p>`, "", "other"],
    ["nothing", "", "", "other"],
  ])("%s is %4$s", (_, body, head, kind) => {
    expect(read(body, head).kind).toBe(kind);
  });
});

describe("tiny, empty and odd pages", () => {
  it.each([
    "",
    " ",
    "<",
    "<html>",
    "<body></body>",
    "<!-- x -->",
    "<p></p>",
    "<img src=x>",
    "<frameset><frame src=a></frameset>",
    "\u0000",
    "&nbsp;",
  ])("%j has no text and does not fail", (html) => {
    expect(extractHtml(html, null)).toMatchObject({ title: null, publishedAt: null, kind: "other" });
    expect(extractHtml(html, null).text).not.toMatch(/\p{L}/u);
  });

  it("one paragraph is read, closed or not", () => {
    expect(extractHtml(`<p>${LONG}`, null).text).toBe(LONG);
    expect(extractHtml(`<p>${LONG}</p>`, null).text).toBe(LONG);
  });
});
