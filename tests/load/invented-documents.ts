import type { ClassifiedDocument } from "@langnghe/domain";
import { DAY_MS, hashOf, toInstant } from "@langnghe/domain";
import type { DocumentToStore } from "@langnghe/store";

/** Syllables and words of invented articles; drawn by Zipf's law, as words of a language are. */
const WORDS = (
  "và của là có được cho trong người dân một các không với đã này khi đến về ra nhà đất tỉnh xã phường huyện thôn nước " +
  "đường chợ cầu trường học bệnh viện ủy ban nhân thông báo quyết định dự án tái định cư bồi thường giải phóng mặt bằng " +
  "giấy chứng nhận quyền sử dụng hồ sơ thủ tục hành chính bảo hiểm xã hội y tế lương hưu trợ cấp thất nghiệp hộ nghèo " +
  "mưa lũ ngập úng bờ kè sạt lở hồ chứa điện nước sạch rác thải ô nhiễm khói bụi tiếng ồn nuôi trồng thủy sản tôm cá lúa " +
  "vụ mùa giá cả phân bón hợp tác xã lễ hội đình chùa nhà thờ tín ngưỡng du lịch văn hóa thể thao thanh niên phụ nữ cựu " +
  "chiến binh cán bộ công chức tiếp công dân khiếu nại tố cáo phản ánh kiến nghị trả lời thời hạn xử lý kết quả kiểm tra"
).split(" ");
const OUTLETS = 10;
const TOPICS = 20;
const PLACES = 60;
const CHANNELS = ["news", "news", "news", "official", "community", "feedback"] as const;
/** Days the documents spread over, as the sample province's do. */
export const SPAN_DAYS = 60;
/** The fixed end of the span, so that every run stores the same documents. */
export const SPAN_END = Date.UTC(2026, 10, 25);

/** A small generator of numbers in [0, 1) (mulberry32), the same for the same seed. */
export function randomFrom(seed: number): () => number {
  let state = seed >>> 0;
  return function next() {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

function pickFrom<T>(values: readonly [T, ...T[]], random: () => number): T {
  return values[Math.floor(random() * values.length)] ?? values[0];
}

/** So many words of the invented vocabulary, two in a hundred of them rare. */
export function inventedWords(count: number, random: () => number): string {
  const word = (): string =>
    random() < 0.02 ? `tên${Math.floor(random() * 20_000)}` : (WORDS[Math.floor(WORDS.length * random() ** 3)] ?? "");
  return Array.from({ length: count }, word).join(" ");
}

/** Invented documents for measuring: 300 words each, of a syllable vocabulary with rare words among them. */
export function inventedDocument(number: number, random: () => number): DocumentToStore {
  const numbered = (prefix: string, count: number): string => `${prefix}-${Math.floor(random() * count)}`;
  const words = (count: number): string => inventedWords(count, random);
  const id = hashOf("bench", String(number));
  const outlet = numbered("outlet", OUTLETS);
  const document: ClassifiedDocument = {
    id,
    revision: hashOf(id, "1"),
    feed: `${outlet}-feed`,
    outlet,
    channel: pickFrom(CHANNELS, random),
    url: `https://example.invalid/${id}`,
    fetchedAt: toInstant(SPAN_END),
    title: words(12),
    text: words(300),
    publishedAt: toInstant(SPAN_END - Math.floor(random() * SPAN_DAYS * DAY_MS)),
    publishedFrom: "entry",
    modifiedAt: null,
    answeredAt: null,
    language: "vi",
    kind: "article",
    categories: [],
    place: null,
    redactions: {},
    signature: Array.from({ length: 64 }, () => Math.floor(random() * 2 ** 32)),
    topics: [
      { id: numbered("topic", TOPICS), score: 0.8 },
      { id: numbered("topic", TOPICS), score: 0.6 },
    ].slice(0, random() < 0.5 ? 1 : 2),
    places: [numbered("place", PLACES)],
    claims: [],
    flag: random() < 0.02,
    models: { topics: "bench", claims: "bench" },
  };
  const bands = Array.from({ length: 16 }, (_, band) => `${band}:${Math.floor(random() * 2 ** 32).toString(36)}`);
  return { document, story: id, bands, indexedAt: toInstant(SPAN_END) };
}
