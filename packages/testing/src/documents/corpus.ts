import type { DocumentToStore } from "@langnghe/store";
import { sample } from "./sample.ts";

const topic = (id: string): { id: string; score: number } => ({ id, score: 0.9 });

/**
 * Invented Vietnamese documents that the search cases ask about. Times lie around the border of a Vietnamese day
 * (17:00 UTC), week (Monday 2026-11-09) and month, so that a driver that counts in UTC is found out.
 */
export const CORPUS: readonly DocumentToStore[] = [
  sample("a01", {
    title: "Đất đai ở xã Đồng Sậy được đo đạc lại",
    text: "Ủy ban nhân dân xã thông báo kế hoạch đo đạc đất đai từ ngày 24-11.\n\nNgười dân mang theo giấy chứng nhận.",
    publishedAt: "2026-11-10T03:00:00.000Z",
    channel: "official",
    outlet: "xa-dong-say",
    feed: "xa-dong-say-thong-bao",
    topics: [topic("land")],
    places: ["dong-say"],
  }),
  sample("a02", {
    title: "Dat dai va tai dinh cu: nguoi dan hoi",
    text: "Bai viet khong dau tren dien dan: dat dai bi thu hoi, boi thuong cham.",
    publishedAt: "2026-11-10T04:00:00.000Z",
    channel: "community",
    outlet: "dien-dan",
    feed: "dien-dan-moi",
    topics: [topic("land"), topic("resettlement")],
    places: ["dong-say"],
  }),
  sample("a03", {
    title: "Khu tái định cư Bến Lau thiếu nước sạch",
    text: "Hơn 120 hộ ở khu tái định cư Bến Lau thiếu nước sạch 12,5 ngày qua. Bồi thường đã trả đủ.",
    publishedAt: "2026-11-09T16:59:59.000Z",
    topics: [topic("resettlement"), topic("water")],
    places: ["ben-lau"],
    flag: true,
  }),
  sample(
    "a04",
    {
      title: "Nước sạch về Bến Lau sau phản ánh",
      text: "Sau phản ánh của người dân, nước sạch đã về khu tái định cư Bến Lau.",
      publishedAt: "2026-11-09T17:00:00.000Z",
      topics: [topic("water")],
      places: ["ben-lau"],
    },
    { story: "a03" },
  ),
  sample("a05", {
    title: "Bảo hiểm xã hội trả lời về lương hưu",
    text: "Bảo hiểm xã hội tỉnh trả lời 45/2026 đơn về lương hưu. Đơn số 45/2026 đã xong.",
    publishedAt: "2026-10-31T16:30:00.000Z",
    channel: "official",
    outlet: "bhxh-tinh",
    feed: "bhxh-tinh-tin",
    topics: [topic("social-security")],
  }),
  sample("a06", {
    title: "Phản ánh: lương hưu tháng 10 chậm",
    text: "Tôi chưa nhận lương hưu tháng 10, mong được trả lời.",
    publishedAt: "2026-10-31T17:30:00.000Z",
    channel: "feedback",
    outlet: "tong-dai",
    feed: "tong-dai-1022",
    kind: "record",
    topics: [topic("social-security")],
    places: ["dong-say", "ben-lau"],
  }),
  sample("a07", {
    title: "Phản ánh: rác thải ở chợ Quê",
    text: "Rác thải không ai thu gom ở chợ. Đã gửi ba lần.",
    publishedAt: "2026-11-01T02:00:00.000Z",
    channel: "feedback",
    outlet: "tong-dai",
    feed: "tong-dai-1022",
    kind: "record",
    answeredAt: "2026-11-03T02:00:00.000Z",
    topics: [topic("environment")],
    places: ["cho-que"],
  }),
  sample("a08", {
    title: "Tin đồn vỡ đập lan nhanh trên mạng",
    text: "Nghe nói đập Hồ Sen sắp vỡ. Chưa có nguồn nào xác nhận việc vỡ đập.",
    publishedAt: "2026-11-15T01:00:00.000Z",
    channel: "community",
    outlet: "dien-dan",
    feed: "dien-dan-moi",
    topics: [topic("disaster")],
    places: ["ho-sen"],
    flag: true,
  }),
  sample("a09", {
    title: "Đập Hồ Sen an toàn, không có chuyện vỡ đập",
    text: "Đơn vị quản lý khẳng định đập an toàn; tin vỡ đập là sai.",
    publishedAt: "2026-11-15T05:00:00.000Z",
    channel: "official",
    outlet: "so-nong-nghiep",
    feed: "so-nong-nghiep-tin",
    topics: [topic("disaster")],
    places: ["ho-sen"],
  }),
  sample("a10", {
    title: "Lễ hội đình làng và sinh hoạt tôn giáo",
    text: "Lễ hội đình làng diễn ra ba ngày. Nhà thờ và chùa cùng tham gia.",
    publishedAt: "2026-11-16T02:00:00.000Z",
    topics: [topic("religion"), topic("culture")],
    places: ["cho-que"],
  }),
  sample("a11", {
    title: "Reservoir is safe, province says",
    text: "The province says the reservoir is safe. Water levels fell by 12,5 per cent.",
    publishedAt: "2026-11-15T06:00:00.000Z",
    language: "en",
    outlet: "daily-lotus",
    feed: "daily-lotus-en",
    topics: [topic("disaster")],
  }),
  sample("a12", {
    title: "Ma trận thủ tục, má tôi đi ba lần",
    text: "Mà sao thủ tục hành chính rườm rà thế? Má tôi phải đi lại ba lần.",
    publishedAt: "2026-11-16T17:30:00.000Z",
    channel: "community",
    outlet: "dien-dan",
    feed: "dien-dan-moi",
    topics: [topic("administration")],
  }),
];

/** The span that holds all of the corpus. */
export const CORPUS_SPAN = { from: "2026-10-01T00:00:00.000Z", to: "2026-12-01T00:00:00.000Z" };
