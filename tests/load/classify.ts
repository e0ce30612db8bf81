/**
 * How fast topics and claims are found, on one core, beside `natural`'s Bayes classifier in the same run.
 * `node tests/load/classify.ts [documents]`; prints JSON. Documents are invented: words of the topics' own lists in random order.
 */
import { readdirSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { loadClaimClassifier, loadTopicClassifier, shippedWeights } from "@langnghe/classifiers";
import { topicSchema } from "@langnghe/domain";
import { languagePacks } from "@langnghe/languages";
import { parse } from "yaml";
import { z } from "zod";

const FOLDER = new URL("../../config/topics/", import.meta.url);
const WORDS_LONG = 400;
const WORDS_USUAL = 300;
const WORDS_OF_A_SENTENCE = 20;
/** Texts that the rival learns from, a topic; its training grows with the square of its words. */
const RIVAL_TEXTS = 10;
/** What we use of `natural`'s classifier; it has no types at this path, and its root must not be imported. */
const rivalSchema = z.custom<
  new () => { addDocument(t: string[], l: string): void; train(): void; classify(t: string[]): string }
>((value) => typeof value === "function");

const topics = readdirSync(FOLDER)
  .filter((name) => name.endsWith(".yaml"))
  .map((name) => topicSchema.parse(parse(readFileSync(new URL(name, FOLDER), "utf8"))));
const packs = languagePacks();
const weights = shippedWeights();
const topicClassifier = loadTopicClassifier({ topics, weights: weights.topics, packs });
const claimClassifier = loadClaimClassifier({ weights: weights.claims, packs });

let state = 7;
function random(below: number): number {
  state = (Math.imul(state, 1_103_515_245) + 12_345) & 0x7fffffff;
  return (state >>> 8) % below;
}

const phrases = topics.map(({ words }) => [...words.strong, ...words.usual]);
function invented(words: number): string {
  const own = phrases[random(phrases.length)] ?? [];
  const parts: string[] = [];
  let count = 0;
  while (count < words) {
    const phrase = own[random(own.length)] ?? "";
    count += phrase.split(" ").length;
    parts.push(count % WORDS_OF_A_SENTENCE < 3 ? `${phrase}. Hôm qua` : phrase);
  }
  return parts.join(" ");
}

function perSecond(texts: readonly string[], run: (text: string) => unknown): number {
  for (const text of texts.slice(0, 200)) run(text);
  const from = process.cpuUsage();
  for (const text of texts) run(text);
  const used = process.cpuUsage(from);
  return texts.length / ((used.user + used.system) / 1_000_000);
}

const count = Number(process.argv[2] ?? 4000);
const long = Array.from({ length: count }, () => invented(WORDS_LONG));
const usual = Array.from({ length: count }, () => invented(WORDS_USUAL));
const input = (text: string) => ({ text, title: "Tiêu đề", before: null, channel: "news" as const, language: "vi" });

const require = createRequire(import.meta.url);
const Bayes = rivalSchema.parse(require("natural/lib/natural/classifiers/bayes_classifier.js"));
const rival = new Bayes();
for (const [t, topic] of topics.entries()) {
  for (let i = 0; i < RIVAL_TEXTS; i++) {
    const words = phrases[t] ?? [];
    rival.addDocument(
      Array.from({ length: 30 }, () => words[random(words.length)] ?? ""),
      topic.id,
    );
  }
}
rival.train();

const topicsRate = perSecond(long, (text) => topicClassifier.topics(input(text)));
const bothRate = perSecond(usual, (text) => [topicClassifier.topics(input(text)), claimClassifier.claims(input(text))]);
const rivalRate = perSecond(long.slice(0, Math.min(300, count)), (text) => rival.classify(text.toLowerCase().split(" ")));
const segmentRate = perSecond(usual, (text) => packs.get("vi")?.segment(text)) * WORDS_USUAL;
console.log(
  JSON.stringify(
    {
      documents: count,
      topicsDocsPerSecond400Words: Math.round(topicsRate),
      topicsAndClaimsMsPerDoc300Words: Math.round((1000 / bothRate) * 1000) / 1000,
      naturalBayesDocsPerSecond400Words: Math.round(rivalRate),
      segmentedSyllablesPerSecond: Math.round(segmentRate),
    },
    null,
    2,
  ),
);
