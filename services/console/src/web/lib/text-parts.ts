/** A piece of text: plain, under a mark, or a redacted span. */
export interface TextPart {
  readonly kind: "plain" | "marked" | "redacted";
  readonly text: string;
  /** Index of the mark for `marked`; type of what was redacted for `redacted`. */
  readonly mark: number | null;
  readonly redaction: string | null;
  readonly start: number;
}

interface Mark {
  readonly start: number;
  readonly end: number;
}

/** What redaction leaves in place of a span, and the type of what stood there. Other words in brackets are text. */
const REDACTIONS: Readonly<Record<string, string>> = {
  "[email]": "email",
  "[số điện thoại]": "phone",
  "[số định danh]": "identity",
  "[tài khoản]": "account",
  "[biển số]": "plate",
  "[mã số thuế]": "tax",
  "[số bảo hiểm]": "insurance",
  "[địa chỉ]": "address",
  "[tên riêng]": "name",
};
const REDACTED = new RegExp(
  Object.keys(REDACTIONS)
    .map((words) => words.replace("[", "\\[").replace("]", "\\]"))
    .join("|"),
  "gu",
);

/** Cuts `text` at the marks (not overlapping, any order) and the redacted spans. Joined, the parts give the text back. */
export function partsOf(text: string, marks: readonly Mark[], from = 0): TextPart[] {
  const parts: TextPart[] = [];
  let at = 0;
  const ordered = marks.map((mark, index) => ({ ...mark, index })).sort((a, b) => a.start - b.start);
  for (const mark of ordered) {
    const start = Math.max(mark.start - from, at);
    const end = Math.min(mark.end - from, text.length);
    if (end <= start) continue;
    cutRedacted(parts, text.slice(at, start), { mark: null, start: from + at });
    cutRedacted(parts, text.slice(start, end), { mark: mark.index, start: from + start });
    at = end;
  }
  cutRedacted(parts, text.slice(at), { mark: null, start: from + at });
  return parts;
}

function cutRedacted(parts: TextPart[], text: string, place: { mark: number | null; start: number }): void {
  const { mark, start } = place;
  const plain = (from: number, to: number): void => {
    if (to > from)
      parts.push({
        kind: mark === null ? "plain" : "marked",
        text: text.slice(from, to),
        mark,
        redaction: null,
        start: start + from,
      });
  };
  let at = 0;
  for (const match of text.matchAll(REDACTED)) {
    plain(at, match.index);
    const redaction = REDACTIONS[match[0]] ?? null;
    parts.push({ kind: "redacted", text: match[0], mark, redaction, start: start + match.index });
    at = match.index + match[0].length;
  }
  plain(at, text.length);
}

/** The paragraphs of a text with the offset of each. */
export function paragraphsOf(text: string): { readonly text: string; readonly start: number }[] {
  const paragraphs: { text: string; start: number }[] = [];
  for (const match of text.matchAll(/[^\n]+/gu)) {
    if (match[0].trim() !== "") paragraphs.push({ text: match[0], start: match.index });
  }
  return paragraphs;
}
