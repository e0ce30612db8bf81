import { describe, expect, it } from "vitest";
import { extractHtml } from "./extract-page.ts";

const URL_OF_PAGE = "https://www.dongsay.example/tin/1.html?utm_source=x";
const BODY = `<article>${"<p>Sáng nay, người dân khu tái định cư đã họp với xã về nguồn nước sạch, đường đi và điện.</p>".repeat(4)}</article>`;
const page = (head: string, body = BODY, attributes = 'lang="vi"') =>
  extractHtml(`<!doctype html><html ${attributes}><head>${head}</head><body>${body}</body></html>`, URL_OF_PAGE);
const linked = (data: unknown): string => `<script type="application/ld+json">${JSON.stringify(data)}</script>`;

describe("title", () => {
  it.each([
    ["<title>Nước sạch về xã Lau | Đồng Sậy</title>", "Nước sạch về xã Lau"],
    ["<title>Nước sạch về xã Lau - Dongsay</title>", "Nước sạch về xã Lau"],
    ["<title>Nước sạch về xã Lau - Báo Xa Lạ</title>", "Nước sạch về xã Lau - Báo Xa Lạ"],
    ['<meta property="og:site_name" content="Báo Xa Lạ"><title>Nước sạch về xã Lau – Báo Xa Lạ</title>', "Nước sạch về xã Lau"],
    ["<title>Lau – Sậy: con đường mới</title>", "Lau – Sậy: con đường mới"],
    ['<meta property="og:title" content="Tiêu đề chia sẻ"><title>Khác</title>', "Tiêu đề chia sẻ"],
    ['<meta name="twitter:title" content="Tiêu đề thẻ"><title>Khác</title>', "Tiêu đề thẻ"],
    [linked({ "@type": "NewsArticle", headline: "Tiêu đề dữ liệu" }), "Tiêu đề dữ liệu"],
    [linked({ "@type": "NewsArticle", headline: "Giá &quot;gạo&quot; &amp; nước" }), 'Giá "gạo" & nước'],
    [`${linked({ "@type": "Organization", name: "Tòa soạn" })}<title>Tin về xã Lau</title>`, "Tin về xã Lau"],
    ["<title>  Nhiều \n khoảng   trắng  </title>", "Nhiều khoảng trắng"],
    ["<title></title>", null],
    ["", null],
  ])("of %s", (head, title) => {
    expect(page(head).title).toBe(title);
  });

  it("is the heading where the page has nothing else, or a longer title begins with it", () => {
    expect(page("", `<h1>Đầu đề <b>bài</b></h1>${BODY}`).title).toBe("Đầu đề bài");
    expect(
      page("<title>Nước sạch về xã Lau ngay trước Tết, ai được hưởng?</title>", `<h1>Nước sạch về xã Lau</h1>${BODY}`).title,
    ).toBe("Nước sạch về xã Lau");
  });

  it("is not that of a drawing", () => {
    expect(page("", `<svg><title>Biểu tượng</title></svg>${BODY}`).title).toBeNull();
  });
});

describe("dates", () => {
  const MOMENT = "2026-11-24T00:05:00.000Z";

  it.each([
    linked({ "@type": "NewsArticle", datePublished: "2026-11-24T07:05:00+07:00" }),
    linked([{ "@type": "WebPage" }, { "@type": ["Thing", "NewsArticle"], datePublished: "2026-11-24T00:05:00Z" }]),
    linked({ "@graph": [{ "@type": "BlogPosting", datePublished: ["2026-11-24T07:05:00+07:00"] }] }),
    linked({ "@type": "WebPage", mainEntity: { "@type": "Article", datePublished: "2026-11-24T07:05" } }),
    linked({ "@type": "VideoObject", uploadDate: "2026-11-24T00:05:00Z" }),
    `<script type="application/ld+json"><!-- {"@type":"NewsArticle","datePublished":"2026-11-24T00:05:00Z"} --></script>`,
    `<script type="application/ld+json">//<![CDATA[\n{"@type":"NewsArticle","datePublished":"2026-11-24T00:05:00Z"}\n//]]></script>`,
    `<script type="application/ld+json">{"@type":"NewsArticle","headline":"hai\ndòng","datePublished":"2026-11-24T00:05:00Z"}</script>`,
    `<script type="application/ld+json">{hỏng</script><meta property="article:published_time" content="2026-11-24T07:05:00+07:00">`,
    '<meta property="article:published_time" content="2026-11-24T07:05:00+07:00">',
    '<meta name="pubdate" content="2026-11-24T07:05:00">',
    '<meta itemprop="datePublished" content="24/11/2026 07:05">',
    '<meta name="DC.date.issued" content="2026-11-24T00:05:00Z">',
    '<meta name="date" content="sai"><meta name="pubdate" content="2026-11-24T00:05:00Z">',
  ])("from the head: %s", (head) => {
    expect(page(head).publishedAt).toBe(MOMENT);
  });

  it.each([
    '<time datetime="2026-11-24T07:05:00+07:00">sáng nay</time>',
    "<time>24/11/2026 07:05</time>",
    '<span class="date">Thứ Ba, 24/11/2026, 07:05 (GMT+7)</span>',
    '<div class="thoi-gian">Thứ ba, ngày 24/11/2026 - 07:05</div>',
    '<p class="ngay-dang">Ngày đăng: 24/11/2026 07:05</p>',
    '<span id="post-date">24-11-2026 | 07:05</span>',
    '<span class="time">07:05 24/11/2026</span>',
    '<span class="date">hôm qua</span><span class="date">7h05 ngày 24/11/2026</span>',
  ])("as the page shows it: %s", (shown) => {
    expect(page("", shown + BODY).publishedAt).toBe(MOMENT);
  });

  it("prefers what is declared to what is shown, and publication to change", () => {
    const head =
      '<meta property="article:published_time" content="2026-11-24T00:05:00Z"><meta property="article:modified_time" content="2026-11-25T00:00:00Z">';
    expect(page(head, `<time>01/01/2020</time>${BODY}`)).toMatchObject({
      publishedAt: MOMENT,
      modifiedAt: "2026-11-25T00:00:00.000Z",
    });
  });

  it("means Vietnam's time only where the page is Vietnamese", () => {
    const head = '<meta name="pubdate" content="2026-11-24 07:05">';
    expect(page(head, BODY, 'lang="vi-VN"').publishedAt).toBe(MOMENT);
    expect(page(head, BODY, 'lang="en"').publishedAt).toBe("2026-11-24T07:05:00.000Z");
    expect(extractHtml(`<html>${head}${BODY}`, "https://bao.example.vn/1").publishedAt).toBe(MOMENT);
  });

  it.each(["", '<span class="date">hôm qua</span>', "<time>07:05</time>", '<meta name="date" content="31/06/2026">'])(
    "is null for %j",
    (shown) => {
      expect(page("", shown + BODY).publishedAt).toBeNull();
    },
  );

  it("does not read a date out of a paragraph that only mentions one", () => {
    expect(page("", `<p>Từ ngày 01/01/2020, dự án bắt đầu.</p>${BODY}`).publishedAt).toBeNull();
  });
});

describe("canonical address", () => {
  it.each([
    ['<link rel="canonical" href="https://dongsay.example/tin/1.html">', "https://dongsay.example/tin/1.html"],
    ['<link rel="canonical" href="/tin/1.html">', "https://www.dongsay.example/tin/1.html"],
    ['<link rel="CANONICAL" href="//m.dongsay.example/1">', "https://m.dongsay.example/1"],
    ['<meta property="og:url" content="https://dongsay.example/tin/1.html">', "https://dongsay.example/tin/1.html"],
    [linked({ "@type": "Article", url: "https://dongsay.example/2" }), "https://dongsay.example/2"],
    ['<link rel="canonical" href="javascript:x()">', null],
    ['<link rel="canonical" href="mailto:a@b.example"><meta property="og:url" content="/b">', "https://www.dongsay.example/b"],
    ['<link rel="canonical" href="">', null],
    ['<link rel="alternate" href="/khac">', null],
  ])("of %s", (head, canonicalUrl) => {
    expect(page(head).canonicalUrl).toBe(canonicalUrl);
  });
});

describe("language and site", () => {
  it.each([
    ['lang="vi"', "", "vi"],
    ['lang="VI-vn"', "", "vi"],
    ['xml:lang="en_GB"', "", "en"],
    ["", '<meta http-equiv="Content-Language" content="vi">', "vi"],
    ["", '<meta property="og:locale" content="vi_VN">', "vi"],
    ["", linked({ "@type": "Article", inLanguage: "vi" }), "vi"],
    ['lang="tiếng việt"', "", null],
    ["", "", null],
  ])("language of <html %s> with %s", (attributes, head, language) => {
    expect(page(head, BODY, attributes).language).toBe(language);
  });

  it("site from Open Graph, else from the publisher", () => {
    expect(page('<meta property="og:site_name" content="Báo Lau">').siteName).toBe("Báo Lau");
    expect(page(linked({ "@type": "Article", publisher: { name: "Đài Lau" } })).siteName).toBe("Đài Lau");
    expect(page("").siteName).toBeNull();
  });

  it("never carries an author, wherever the page names one", () => {
    const head = `${linked({ "@type": "NewsArticle", author: { "@type": "Person", name: "Tên Kín" }, creator: "Tên Kín" })}<meta name="author" content="Tên Kín"><meta property="article:author" content="Tên Kín">`;
    const body = `<div class="author"><a rel="author" href="/u">Tên Kín</a></div>${BODY}<p class="tac-gia">Tên Kín</p>`;
    expect(JSON.stringify(page(head, body))).not.toContain("Tên Kín");
  });
});
