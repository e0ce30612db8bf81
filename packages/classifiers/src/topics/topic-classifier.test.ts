import { topicSchema } from "@langnghe/domain";
import { expect, test } from "vitest";

import { loadTopicClassifier } from "./topic-classifier.ts";

const PACK = { code: "vi", sentences: () => [], normalize: (text: string) => text.normalize("NFC"), words: () => [] };
const packs = new Map([["vi", PACK]]);
const topic = (id: string, strong: string[], usual: string[] = [], never: string[] = []) =>
  topicSchema.parse({ id, label: { vi: id, en: id }, definition: id, words: { strong, usual, never } });
const input = (text: string, language = "vi") => ({ text, title: null, before: null, channel: null, language });

test("a topic added by words alone works at once", () => {
  const classifier = loadTopicClassifier({ topics: [topic("beekeeping", ["nuôi ong", "mật ong"])], packs });
  expect(classifier.topics(input("Xã mở lớp nuôi ong lấy mật")).map(({ id }) => id)).toEqual(["beekeeping"]);
  expect(classifier.topics(input("Xa mo lop nuoi ong lay mat")).map(({ id }) => id)).toEqual(["beekeeping"]);
  expect(classifier.topics(input("Xã mở lớp dạy bơi"))).toEqual([]);
});

test("one usual word is not enough, several are", () => {
  const classifier = loadTopicClassifier({ topics: [topic("market", ["phiên chợ"], ["mua", "bán", "sạp", "giá"])], packs });
  expect(classifier.topics(input("Tôi mua sách"))).toEqual([]);
  expect(classifier.topics(input("Sạp này bán rẻ, mua gì cũng hỏi giá trước khi mua, bán đúng giá"))).toHaveLength(1);
});

test("a phrase listed under never covers the word in it", () => {
  const classifier = loadTopicClassifier({ topics: [topic("land", ["đất"], [], ["trái đất"])], packs });
  expect(classifier.topics(input("Trái Đất nóng lên"))).toEqual([]);
  expect(classifier.topics(input("Trái Đất nóng lên, đất vườn thì khô"))).toHaveLength(1);
});

test("at most three topics, highest score first; the same text gives the same result", () => {
  const topics = ["a", "b", "c", "d"].map((id) => topic(id, [`từ ${id}`]));
  const classifier = loadTopicClassifier({ topics, packs });
  const found = classifier.topics(input("từ a từ b từ b từ c từ d từ d từ d"));
  expect(found.map(({ id }) => id)).toEqual(["d", "b", "a"]);
  expect(classifier.topics(input("từ a từ b từ b từ c từ d từ d từ d"))).toEqual(found);
});

test("a topic's own threshold holds", () => {
  const strict = { ...topic("x", ["ong"]), threshold: 0.95 };
  expect(loadTopicClassifier({ topics: [strict], packs }).topics(input("nuôi ong"))).toEqual([]);
});

test("a language without a pack gets no topics", () => {
  expect(loadTopicClassifier({ topics: [topic("x", ["ong"])], packs }).topics(input("ong", "fr"))).toEqual([]);
});
