import { VIETNAM_OFFSET_MS } from "@langnghe/domain";

const ESCAPES: Readonly<Record<string, string>> = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;" };

/** Text for XML and HTML, attributes included. */
export function escapeMarkup(text: string): string {
  return text.replace(/[&<>"]/g, (letter) => ESCAPES[letter] ?? letter);
}

/** Paragraphs as HTML. */
export function paragraphs(texts: readonly string[]): string {
  return texts.map((text) => `<p>${escapeMarkup(text)}</p>`).join("\n");
}

/** `2026-11-24T07:40:00+07:00`: how sites in Vietnam write an instant. */
export function vietnamIso(at: number): string {
  return `${new Date(at + VIETNAM_OFFSET_MS).toISOString().slice(0, 19)}+07:00`;
}

/** `Tue, 24 Nov 2026 07:40:00 +0700`, RFC 822. */
export function vietnamRfc822(at: number): string {
  return new Date(at + VIETNAM_OFFSET_MS).toUTCString().replace("GMT", "+0700");
}

/** `24/11/2026 07:40`: how people in Vietnam write it. */
export function vietnamWritten(at: number): string {
  const [date = "", time = ""] = vietnamIso(at).split("T");
  return `${date.split("-").reverse().join("/")} ${time.slice(0, 5)}`;
}

const WEEKDAYS = ["Chủ Nhật", "Thứ Hai", "Thứ Ba", "Thứ Tư", "Thứ Năm", "Thứ Sáu", "Thứ Bảy"];

/** `Thứ Ba`: the day of the week in Vietnam. */
export function vietnamWeekday(at: number): string {
  return WEEKDAYS[new Date(at + VIETNAM_OFFSET_MS).getUTCDay()] ?? "";
}
