import { mkdirSync, mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { LangngheError } from "@langnghe/domain";
import { expect, test } from "vitest";
import { packOf } from "../system/language.ts";
import { trainTopics } from "./topics.ts";
import type { TrainOptions } from "./trained.ts";
import { trainedEnglishClaims } from "./trained-english-claims.ts";
import { trainedRecognizer } from "./trained-recognizer.ts";
import { trainedSegmenter } from "./trained-segmenter.ts";

const root = mkdtempSync(join(tmpdir(), "langnghe-trained-"));
const put = (name: string, text: string) => {
  const path = join(root, name);
  writeFileSync(path, name.endsWith(".gz") ? gzipSync(text) : text);
  return path;
};
const options = (data: readonly string[], seed = 1): TrainOptions => ({ data, seed, progress: () => undefined });

test("the segmenter: treebanks and word lists of a folder, the same bytes again, other bytes for another seed", () => {
  mkdirSync(join(root, "words"));
  const words = ["đất đai", "họp dân", "xã", "thu hồi", "nhà nước"];
  const bank = (list: readonly string[]) => `${list.map((word, i) => `${i + 1}\t${word}\t_`).join("\n")}\n\n`;
  put("words/train.conllu", words.map((word, i) => bank([word, words[(i + 2) % 5] ?? ""])).join(""));
  put("words/dev.conllu.gz", bank(["thu hồi", "đất đai"]));
  put("words/Viet1K.txt", words.join("\n"));
  const first = trainedSegmenter(options([join(root, "words")]));
  expect(first.report).toMatchObject({ sentences: 6, words: 4 });
  expect(first.card).toContain("dev.conllu.gz");
  expect(trainedSegmenter(options([join(root, "words")])).weights).toEqual(first.weights);
  expect(trainedSegmenter(options([join(root, "words")], 2)).weights).not.toEqual(first.weights);
});

test("the recogniser: data by code, pages in a known language of another code left out", () => {
  const sentences = (words: string) => Array.from({ length: 30 }, (_, i) => `${words} ${i} ${words}`).join("\n");
  const vi = put("vi.txt", sentences("xã họp dân bàn chuyện đất đai"));
  const en = put("en.tsv", `1\t${sentences("the council met about the land")}\tYes`);
  mkdirSync(join(root, "pages"));
  put("pages/a.html", `<html lang="fr"><p>${sentences("la commune parle de la terre")}</p>`);
  put("pages/b.html", `<html lang="vi"><p>${sentences("tuyên ngôn nhân quyền thế giới")}</p>`);
  const data = [`vi=${vi}`, `en=${en}`, `other=${join(root, "pages")}`];
  const first = trainedRecognizer(options(data));
  expect(trainedRecognizer(options(data)).weights).toEqual(first.weights);
  const withoutPage = trainedRecognizer(options([...data.slice(0, 2), `other=${join(root, "pages/a.html")}`]));
  expect(withoutPage.weights).toEqual(first.weights);
  expect(() => trainedRecognizer(options([vi]))).toThrow(LangngheError);
});

test("English claims: files with dev in their name are only scored; edited text needs far more", () => {
  const rows = (from: number) =>
    Array.from(
      { length: 20 },
      (_, i) =>
        `${from + i}\tTaxes rose ${i} percent in year ${from + i}.\tYes\n${from + i}x\tThank you all, evening ${from + i}.\tNo`,
    );
  const train = put("train.tsv", ["id\ttext\tlabel", ...rows(100)].join("\n"));
  const dev = put("dev.tsv", ["id\ttext\tlabel", ...rows(200)].join("\n"));
  const pack = packOf("en");
  const first = trainedEnglishClaims({ ...options([train, dev]), pack });
  expect(first.report).toMatchObject({ sentences: 40, heldF1: 1, editedThreshold: 0.97 });
  expect(trainedEnglishClaims({ ...options([train, dev]), pack }).weights).toEqual(first.weights);
});

test("topics: labels by id find their texts among the news given, and the same seed gives the same bytes", () => {
  const topic = { id: "land", label: { vi: "Đất", en: "Land" }, definition: "x", examples: [], threshold: 0.5 };
  const topics = [{ ...topic, words: { strong: ["đất"], usual: [], never: [] } }];
  const line = (id: string, text: string, rest: object) => JSON.stringify({ id, text, ...rest });
  const labelled = ["đo lại đất", "trả đất cho dân", "đội bóng thắng", "ca sĩ ra đĩa"].map((text, i) =>
    line(`a${i}`, text, { topics: i < 2 ? ["land"] : [] }),
  );
  const known = put("topics.jsonl", labelled.join("\n"));
  const news = put("feed.jsonl", line("n", "xã giao lại ruộng", { title: "Trả đất" }));
  const byId = put("topic-labels.jsonl", JSON.stringify({ id: "n", topics: ["land"] }));
  const run = (data: readonly string[]) => trainTopics({ ...options(data), topics, pack: packOf("vi") }).weights;
  expect(run([known, byId, news])).toEqual(run([known, byId, news]));
  expect(run([known, byId, news])).not.toEqual(run([known, news]));
});
