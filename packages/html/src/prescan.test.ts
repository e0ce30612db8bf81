import { describe, expect, it } from "vitest";
import { prescan } from "./prescan.ts";

// Markup, its depth by the rule in the code's comment (unclosed p, li … do not nest), its number of tags.
const SHAPES: readonly (readonly [html: string, depth: number, tags: number])[] = [
  ["", 0, 0],
  ["không có thẻ", 0, 0],
  ["<div></div>", 1, 2],
  ["<div><div></div></div>", 2, 4],
  ["<div></div><div></div>", 1, 4],
  ["<div/><div/>", 0, 2],
  ["</div></div><div>", 1, 3],
  ["<p><p><p>", 0, 3],
  ["<br><img><hr>", 0, 3],
  ["<ul><li><ul><li></ul></ul>", 2, 6],
  ["<DIV><Div></DIV>", 2, 3],
  ["<a href='<div><div>'>", 1, 1],
  ['<a title=">" href="x"><b>', 2, 2],
  ["<!-- <div><div> --><i></i>", 1, 2],
  ["<!doctype html><i></i>", 1, 2],
  ["<style><div></style><i></i>", 1, 4],
  ["1 < 2 <b>đậm</b>", 1, 2],
  ["<custom-element><x:y>", 2, 2],
];

describe("prescan", () => {
  it.each(SHAPES)("measures %j: depth %i, %i tags", (html, depth, tags) => {
    expect(prescan(html)).toMatchObject({ depth, tags });
  });

  it("never says less than the nesting there is", () => {
    for (const depth of [1, 10, 500, 5_000])
      for (const name of ["div", "span", "b", "table", "svg", "font"])
        expect(prescan(`<${name}>`.repeat(depth)).depth, name).toBe(depth);
  });

  it("counts attributes by their equals signs, the most of one tag", () => {
    expect(prescan("<a b=1 c=2><d e=1>").attributes).toBe(2);
    expect(prescan("<a b='x=y' c=\"1=2\">").attributes).toBe(2);
    expect(prescan(`<a ${"x=1 ".repeat(3_000)}>`).attributes).toBe(3_000);
    expect(prescan("a = b <i>").attributes).toBe(0);
  });

  it.each([
    ["unclosed comment", "<!-- <b> "],
    ["comment openings", "<!--"],
    ["unclosed raw text", "<script>"],
    ["raw text of many kinds", "<style><title><textarea><xmp>"],
    ["open quotes", "<a b='"],
    ["equals signs", "<a ="],
    ["bare brackets", "<"],
    ["end tags", "</b>"],
    ["bang", "<!"],
    ["deep", "<i>"],
    ["svg and style", "<svg><style>"],
  ])("is linear on %s", (_, part) => {
    const html = part.repeat(Math.ceil(3_000_000 / part.length));
    const started = performance.now();
    prescan(html);
    // 3 MB take some 50 ms; anything quadratic would take minutes.
    expect(performance.now() - started).toBeLessThan(5_000);
  });
});
