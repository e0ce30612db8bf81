import { readFileSync } from "node:fs";
import type { Channel } from "@langnghe/domain";
import { expect, test } from "vitest";
import { loadClaimClassifier } from "./claim-classifier.ts";
import { decodeClaimWeights } from "./claim-weights.ts";
import { CLAIM_REASONS } from "./reasons.ts";

// Sentences are cut at points here; the real pack of `languages` is another package of this layer.
const PACK = {
  code: "vi",
  normalize: (text: string) => text.normalize("NFC"),
  words: (text: string) => text.split(" "),
  sentences: (text: string) =>
    [...text.matchAll(/[^.!?]+[.!?]*\s*/g)].map((match) => {
      const body = match[0].trimEnd();
      return { text: body, start: match.index, end: match.index + body.length };
    }),
};
const weights = decodeClaimWeights(readFileSync(new URL("../../weights/claims-vi.bin", import.meta.url)));
const classifier = loadClaimClassifier({ weights: [weights], packs: new Map([["vi", PACK]]) });
const judge = (text: string, channel: Channel = "community") =>
  classifier.claims({ text, title: null, before: null, channel, language: "vi" }, { all: true });
const flagged = (text: string, channel: Channel = "community") => judge(text, channel).some(({ flag }) => flag);

const ALARMING = [
  "Nhà máy ở Cồn Vịt đổ trộm ba xe chất thải độc xuống kênh mỗi đêm, hơn hai trăm hộ dân bị nhiễm bệnh.",
  "Nghe nói kho gạo cứu trợ bị bán cho thương lái hai chục tấn mà giấu không cho ai biết.",
  "Toàn bộ 40 suất tái định cư đã bị bán cho người ngoài trước khi bốc thăm.",
];

test("an unsourced statement of public consequence is suggested, with reasons from the closed list", () => {
  for (const text of ALARMING) {
    const [claim] = judge(text);
    expect(claim?.flag, text).toBe(true);
    expect(claim?.kind).toBe("claim");
    expect(["none", "vague"]).toContain(claim?.sourcing);
    expect(claim?.reasons.length).toBeGreaterThan(0);
    for (const reason of claim?.reasons ?? []) expect(CLAIM_REASONS).toContain(reason);
  }
});

test("nothing in the feedback channel is ever flagged", () => {
  for (const text of ALARMING) expect(flagged(text, "feedback")).toBe(false);
});

test.each([
  "Làm ăn kiểu này thì coi dân ra cái gì, quá tệ!",
  "Phường chỉ giỏi họp, dân kêu thì như nước đổ đầu vịt.",
  "Ba năm một cây cầu, chán không buồn nói.",
  "Chúc mừng khu phố có thêm hồ bơi miễn phí mỗi khi mưa.",
  "Nghe đồn ổ gà trước chợ sắp được công nhận di sản, xứng đáng lắm.",
  "Nhà tôi mất nước bốn hôm rồi, nhờ công ty kiểm tra giúp.",
  "Bao giờ đường làm xong vậy ạ?",
  "Cho hỏi có phải trường sắp dời đi không ạ?",
  "Cầu trời phù hộ cho bà con vùng lũ tai qua nạn khỏi.",
  "Kiểu này sang năm vé tàu lại tăng cho xem.",
  "Theo tôi nên giữ cái chợ cũ, ấm cúng hơn.",
  "Hôm qua mình khám ở trạm xã, bác sĩ hỏi han rất kỹ.",
])("opinion, complaint, satire, question and prayer are not flagged: %s", (text) => {
  expect(flagged(text)).toBe(false);
});

test("what a responsible body says is not flagged", () => {
  expect(flagged("Theo Sở Y tế, toàn tỉnh ghi nhận 46 ca tay chân miệng trong tuần qua.")).toBe(false);
});

const BODIES = ["UBND xã", "Sở Y tế", "Công an tỉnh", "Công ty", "Ngân hàng", "Bệnh viện", "Ban quản lý dự án", "Sở Giáo dục"];
const ABOUT_BODIES = [
  (body: string) => `Hôm qua ${body} thu của mỗi hộ hai triệu đồng mà không ghi biên lai.`,
  (body: string) => `Nghe nói ${body} giấu chuyện ba người chết vì nhiễm độc.`,
  (body: string) => `Làm việc với ${body} chán không chịu nổi, quá vô trách nhiệm.`,
  (body: string) => `Năm nay ${body} đứng đầu cả nước về mức hài lòng của người dân.`,
  (body: string) => `Nhờ ${body} trả lời giúp đơn của gia đình tôi.`,
];

test("swapping the institution named changes nothing (140 pairs)", () => {
  let pairs = 0;
  for (const sentence of ABOUT_BODIES) {
    const results = BODIES.map((body) =>
      judge(sentence(body)).map(({ score, flag, kind, sourcing }) => ({ score, flag, kind, sourcing })),
    );
    for (let a = 0; a < results.length; a++) {
      for (let b = a + 1; b < results.length; b++) {
        expect(results[a], `${BODIES[a]} and ${BODIES[b]}: ${sentence("…")}`).toEqual(results[b]);
        pairs++;
      }
    }
  }
  expect(pairs).toBe(140);
});

test("the name behind an institution changes nothing", () => {
  const [first] = judge("Hôm qua UBND xã Cồn Vịt thu của mỗi hộ hai triệu đồng.");
  const [second] = judge("Hôm qua UBND xã Lạc Gia Thượng thu của mỗi hộ hai triệu đồng.");
  expect(first?.score).toBe(second?.score);
});

test("unverified praise is flagged like an accusation", () => {
  expect(flagged("Bệnh viện tỉnh chữa khỏi 100% ca đột quỵ trong năm nay.")).toBe(true);
  expect(flagged("Cả xã không còn một hộ nghèo nào, nhất nước rồi.")).toBe(true);
});

test("offsets point at the sentence; without all only claims are given", () => {
  const text = `Chào bà con. ${ALARMING[0]} Bao giờ mới xong vậy?`;
  const all = judge(text);
  expect(all).toHaveLength(3);
  for (const claim of all) expect(text.slice(claim.start, claim.end)).toBe(claim.text);
  const only = classifier.claims({ text, title: null, before: null, channel: "news", language: "vi" });
  expect(only.every(({ kind }) => kind === "claim")).toBe(true);
});

test("a short post is one statement: at most one of its sentences carries the flag", () => {
  const post = `Bà con ơi. ${ALARMING[1]} Ai cũng nên biết.`;
  expect(judge(post).filter(({ flag }) => flag).length).toBeLessThanOrEqual(1);
});

test("the same text gives the same result, whatever came before", () => {
  const first = judge(ALARMING[0] ?? "");
  judge("Trời đẹp quá.");
  expect(judge(ALARMING[0] ?? "")).toEqual(first);
});

test("a language without weights has no claims", () => {
  expect(classifier.claims({ text: "Le maire ment.", title: null, before: null, channel: "news", language: "fr" })).toEqual([]);
});
