import type { FeedContext, WrittenFeed } from "../feed-forms.ts";
import { vietnamWritten } from "../markup.ts";

const HEADER = ["Mã số", "Thời gian tiếp nhận", "Địa bàn", "Lĩnh vực", "Tiêu đề", "Nội dung", "Thời gian trả lời"];

/** The hotline's export as a spreadsheet writes it in Vietnam: byte order mark, semicolons, CRLF, quoted where needed. */
export function csvExport({ documents }: FeedContext): WrittenFeed {
  const rows = documents.map((document) => [
    document.id.toUpperCase(),
    vietnamWritten(document.publishedAt),
    document.place ?? "",
    document.field ?? "",
    document.title ?? "",
    document.body.join("\n"),
    document.answeredAt === null ? "" : vietnamWritten(document.answeredAt),
  ]);
  const lines = [HEADER, ...rows].map((row) => row.map(cell).join(";"));
  return { contentType: "text/csv; charset=utf-8", body: `\uFEFF${lines.join("\r\n")}\r\n` };
}

function cell(text: string): string {
  return /[;"\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
