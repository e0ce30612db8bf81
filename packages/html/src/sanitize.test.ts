import { describe, expect, it } from "vitest";
import { htmlToText } from "./html-to-text.ts";
import { resolveLink } from "./links.ts";
import { prescan } from "./prescan.ts";
import { sanitizeHtml } from "./sanitize.ts";

describe("sanitizeHtml", () => {
  it.each([
    ["<script>alert(1)</script>xin chào", "xin chào"],
    ["<style>p{}</style><p style='x:y' onclick=a() class=b>chào</p>", "<p>chào</p>"],
    ['safe<iframe src="http://x/"> <b>words</b>', "safe <b>words</b>"],
    ["<a href='javascript:alert(1)'>a</a>", "<a>a</a>"],
    ["<a href='java\tscript:alert(1)'>a</a>", "<a>a</a>"],
    ["<a href='&#106;avascript:alert(1)'>a</a>", "<a>a</a>"],
    ["<img src=x onerror=alert(1)>", "<img />"],
    ["<img src='data:image/svg+xml,<svg onload=a()>'>", "<img />"],
    ["<form action=/x><input name=a>chữ</form>", "chữ"],
    ["<svg><script>a()</script><text>chữ</text></svg>", "chữ"],
    ["<object data=x>chữ</object><embed src=x>", "chữ"],
    ["<math><mi href='javascript:a()'>x</mi></math>", "x"],
    ["<p>1 < 2 & 3</p>", "<p>1 &lt; 2 &amp; 3</p>"],
    ["<!--[if IE]><script>a()</script><![endif]-->ok", "ok"],
  ])("%s", (html, safe) => {
    expect(sanitizeHtml(html)).toBe(safe);
  });

  it("resolves links against the document, marks them, and can leave pictures out", () => {
    const html = '<a href="/a" rel="follow" target="_top">x</a><img src="b.png" alt="ảnh">';
    expect(sanitizeHtml(html, { baseUrl: "https://x.example/d/" })).toBe(
      '<a href="https://x.example/a" rel="noopener nofollow ugc">x</a><img src="https://x.example/d/b.png" alt="ảnh" />',
    );
    expect(sanitizeHtml(html, { baseUrl: "https://x.example/", images: false })).not.toContain("img");
  });

  it("keeps only the words of markup that nests absurdly deep", () => {
    expect(sanitizeHtml(`${"<b>".repeat(50_000)}chữ`)).toBe("chữ");
    expect(sanitizeHtml(`<p ${"a=1 ".repeat(5_000)}>chữ &lt;b&gt;</p>`)).toBe("chữ &lt;b&gt;");
  });
});

describe("hostile markup", () => {
  it.each([
    "<svg><style>",
    "<math><title>",
    "<table>",
    "<b><i>",
    "<script>",
    "<!--",
    "<!",
    "<a b='",
    "</",
    "<p ",
    "&lt",
    "<a href=x>",
  ])("is sanitised in linear time: %s", (part) => {
    const html = `${part}${"<div>".repeat(40_000)}${part.repeat(20_000)}`;
    const started = performance.now();
    sanitizeHtml(html);
    htmlToText(html);
    // Quadratic behaviour takes over 13 s; the bound only tells the two apart.
    expect(performance.now() - started).toBeLessThan(5_000);
  });
});

describe("htmlToText", () => {
  it("makes paragraphs of blocks, lines of breaks, and undoes entities", () => {
    const html =
      "<h2>Đầu &amp; đuôi</h2><p>Một <b>hai</b>\n ba<br>bốn</p><ul><li>năm<li>sáu</ul><script>x</script>bảy&nbsp;tám";
    expect(htmlToText(html)).toBe("Đầu & đuôi\n\nMột hai ba\nbốn\n\nnăm\n\nsáu\n\nbảy tám");
    expect(htmlToText("không có thẻ &lt;b&gt;")).toBe("không có thẻ <b>");
  });
});

describe("htmlToText without links", () => {
  it("leaves out the words of links, an unclosed one up to the next paragraph", () => {
    const html = "<p>Một <a href=x>hai <b>ba</b></a> bốn</p><a href=y>năm<p>sáu</p>";
    expect(htmlToText(html, { links: false })).toBe("Một bốn\n\nsáu");
    expect(htmlToText(html)).toBe("Một hai ba bốn\n\nnăm\n\nsáu");
  });
});

describe("resolveLink", () => {
  it("keeps absolute addresses as written and drops foreign schemes", () => {
    expect(resolveLink("http://x.example", null)).toBe("http://x.example");
    expect(resolveLink("?a=1", "https://x.example/p")).toBe("https://x.example/p?a=1");
    expect(resolveLink("//y.example/z", "https://x.example/")).toBe("https://y.example/z");
    for (const bad of ["javascript:a()", "JAVA\u0000SCRIPT:a()", "vbscript:x", "file:///etc/passwd", "data:text/html,x"])
      expect(resolveLink(bad, "https://x.example/")).toBeNull();
    expect(resolveLink("/tin", null)).toBeNull();
  });
});

describe("prescan", () => {
  it("measures nesting without counting what parsers close by themselves", () => {
    expect(prescan("<div><p>a<p>b<p>c<br><img></div>")).toMatchObject({ depth: 1, tags: 7 });
    expect(prescan("<div>".repeat(1_000)).depth).toBe(1_000);
    expect(prescan(`<svg><style>${"<div>".repeat(700)}`).depth).toBeGreaterThan(700);
    expect(prescan("<script>'<div><div>'</script><!-- <div> --><i>").depth).toBeLessThanOrEqual(1);
    expect(prescan(`<a ${'b="<c>" '.repeat(30)}>`)).toMatchObject({ tags: 1, attributes: 30 });
  });
});
