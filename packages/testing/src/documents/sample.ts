import { type ClassifiedDocument, hashOf } from "@langnghe/domain";
import type { DocumentToStore } from "@langnghe/store";

/** A document to store, all invented; what a check is about is given, the rest is plain. */
export function sample(
  id: string,
  change: Partial<ClassifiedDocument> = {},
  more: Partial<DocumentToStore> = {},
): DocumentToStore {
  const content = { title: `Tiêu đề ${id}`, text: `Nội dung của ${id}.`, publishedAt: "2026-11-10T03:00:00.000Z", ...change };
  const document: ClassifiedDocument = {
    id,
    revision: hashOf("revision", content.title, content.text, content.publishedAt),
    feed: "bao-mau-tin",
    outlet: "bao-mau",
    channel: "news",
    url: `https://bao-mau.invalid/${id}`,
    fetchedAt: "2026-11-20T00:00:00.000Z",
    publishedFrom: "entry",
    modifiedAt: null,
    answeredAt: null,
    language: "vi",
    kind: "article",
    categories: [],
    place: null,
    redactions: {},
    signature: [1, 2, 3],
    topics: [],
    places: [],
    claims: [],
    flag: false,
    models: { topics: "t1", claims: "c1" },
    ...content,
  };
  return { document, story: id, bands: [], indexedAt: "2026-11-20T00:00:05.000Z", ...more };
}
