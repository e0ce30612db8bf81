import { mkdirSync, mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { LangngheError } from "@langnghe/domain";
import { expect, test } from "vitest";
import { loadClaimTexts } from "./claim-data.ts";
import { foldOf } from "./labelled-data.ts";
import { loadTopicTexts } from "./topic-data.ts";

const folder = () => mkdtempSync(join(tmpdir(), "langnghe-train-"));
const lines = (entries: readonly object[]) => entries.map((entry) => JSON.stringify(entry)).join("\n");

test("labels by id are joined with the news beside them, authored texts stand alone", () => {
  const root = folder();
  const labels = join(root, "labels");
  mkdirSync(labels);
  mkdirSync(join(root, "vn-news"));
  writeFileSync(join(labels, "authored.jsonl"), lines([{ id: "a", text: "Xã họp", topics: [], register: "casual" }]));
  writeFileSync(
    join(labels, "real.labels.jsonl"),
    lines([
      { id: "n", topics: ["land"] },
      { id: "gone", topics: [] },
    ]),
  );
  const news = lines([{ id: "n", title: "Tin", text: "một hai", dup: "d" }]);
  for (const name of ["feed.jsonl.gz", "fulltext.jsonl.gz"]) writeFileSync(join(root, "vn-news", name), gzipSync(news));
  const { texts, files } = loadTopicTexts([labels]);
  expect(files).toHaveLength(2);
  expect(texts).toEqual([
    { title: null, text: "Xã họp", topics: [], origin: "authored", register: "casual", group: "a" },
    { title: "Tin", text: "một hai", topics: ["land"], origin: "real", register: "news", group: "d" },
  ]);
});

test("which channel a labelled sentence stands for", () => {
  const file = join(folder(), "claims.jsonl");
  const base = { text: "x", kind: "claim", sourcing: "none", flag: true };
  writeFileSync(
    file,
    lines([
      { ...base, id: "1", channel: "news", register: "news" },
      { ...base, id: "2", origin: "news", doc: "d", kind: ["claim", "opinion"], flag: null },
      { ...base, id: "3", origin: "post" },
      { ...base, id: "4", title: "t", before: "b" },
    ]),
  );
  const { texts } = loadClaimTexts([file]);
  expect(texts.map(({ channel, origin }) => [channel, origin])).toEqual([
    ["community", "authored"],
    ["news", "real-news"],
    ["community", "real-post"],
    ["news", "real-context"],
  ]);
  expect(texts[1]).toMatchObject({ kind: null, flag: null, group: "d" });
});

test("labels by place cut the sentence and the one before out of the news given", () => {
  const root = folder();
  const [labels, news] = [join(root, "claim-labels.jsonl"), join(root, "fulltext.jsonl")];
  const place = { start: 10, end: 19, beforeStart: 0, beforeEnd: 9, flag: false, kind: "claim", sourcing: "named" };
  writeFileSync(
    labels,
    lines([
      { doc: "n", ...place },
      { doc: "gone", ...place },
    ]),
  );
  writeFileSync(news, lines([{ id: "n", title: "Tin", text: "Câu đầu ở. Câu sau ấy." }]));
  const { texts } = loadClaimTexts([labels, news]);
  expect(texts.map(({ text, before, title, channel }) => [text, before, title, channel])).toEqual([
    [" Câu sau ", "Câu đầu ở", "Tin", "news"],
  ]);
});

test("a missing path and a bad line are named", () => {
  expect(() => loadClaimTexts(["/nowhere/claims.jsonl"])).toThrow(LangngheError);
  const file = join(folder(), "claims.jsonl");
  writeFileSync(file, '{"id":"1"}\nnot json');
  expect(() => loadClaimTexts([file])).toThrow("line 2");
});

test("a group always falls into the same fold", () => {
  expect(foldOf("d", 5)).toBe(foldOf("d", 5));
  const folds = new Set(Array.from({ length: 100 }, (_, i) => foldOf(String(i), 5)));
  expect([...folds].sort()).toEqual([0, 1, 2, 3, 4]);
});
