import type { DigestSection, DigestSeries } from "@langnghe/domain";

/** What a digest's mail says in one language. */
export interface DigestWords {
  readonly title: (series: string, day: string) => string;
  readonly sections: Readonly<Record<DigestSection["kind"], string>>;
  readonly figures: (count: number, outlets: number, before: number) => string;
  readonly source: (outlet: string, at: string) => string;
  readonly note: string;
  readonly unverified: string;
  readonly answer: string;
  readonly open: string;
  readonly empty: string;
  readonly footer: string;
}

const vi: DigestWords = {
  title: (series, day) => `${series}, ngày ${dayVi(day)}`,
  sections: {
    concerns: "Điều người dân và báo chí quan tâm",
    petitions: "Kiến nghị gửi tới cơ quan",
    unverified: "Nội dung chưa kiểm chứng đang lan truyền",
    corrections: "Kết luận và đính chính đã công bố",
    silence: "Nguồn tin im lặng",
  },
  figures: (count, outlets, before) =>
    `${count} văn bản từ ${outlets} nơi phát hành; cùng khoảng thời gian trước đó: ${before}`,
  source: (outlet, at) => `${outlet}, ${at}`,
  note: "Ghi chú của người biên tập",
  unverified: "Chưa kiểm chứng: chưa ai xác nhận nội dung này đúng hay sai.",
  answer: "Đính chính",
  open: "Mở văn bản",
  empty: "Không có nội dung nổi bật trong khoảng thời gian này.",
  footer: "Mỗi câu được trích nguyên văn từ văn bản ghi bên dưới. Bản tin đã được duyệt trước khi gửi.",
};

const en: DigestWords = {
  title: (series, day) => `${series}, ${day}`,
  sections: {
    concerns: "What people and the press are concerned about",
    petitions: "Petitions sent to the authority",
    unverified: "Unverified statements that spread",
    corrections: "Findings and corrections published",
    silence: "Feeds gone silent",
  },
  figures: (count, outlets, before) => `${count} documents from ${outlets} outlets; in the same span before: ${before}`,
  source: (outlet, at) => `${outlet}, ${at}`,
  note: "Editor's note",
  unverified: "Unverified: nobody has confirmed whether this is true or false.",
  answer: "Correction",
  open: "Open the document",
  empty: "Nothing stood out in this span.",
  footer: "Each sentence is quoted word for word from the document named under it. The digest was approved before it was sent.",
};

const words: Readonly<Record<DigestSeries["language"], DigestWords>> = { vi, en };

export function wordsFor(language: DigestSeries["language"]): DigestWords {
  return words[language];
}

/** 23/11/2026 */
export function dayVi(day: string): string {
  return day.split("-").reverse().join("/");
}
