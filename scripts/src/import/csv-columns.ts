import { fold, LangngheError } from "@langnghe/domain";
import { decodeBytes } from "@langnghe/html";

/** Which column of a table holds what. Feeds say it in their options; an import guesses it from the header. */
type Columns = { text: string } & Partial<
  Record<"id" | "title" | "publishedAt" | "answeredAt" | "place" | "category" | "url", string>
>;

/** Header words by meaning, folded; the first one that a header has is taken. */
const HEADERS: Readonly<Record<keyof Columns, readonly string[]>> = {
  id: ["id", "ma", "ma so", "ma ho so", "so phieu"],
  title: ["title", "tieu de", "tom tat", "subject"],
  text: ["text", "noi dung", "noi dung phan anh", "content", "body", "description"],
  publishedAt: ["publishedat", "ngay tiep nhan", "thoi gian", "ngay", "date", "ngay gui", "received"],
  answeredAt: ["answeredat", "ngay tra loi", "ngay phan hoi"],
  place: ["place", "dia ban", "xa phuong", "xa/phuong", "dia chi"],
  category: ["category", "linh vuc", "chu de"],
  url: ["url", "link", "duong dan"],
};

/** The columns of a CSV file by its header; PARSE_FAILED when none holds the text. */
export function columnsOf(body: Uint8Array): Columns {
  const header = (decodeBytes(body, { form: "html" }).text.split(/\r?\n/)[0] ?? "").split(/[,;\t]/);
  const cells = header.map((cell) => cell.replace(/^[\s"\uFEFF]+|[\s"]+$/g, ""));
  const named = (key: keyof Columns) => {
    const word = HEADERS[key].find((wanted) => cells.some((cell) => fold(cell) === wanted));
    return cells.find((cell) => fold(cell) === word);
  };
  const text = named("text");
  if (text === undefined)
    throw new LangngheError(
      "PARSE_FAILED",
      `no column holds the text (looked for ${HEADERS.text.join(", ")}); there are: ${cells.join(", ")}`,
    );
  const others = (["id", "title", "publishedAt", "answeredAt", "place", "category", "url"] as const).flatMap((key) => {
    const cell = named(key);
    return cell === undefined ? [] : [[key, cell] as const];
  });
  return { text, ...Object.fromEntries(others) };
}
