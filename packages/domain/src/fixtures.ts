import type { Claim } from "./claim.ts";
import type { StoredDocument } from "./document.ts";

/** A document for tests of this package; every place and outlet in it is invented. */
export function documentFixture(change: Partial<StoredDocument> = {}): StoredDocument {
  return {
    id: "d1",
    revision: "r1",
    feed: "dd-chung",
    outlet: "dien-dan",
    channel: "community",
    url: "http://dien-dan.localhost/1",
    fetchedAt: "2026-11-17T02:00:00.000Z",
    title: "Đập Phú Mộc",
    text: "Nghe nói đập Phú Mộc nứt rồi.",
    publishedAt: "2026-11-17T01:00:00.000Z",
    publishedFrom: "entry",
    modifiedAt: null,
    answeredAt: null,
    language: "vi",
    kind: "post",
    categories: [],
    place: null,
    redactions: {},
    signature: [],
    topics: [{ id: "disaster", score: 0.8 }],
    places: ["phu-moc"],
    claims: [],
    flag: true,
    models: { topics: "t1", claims: "c1" },
    story: "d1",
    revisionNumber: 1,
    indexedAt: "2026-11-17T02:00:01.000Z",
    ...change,
  };
}

/** The claim in {@link documentFixture}'s text. */
export function claimFixture(change: Partial<Claim> = {}): Claim {
  const text = "Nghe nói đập Phú Mộc nứt rồi.";
  const base = { text, start: 0, end: text.length, score: 0.9, checkable: 0.95 };
  return { ...base, sourcing: "vague", flag: true, kind: "claim", reasons: ["hearsay"], ...change };
}
