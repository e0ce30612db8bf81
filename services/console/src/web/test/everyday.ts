import type { Permission } from "@langnghe/domain";
import type { CatalogueView, DocumentSummary, SearchView } from "../../contract/search.ts";
import type { AccountView, SessionView } from "../../contract/session.ts";
import type { TodayView } from "../../contract/work.ts";

/** The account that works in the tests, unless one says otherwise. */
export function accountOf(change: Partial<AccountView> = {}): AccountView {
  return {
    id: "acc-lan",
    name: "lan.pham",
    displayName: "Phạm Thị Lan",
    role: "analyst",
    body: null,
    disabled: false,
    mustChangePassword: false,
    createdAt: "2026-10-01T02:00:00.000Z",
    ...change,
  };
}

/** A session of such an account. */
export function sessionOf(change: Partial<AccountView>, permissions: readonly Permission[]): SessionView {
  return { account: accountOf(change), permissions: [...permissions] };
}

const named = (id: string, vi: string, en: string) => ({ id, label: { vi, en } });

/** Names of an invented province. */
export const CATALOGUE: CatalogueView = {
  topics: [named("land", "đất đai", "land"), named("health", "y tế", "health"), named("water", "nước sạch", "clean water")],
  places: [named("dong-say", "xã Đồng Sậy", "Đồng Sậy commune"), named("lam-giang", "phường Lam Giang", "Lam Giang ward")],
  outlets: [
    named("bao-vinh-lam", "Báo Vĩnh Lam", "Vĩnh Lam News"),
    named("cho-que", "Chợ Quê", "Chợ Quê"),
    named("cong-phan-anh", "Cổng phản ánh", "Feedback portal"),
  ],
  feeds: [{ ...named("bvl-moi", "Báo Vĩnh Lam: tin mới", "Vĩnh Lam News: latest"), outlet: "bao-vinh-lam", channel: "news" }],
  bodies: [
    named("so-y-te", "Sở Y tế", "Department of Health"),
    named("so-nnmt", "Sở Nông nghiệp và Môi trường", "Agriculture"),
  ],
  channels: [
    { id: "news", purpose: { vi: "Biết báo chí viết gì", en: "Know what the press writes" }, retentionDays: 730 },
    { id: "feedback", purpose: { vi: "Trả lời kiến nghị", en: "Answer demands" }, retentionDays: 365 },
  ],
  sample: false,
};

/** A day on which nothing waits. */
export const TODAY: TodayView = {
  at: "2026-11-23T00:05:00.000Z",
  rising: [],
  stories: [],
  waiting: {
    suggested: 0,
    open: 0,
    awaitingSecond: 0,
    contested: 0,
    unanswered: 0,
    oldestUnansweredDays: null,
    digest: null,
    parked: 0,
  },
  silent: [],
};

/** A document as lists show it. */
export function summaryOf(change: Partial<DocumentSummary> = {}): DocumentSummary {
  return {
    id: "d1",
    title: "Đập Phú Mộc được kiểm tra",
    url: "https://bao.example/1",
    outlet: "bao-vinh-lam",
    feed: "bvl-moi",
    channel: "news",
    publishedAt: "2026-11-20T01:00:00.000Z",
    language: "vi",
    kind: "article",
    topics: [{ id: "land", score: 0.9 }],
    places: ["dong-say"],
    story: "s1",
    storySize: 1,
    flag: false,
    revisionNumber: 1,
    answeredAt: null,
    ...change,
  };
}

type FoundDocument = SearchView["hits"][number];

/** A document as search finds it. */
export function hitOf(change: Partial<FoundDocument> = {}): FoundDocument {
  return { ...summaryOf(change), titleMarks: [], snippet: "Đoàn kiểm tra đã đến đập.", snippetMarks: [], ...change };
}
