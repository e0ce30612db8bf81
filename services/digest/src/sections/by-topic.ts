import { type Channel, type DigestItem, hashOf, type SearchFilter } from "@langnghe/domain";
import { centralSentences } from "../central-sentences.ts";
import type { SectionInput } from "./section.ts";

/** Documents behind one item; the console shows the rest. */
const DOCUMENTS_AN_ITEM = 50;
/** Sentences an item quotes. */
const SENTENCES_AN_ITEM = 2;
/** Stories of one event whose leads are compared when sentences are picked. */
const TEXTS_COMPARED = 20;
/** A topic counts as many more when its figure is small: two instead of one is no rise. */
const SMALL_FIGURE = 3;

/** The most striking topics of some channels in a span: many documents, and more of them than in the span before. */
export async function itemsByTopic(input: SectionInput, channels: Channel[]): Promise<DigestItem[]> {
  const { deps, series, span, before } = input;
  const now = await deps.documents.facet({ ...span, channels }, "topic", TOPICS_LOOKED_AT);
  const earlier = await deps.documents.facet({ ...before, channels }, "topic", TOPICS_LOOKED_AT);
  const usual = new Map(earlier.map(({ value, count }) => [value, count]));
  const wanted = now.filter(({ value }) => series.topics.length === 0 || series.topics.includes(value));
  const ranked = wanted
    .map(({ value, count }) => ({ topic: value, count, before: usual.get(value) ?? 0 }))
    .sort((a, b) => strikingness(b) - strikingness(a) || (a.topic < b.topic ? -1 : 1));
  const items: DigestItem[] = [];
  for (const figures of ranked.slice(0, series.items)) items.push(await itemOf(unquoted(input, items), channels, figures));
  return items;
}

/** A document of two topics is not quoted twice in one section with the same sentence. */
function unquoted(input: SectionInput, items: readonly DigestItem[]): SectionInput {
  const quoted = new Set(items.flatMap((item) => item.sentences.map((sentence) => sentence.text)));
  const sentences: SectionInput["deps"]["sentences"] = (text, language) =>
    input.deps.sentences(text, language).filter((sentence) => !quoted.has(sentence));
  return { ...input, deps: { ...input.deps, sentences } };
}

/** More topics than there are. */
const TOPICS_LOOKED_AT = 100;

interface Figures {
  readonly topic: string;
  readonly count: number;
  readonly before: number;
}

function strikingness({ count, before }: Figures): number {
  return count * Math.log2(1 + (count + SMALL_FIGURE) / (before + SMALL_FIGURE));
}

async function itemOf({ deps, series, span }: SectionInput, channels: Channel[], figures: Figures): Promise<DigestItem> {
  const filter: SearchFilter = { ...span, channels, topics: [figures.topic] };
  const { hits } = await deps.documents.search({ filter, sort: "newest", limit: DOCUMENTS_AN_ITEM });
  const outlets = await deps.documents.facet(filter, "outlet", TOPICS_LOOKED_AT);
  const named = await deps.documents.facet(filter, "place", 3);
  const small = smallestShown(channels);
  const places = named.filter(({ count }) => count >= small);
  const documents = hits.map(({ document }) => document);
  const texts = onePerStory(documents).slice(0, TEXTS_COMPARED);
  return {
    id: hashOf("item", series.id, span.from, figures.topic, channels.join()),
    heading: headingOf(figures.topic, places, { deps, series }),
    sentences: centralSentences(texts, deps.sentences, SENTENCES_AN_ITEM),
    topics: [figures.topic],
    places: places.map(({ value }) => value),
    documents: documents.map(({ id }) => id),
    ...shownFigures(figures, outlets.length, small),
  };
}

/** Cells of fewer people are not shown where the documents are what people sent in (RIGHTS 9). */
const SMALLEST_CELL = 10;

function smallestShown(channels: readonly Channel[]): number {
  return channels.includes("feedback") ? SMALLEST_CELL : 0;
}

/** The figures, or zeros, which no screen and no mail prints, when one of them would show a small cell. */
function shownFigures({ count, before }: Figures, outlets: number, small: number) {
  const hidden = count < small || (before > 0 && before < small);
  return hidden ? { count: 0, outlets: 0, before: 0 } : { count, outlets, before };
}

/** A story printed by forty outlets is one text: otherwise its wording would outweigh everything else. */
function onePerStory<T extends { readonly story: string }>(documents: readonly T[]): T[] {
  return [...new Map(documents.map((document) => [document.story, document])).values()];
}

function headingOf(
  topic: string,
  places: readonly { value: string; count: number }[],
  { deps, series }: Pick<SectionInput, "deps" | "series">,
): string {
  const label = deps.labels.topic(topic, series.language);
  const place = places[0];
  return place !== undefined && place.count > 1 ? `${label} – ${deps.labels.place(place.value, series.language)}` : label;
}
