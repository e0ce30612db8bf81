import { once } from "node:events";
import { createServer, type ServerResponse } from "node:http";
import { inventedWords, randomFrom } from "./invented-documents.ts";

/** Sentences of invented articles; `#` becomes a number, so that no two texts are alike and some sentences are checkable. */
const SENTENCES = [
  "Khu tái định cư xã số # đã nhận # trên tổng số # hộ dân chuyển đến trong tháng này",
  "Ông T., trú tại thôn #, cho biết gia đình ông đã nộp hồ sơ từ # ngày trước mà chưa có kết quả",
  "Theo báo cáo của Sở Nông nghiệp và Môi trường, diện tích lúa bị ngập là # ha, giảm # ha so với hôm qua",
  "Nghe nói hồ chứa số # sắp xả lũ với lưu lượng # mét khối mỗi giây ngay trong đêm nay",
  "Người dân mong muốn tuyến đường dài # km sớm được sửa chữa để học sinh đi lại an toàn hơn",
  "Ủy ban nhân dân xã đã tiếp # lượt công dân, trong đó # đơn thuộc thẩm quyền giải quyết của huyện cũ",
  "Giá tôm thẻ loại # con một kg được thương lái thu mua ở mức # nghìn đồng",
  "Bảo hiểm xã hội tỉnh thông báo chi trả lương hưu cho # người qua tài khoản trước ngày # hằng tháng",
  "Tôi thấy cách làm này chưa ổn, bà con phải chờ quá lâu ở bộ phận một cửa số #",
  "Trường tiểu học số # thiếu # giáo viên và đang hợp đồng tạm thời với # thầy cô đã nghỉ hưu",
  "Trạm y tế tiêm chủng cho # trẻ em, đạt # phần trăm kế hoạch của quý",
  "Đoạn kè bờ biển dài # mét bị sạt lở, ăn sâu vào đất liền khoảng # mét",
];
const SENTENCES_A_PAGE = 18;
const WORDS_A_SENTENCE = 20;
const SHARED_PHRASES = 0.2;
/** Menus, scripts and links around the text, as on an ordinary news page. */
const AROUND_BYTES = 30 * 1_024;
const RELATED = `<li class="item"><a href="/chuyen-muc/tin-khac-trong-ngay" title="Tin khác">Tin khác trong ngày của chuyên mục thời sự</a><span class="time">hôm qua</span></li>`;
const SCRIPT = `<script>window.__state={"ads":[${'{"slot":"a","w":300,"h":250},'.repeat(120)}0]};</script>`;
const AROUND = SCRIPT + RELATED.repeat(Math.ceil((AROUND_BYTES - SCRIPT.length) / RELATED.length));

/** Articles that come out one after another. */
export interface ArticleSite {
  readonly port: number;
  /** When a page was served, ms since 1970, by number of the article. */
  readonly served: ReadonlyMap<number, number>;
  /** Lets articles come out from now on: `rate` a second, or all at once. */
  open(rate: number): void;
  close(): Promise<void>;
}

/** The word that only one article holds. */
export function wordOf(number: number): string {
  return `mã${number}xyz`;
}

/** Serves `articles` pages of some 350 words over `hosts` hosts, each with an RSS feed of what is out. */
export async function startArticleSite(articles: number, hosts: number): Promise<ArticleSite> {
  const served = new Map<number, number>();
  const opened = { at: Number.POSITIVE_INFINITY, rate: 0 };
  const out = () =>
    Date.now() < opened.at ? 0 : Math.min(articles, Math.floor(((Date.now() - opened.at) / 1_000) * opened.rate));
  const server = createServer((request, response) => {
    const host = Number(/^h(\d+)\./.exec(request.headers.host ?? "")?.[1] ?? 0);
    const path = request.url ?? "/";
    if (path === "/feed") return reply(response, "application/rss+xml", feedOf(host, hosts, out(), request.headers.host ?? ""));
    const number = Number(/^\/bai\/(\d+)$/.exec(path)?.[1] ?? Number.NaN);
    if (Number.isNaN(number)) return void response.writeHead(404).end();
    served.set(number, Date.now());
    reply(response, "text/html; charset=utf-8", pageOf(number));
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const address = server.address();
  return {
    port: typeof address === "object" && address !== null ? address.port : 0,
    served,
    open(rate) {
      Object.assign(opened, { at: Date.now(), rate });
    },
    async close() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

function reply(response: ServerResponse, type: string, body: string): void {
  response.writeHead(200, { "content-type": type }).end(body);
}

/** The newest articles that a feed lists: those of two polls at the highest rate measured, with room. */
const LISTED = 400;

function feedOf(host: number, hosts: number, out: number, name: string): string {
  const items: string[] = [];
  for (let number = out - 1; number >= 0 && items.length < LISTED; number -= 1) {
    if (number % hosts !== host) continue;
    items.push(`<item><guid>${number}</guid><title>${titleOf(number)}</title><link>http://${name}/bai/${number}</link></item>`);
  }
  return `<rss version="2.0"><channel><title>Báo ${host}</title>${items.join("")}</channel></rss>`;
}

function titleOf(number: number): string {
  return `Tin số ${number} trong ngày về đời sống ở xã`;
}

/** The page of an article, the same each time. */
export function pageOf(number: number): string {
  const random = randomFrom(number + 1);
  const fixed = () =>
    (SENTENCES[Math.floor(random() * SENTENCES.length)] ?? "").replaceAll("#", () => String(1 + Math.floor(random() * 9_000)));
  // Articles share a phrase now and then; mostly their words stand in an order of their own.
  const sentence = () => (random() < SHARED_PHRASES ? fixed() : inventedWords(WORDS_A_SENTENCE, random));
  const paragraphs = Array.from(
    { length: SENTENCES_A_PAGE / 3 },
    () => `<p>${[sentence(), sentence(), sentence()].join(". ")}.</p>`,
  );
  const title = titleOf(number);
  return `<!doctype html><html lang="vi"><head><meta charset="utf-8"><title>${title}</title></head><body><nav><ul>${AROUND}</ul></nav><article><h1>${title}</h1>${paragraphs.join("")}<p>Bài được ghi theo sổ ${wordOf(number)} của tòa soạn.</p></article></body></html>`;
}
