import assert from "node:assert/strict";
import type { SearchHit, Span, Store } from "@langnghe/store";
import type { Check } from "../check.ts";
import { sample } from "./sample.ts";
import { withCorpus } from "./search-checks.ts";

async function hitOf(store: Store, q: string, id: string): Promise<SearchHit> {
  const { hits } = await store.documents.search({ filter: { q }, sort: "newest", limit: 50 });
  const hit = hits.find((one) => one.document.id === id);
  assert.ok(hit, `${id} is not among the hits of ${q}`);
  return hit;
}

function marked(text: string, marks: readonly Span[]): string[] {
  for (const [index, mark] of marks.entries()) {
    assert.ok(mark.start < mark.end && mark.end <= text.length, "a mark lies outside its text");
    assert.ok(index === 0 || mark.start >= (marks[index - 1]?.end ?? 0), "marks overlap or are out of order");
  }
  return marks.map((mark) => text.slice(mark.start, mark.end));
}

/** What hits show of a document: marks and snippets. */
export const highlightChecks: readonly Check<Store>[] = [
  {
    name: "marks words typed without marks where they stand with them",
    run: async (place) => {
      const store = await place.open();
      await withCorpus(store);
      const hit = await hitOf(store, "dat dai", "a01");
      assert.deepEqual(marked(hit.document.title, hit.titleMarks), ["Đất", "đai"]);
      assert.deepEqual(marked(hit.snippet, hit.snippetMarks), ["đất", "đai"]);
    },
  },
  {
    name: "marks a phrase as one span",
    run: async (place) => {
      const store = await place.open();
      await withCorpus(store);
      const hit = await hitOf(store, '"tái định cư"', "a03");
      assert.deepEqual(marked(hit.document.title, hit.titleMarks), ["tái định cư"]);
      assert.deepEqual(marked(hit.snippet, hit.snippetMarks), ["tái định cư"]);
    },
  },
  {
    name: "an exact word marks only itself",
    run: async (place) => {
      const store = await place.open();
      await withCorpus(store);
      const hit = await hitOf(store, "má", "a12");
      assert.deepEqual(marked(hit.document.title, hit.titleMarks), ["má"]);
      assert.deepEqual(marked(hit.snippet, hit.snippetMarks), ["Má"]);
      const folded = await hitOf(store, "ma", "a12");
      assert.deepEqual(marked(folded.snippet, folded.snippetMarks), ["Mà", "Má"]);
    },
  },
  {
    name: "does not mark what was excluded, marks every side of an OR",
    run: async (place) => {
      const store = await place.open();
      await withCorpus(store);
      const hit = await hitOf(store, "sạch OR lau -thiếu", "a04");
      assert.deepEqual(marked(hit.document.title, hit.titleMarks), ["sạch", "Lau"]);
    },
  },
  {
    name: "the snippet stands around the first match and is cut at words",
    run: async (place) => {
      const store = await place.open();
      const filler = "Câu mở đầu không liên quan gì đến chuyện này cả. ".repeat(40);
      await store.documents.put([sample("long", { text: `${filler}Rồi đến chuyện cây cầu treo bị hỏng. ${filler}` })]);
      const hit = await hitOf(store, '"cầu treo"', "long");
      assert.deepEqual(marked(hit.snippet, hit.snippetMarks), ["cầu treo"]);
      assert.ok(hit.snippet.length >= 150 && hit.snippet.length <= 300, `a snippet of ${hit.snippet.length}`);
      const words = new Set(hit.document.text.split(/\s+/u));
      for (const word of hit.snippet.trim().split(/\s+/u)) {
        assert.ok(
          [...words].some((one) => one === word || one.replace(/\p{P}+$/u, "") === word),
          `"${word}" is cut`,
        );
      }
    },
  },
  {
    name: "without a query the snippet is the beginning, with no marks",
    run: async (place) => {
      const store = await place.open();
      await store.documents.put([sample("plain", { text: `Mở đầu bài viết. ${"Phần sau. ".repeat(80)}` })]);
      const { hits } = await store.documents.search({ filter: {}, sort: "newest", limit: 1 });
      assert.ok(hits[0]?.snippet.startsWith("Mở đầu bài viết."));
      assert.deepEqual([hits[0]?.snippetMarks, hits[0]?.titleMarks], [[], []]);
    },
  },
  {
    name: "marks fit the title as it was stored, composed or not",
    run: async (place) => {
      const store = await place.open();
      const title = "Hồ Sen: đập an toàn".normalize("NFD");
      await store.documents.put([sample("nfd", { title })]);
      const hit = await hitOf(store, "đập", "nfd");
      assert.equal(hit.document.title, title);
      assert.deepEqual(
        marked(title, hit.titleMarks).map((word) => word.normalize("NFC")),
        ["đập"],
      );
    },
  },
  {
    name: "an emoji before the match does not shift the marks",
    run: async (place) => {
      const store = await place.open();
      await store.documents.put([sample("emoji", { title: "🌾🌾 Lúa được mùa 🌾", text: "🌾 Lúa được mùa ở 𝔛 huyện." })]);
      const hit = await hitOf(store, "duoc mua", "emoji");
      assert.deepEqual(marked(hit.document.title, hit.titleMarks), ["được", "mùa"]);
      assert.deepEqual(marked(hit.snippet, hit.snippetMarks), ["được", "mùa"]);
    },
  },
];
