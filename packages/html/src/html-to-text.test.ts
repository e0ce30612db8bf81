import { describe, expect, it } from "vitest";
import { escapeText, htmlToText } from "./html-to-text.ts";

// What is written, and what a person would read.
const READ: readonly (readonly [html: string, text: string])[] = [
  ["", ""],
  ["   \n\t ", ""],
  ["chữ", "chữ"],
  ["a &amp; b &lt;c&gt; &quot;d&quot; &#39;e&#39;", "a & b <c> \"d\" 'e'"],
  ["&agrave;&#224;&#xE0;", "ààà"],
  ["<p>a &hellip; b</p>", "a … b"],
  ["<p>&nbsp;a&nbsp;&nbsp;b&nbsp;</p>", "a b"],
  ["<p>một</p><p>hai</p>", "một\n\nhai"],
  ["<p>một<p>hai", "một\n\nhai"],
  ["<div><div><p>sâu</p></div></div>", "sâu"],
  ["một<div>hai</div>ba", "một\n\nhai\n\nba"],
  ["<p>dòng một<br>dòng hai<br/>dòng ba</p>", "dòng một\ndòng hai\ndòng ba"],
  ["<p>a<br><br>b</p>", "a\nb"],
  ["<p>  nhiều\n   khoảng\ttrắng  </p>", "nhiều khoảng trắng"],
  ["<b>đậm</b><i>nghiêng</i>", "đậmnghiêng"],
  ["<p>chữ <b>đậm</b>, <i>nghiêng</i>.</p>", "chữ đậm, nghiêng."],
  ["<ul><li>một</li><li>hai</li></ul>", "một\n\nhai"],
  ["<table><tr><td>Xã</td><td>Hộ</td></tr><tr><td>Lau</td><td>12</td></tr></table>", "Xã Hộ\n\nLau 12"],
  ["<h1>Đầu</h1><h2>Mục</h2>chữ", "Đầu\n\nMục\n\nchữ"],
  ["<script>var a = '<p>không</p>';</script>có", "có"],
  ["<style>p { color: red }</style>có", "có"],
  ["<template><p>không</p></template>có", "có"],
  ["<noscript>không</noscript>có", "có"],
  ["<!-- không --><p>có</p>", "có"],
  ["<!doctype html><html><head><title>không</title></head><body>có</body></html>", "có"],
  ["<p>1 < 2 và 3 > 2</p>", "1 < 2 và 3 > 2"],
  ["<p>a<b", "a"],
  ["<p title='a > b'>có</p>", "có"],
  ["<P>HOA</P>", "HOA"],
  ["<img src=x alt='không đọc'>có", "có"],
  ["<a href='/x'>liên kết</a> đọc được", "liên kết đọc được"],
  ["&unknown; &", "&unknown; &"],
  ["</p></div>có", "có"],
  ["<p>&lt;script&gt;a()&lt;/script&gt;</p>", "<script>a()</script>"],
  ["<svg><text>chữ trong hình</text></svg>", "chữ trong hình"],
];

describe("htmlToText", () => {
  it.each(READ)("%j", (html, text) => {
    expect(htmlToText(html)).toBe(text);
  });

  it("gives back any plain text that was escaped, spaces aside", () => {
    for (const text of ["a < b", "<p>", "&amp;", "1 & 2", '"x"', "</script>", "<!-- a -->", "Đồng Sậy"])
      expect(htmlToText(escapeText(text))).toBe(text);
  });

  it("takes time in proportion to the text", () => {
    const timeOf = (times: number): number => {
      const html = "<div><p>chữ &amp; nghĩa <b>đậm".repeat(times);
      const started = performance.now();
      htmlToText(html);
      return performance.now() - started;
    };
    timeOf(2_000);
    // Ten times the text may take a hundred times as long only when something is quadratic; machines sway by far less.
    expect(timeOf(40_000)).toBeLessThan(Math.max(50, timeOf(4_000)) * 60);
  });
});
