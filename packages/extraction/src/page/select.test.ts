import { isTag } from "domhandler";
import { describe, expect, it } from "vitest";
import { parsePage } from "./dom.ts";
import { hintsOf, isDead } from "./hints.ts";
import { mainPart } from "./main-text.ts";
import { isLabelLine, opensOtherArticles, sendsElsewhere } from "./phrases.ts";

const LONG = "Một câu dài, có dấu phẩy, có nội dung thật, kể về con đường mới mở qua xã và những hộ dân hai bên đường.";
const textOf = (html: string): string[] => (mainPart(parsePage(html), null)?.paragraphs ?? []).map(({ text }) => text);

function elementOf(html: string) {
  const element = parsePage(html).children.find(isTag);
  if (element === undefined) throw new TypeError("no element");
  return element;
}

describe("hintsOf", () => {
  it.each([
    ["related-posts", "strong"],
    ["block block__related", "strong"],
    ["tin-lien-quan", "strong"],
    ["commentsContainer", "comments"],
    ["box-binh-luan", "comments"],
    ["author-bio", "weak"],
    ["has-sidebar-layout", null],
    ["field--label-hidden", "weak"],
    ["elementor-widget-container", null],
    ["article-body", null],
    ["header-shadow", null],
  ])("reads class %s as %s", (name, around) => {
    expect(hintsOf(elementOf(`<div class="${name}"></div>`)).around).toBe(around);
  });

  it("names bodies and introductions", () => {
    expect(hintsOf(elementOf('<div class="entry-content"></div>')).inside).toBe(true);
    expect(hintsOf(elementOf('<p class="singular-sapo">')).lead).toBe(true);
  });
});

describe("isDead", () => {
  it("knows elements, roles and styles that hide", () => {
    for (const html of ["<nav>", "<div hidden>", '<div role="navigation">', '<div style="display: none">', "<script>"])
      expect(isDead(elementOf(html))).toBe(true);
    for (const html of ["<p>", '<div role="main">', '<div style="color:red">']) expect(isDead(elementOf(html))).toBe(false);
  });
});

describe("mainPart", () => {
  it("takes the greatest worth, not the longest list of links", () => {
    const links = `<ul>${`<li><a href=/x>Một tiêu đề tin dài, rất dài, dài hơn cả bài viết này</a></li>`.repeat(60)}</ul>`;
    expect(textOf(`<body><div>${links}</div><div><p>${LONG}</p><p>Hai. ${LONG}</p></div>${links}`)).toEqual([
      LONG,
      `Hai. ${LONG}`,
    ]);
  });

  it("keeps an article whose container has a name that sounds like a frame", () => {
    expect(textOf(`<body><div class="modal-overlay hidden"><p>${LONG}</p><p>Hai. ${LONG}</p></div><p>Ngắn.</p>`)).toContain(
      LONG,
    );
  });

  it("never takes comments for the article, however long they are", () => {
    const comments = `<div id="comments"><div class="comment">${`<p>Ý kiến: ${LONG}</p>`.repeat(20)}</div></div>`;
    expect(textOf(`<body><div class="text"><p>${LONG}</p></div>${comments}`)).toEqual([LONG]);
  });

  it("believes the markup that declares the body, though it is a table", () => {
    const table = `<table>${"<tr><td>Xã Bình Lau</td><td>120 hộ</td></tr>".repeat(10)}</table>`;
    expect(textOf(`<body><div><p>${LONG}</p></div><div itemprop="articleBody">${table}</div>`)[0]).toBe("Xã Bình Lau");
  });

  it("joins an introduction that stands apart, and stops before a box of other articles", () => {
    const html = `<body><div><h2 class="sapo">Giới thiệu: ${LONG}</h2><div><div><p>${LONG}</p><p>Hai. ${LONG}</p>
      <div><h3>Có thể bạn quan tâm</h3><p>Bài khác: ${LONG}</p></div></div></div></div>`;
    expect(textOf(html)).toEqual([`Giới thiệu: ${LONG}`, LONG, `Hai. ${LONG}`]);
  });
});

describe("phrases", () => {
  it("knows headings of other articles, but not sentences that begin like them", () => {
    for (const text of ["Tin liên quan", "Xem thêm:", "You may also like", "Read more", "Das könnte Sie auch interessieren"])
      expect(opensOtherArticles(text)).toBe(true);
    for (const text of ["Tin liên quan đến vụ việc đã được xác minh.", "Related work shows otherwise"])
      expect(opensOtherArticles(text)).toBe(false);
  });

  it("knows labels, credits and send-offs", () => {
    for (const text of [
      "Ảnh: Hội Nông dân xã",
      "Published: 24 Nov 2026, 10:00",
      "https://x.example/a",
      '<img src="x">',
      "Cầu mới (Ảnh: xã cung cấp)",
    ])
      expect(isLabelLine(text)).toBe(true);
    for (const text of ["Ảnh hưởng của bão kéo dài ba ngày.", "a < b"]) expect(isLabelLine(text)).toBe(false);
    expect(sendsElsewhere("Đọc thêm: Bài khác")).toBe(true);
  });
});
