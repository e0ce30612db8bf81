import type { Digest, DigestItem } from "@langnghe/domain";
import type { DigestsView, DigestView } from "../../contract/digest.ts";

/** An item with two extracted sentences. */
export function itemOf(change: Partial<DigestItem> = {}): DigestItem {
  return {
    id: "i1",
    heading: "Nước sạch Đồng Sậy",
    sentences: [
      { text: "Người dân lo nước đục.", document: "d1" },
      { text: "Trạm bơm đã sửa xong.", document: "d2" },
    ],
    topics: ["water"],
    places: ["dong-say"],
    documents: ["d1", "d2"],
    count: 12,
    outlets: 3,
    before: 5,
    ...change,
  };
}

/** A draft of a day. */
export function digestOf(change: Partial<Digest> = {}): Digest {
  return {
    id: "bt1",
    series: "hang-ngay",
    day: "2026-11-23",
    from: "2026-11-21T23:00:00.000Z",
    to: "2026-11-22T23:00:00.000Z",
    state: "draft",
    title: "Bản tin ngày 23/11",
    sections: [
      {
        kind: "concerns",
        items: [itemOf(), itemOf({ id: "i2", heading: "Giá lúa", sentences: [], count: 0, outlets: 0, before: 0 })],
      },
      { kind: "corrections", items: [] },
    ],
    recipients: ["vanphong@tinh.example", "lanhdao@tinh.example"],
    problem: null,
    approvedBy: null,
    approvedAt: null,
    sentAt: null,
    createdAt: "2026-11-22T23:00:00.000Z",
    updatedAt: "2026-11-23T00:05:00.000Z",
    ...change,
  };
}

/** A digest as the server shows it. */
export function digestViewOf(change: Partial<Digest> = {}, version = 1): DigestView {
  const source = { title: "Nước đục ba ngày", outlet: "bao-vinh-lam", publishedAt: "2026-11-22T00:05:00.000Z", url: null };
  return { digest: digestOf(change), version, documents: { d1: source }, names: { "acc-lan": "Phạm Thị Lan" } };
}

/** The list with these digests. */
export function digestsOf(...digests: readonly Digest[]): DigestsView {
  return {
    items: digests.map(({ id, series, day, state, title, sentAt, updatedAt }) => ({
      id,
      series,
      day,
      state,
      title,
      sentAt,
      updatedAt,
    })),
    series: [{ id: "hang-ngay", label: { vi: "Hằng ngày", en: "Daily" }, sendAt: "07:00" }],
  };
}
