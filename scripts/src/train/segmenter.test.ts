import { expect, test } from "vitest";
import { readConllu, segmentationScore, trainSegmenter, wordKeys } from "./segmenter.ts";

const CONLLU = "# text =Xã họp dân .\n1\tXã\txã\n2\thọp dân\thọp dân\n2-3\tbỏ\t_\n3\t.\t.\n\n1\tđất đai\tđất đai\n2\txã\txã\n";

test("words of CoNLL-U, ranges left out", () => {
  expect(readConllu(CONLLU)).toEqual([
    ["Xã", "họp dân", "."],
    ["đất đai", "xã"],
  ]);
});

test("a trained segmenter finds the words it was taught, and its score says so", () => {
  const sentences = readConllu(CONLLU);
  const keys = wordKeys(["đất đai", "họp dân", "xã"]);
  expect(keys.size).toBe(2);
  const model = trainSegmenter({ sentences, words: { has: (key) => keys.has(key) }, epochs: 60, seed: 1 });
  const [, second = []] = sentences;
  expect(segmentationScore(model, [second]).f1).toBe(1);
  const untrained = { weights: new Float32Array(model.weights.length), words: model.words };
  // Without weights every syllable stands alone: Xã, ., xã are right of 7 found and 5 wanted.
  expect(segmentationScore(untrained, sentences)).toMatchObject({ precision: 3 / 7, recall: 3 / 5 });
});
