import type { Digest, DigestItem, DigestSection } from "@langnghe/domain";
import { describe, expect, test } from "vitest";
import { renderDigest } from "./digest-mail.ts";

const HOSTILE = `<script>alert("x")</script> & 'đất'`;
const CITED = { title: "Tít", outlet: "Báo Vĩnh Lam", publishedAt: "2026-11-24T00:05:00.000Z" };

function digestOf(kind: DigestSection["kind"], change: Partial<DigestItem> = {}): Digest {
  const item: DigestItem = {
    id: "i",
    heading: "Đất đai",
    sentences: [{ text: "Một câu.", document: "d1" }],
    topics: [],
    places: [],
    documents: ["d1"],
    count: 3,
    outlets: 2,
    before: 1,
    ...change,
  };
  const at = "2026-11-25T00:00:00.000Z";
  const decided = { approvedBy: null, approvedAt: null, sentAt: null, problem: null, createdAt: at, updatedAt: at } as const;
  const what = { id: "x", series: "lanh-dao", day: "2026-11-25", title: "Bản tin lãnh đạo", state: "draft" } as const;
  const span = { from: "2026-11-24T00:00:00.000Z", to: at, recipients: ["chu-tich@vinh-lam.example"] };
  return { ...what, ...span, ...decided, sections: [{ kind, items: [item] }] };
}
const render = (digest: Digest, language: "vi" | "en" = "vi", documents = new Map([["d1", CITED]])) =>
  renderDigest({ digest, language, documents, consoleUrl: "http://console:8080" });

describe("renderDigest", () => {
  test("hostile words stay words in HTML: heading, sentence, title, outlet", () => {
    const digest = {
      ...digestOf("concerns", { heading: HOSTILE, sentences: [{ text: HOSTILE, document: "d1" }] }),
      title: HOSTILE,
    };
    const { html, text } = render(digest, "vi", new Map([["d1", { ...CITED, outlet: HOSTILE }]]));
    expect(html).not.toMatch(/<script/i);
    expect(html.match(/&lt;script&gt;/g)?.length).toBe(5);
    expect(text).toContain(HOSTILE);
  });

  test("a hostile document id cannot leave its attribute", () => {
    const id = `"><img src=x onerror=alert(1)>`;
    const { html } = render(
      digestOf("concerns", { sentences: [{ text: "Câu.", document: id }] }),
      "vi",
      new Map([[id, CITED]]),
    );
    expect(html).not.toContain("<img");
    expect(html).toContain(encodeURIComponent(id));
  });

  test("every sentence names its outlet and time in Vietnam, and links to its document in both forms", () => {
    const { html, text } = render(digestOf("concerns"));
    expect(html).toContain(`<a href="http://console:8080/van-ban/d1"`);
    expect(html).toContain("Báo Vĩnh Lam, 24/11/2026, 07:05</a>");
    expect(text).toContain("Báo Vĩnh Lam, 24/11/2026, 07:05: http://console:8080/van-ban/d1");
  });

  test("a sentence whose document is gone is shown without a link", () => {
    const { html, text } = render(digestOf("concerns"), "vi", new Map());
    expect(html).toContain("Một câu.");
    expect(html).not.toContain("<a ");
    expect(text).toContain("Một câu.");
  });

  test("unverified statements say in both languages and both forms that nobody has confirmed them", () => {
    expect(render(digestOf("unverified")).html).toContain("Chưa kiểm chứng");
    expect(render(digestOf("unverified")).text).toContain("Chưa kiểm chứng");
    expect(render(digestOf("unverified"), "en").text).toContain("Unverified: nobody has confirmed");
  });

  test("figures stand with every item that has some, and not with a silent feed", () => {
    expect(render(digestOf("concerns")).text).toContain("3 văn bản từ 2 nơi phát hành; cùng khoảng thời gian trước đó: 1");
    expect(render(digestOf("silence", { count: 0 })).text).not.toContain("nơi phát hành");
  });

  test("an empty digest says so", () => {
    const empty = { ...digestOf("concerns"), sections: [] };
    expect(render(empty).html).toContain("Không có nội dung nổi bật");
    expect(render(empty).text).toContain("Không có nội dung nổi bật");
  });

  test("loads nothing from anywhere: no images, scripts, style sheets", () => {
    expect(render(digestOf("concerns")).html).not.toMatch(/<(?:img|script|link|iframe|style)[\s>]|url\(|@import/i);
  });
});
