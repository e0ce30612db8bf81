import { type FeedEntry, hashOf } from "@langnghe/domain";
import { decodeBytes, escapeText, parseInstant } from "@langnghe/html";
import { parse } from "csv-parse/sync";
import { z } from "zod";
import { entryOf } from "./entry.ts";

const column = z.string().min(1);

/** Which column of a table holds what, by the header's words. */
export const csvColumns = z.strictObject({
  text: column.describe("Column with the text of the petition or message. Rows without it are reported as bad."),
  id: column.optional().describe("Column with the register's own number; without it the row's content identifies it."),
  title: column.optional().describe("Column with the subject."),
  publishedAt: column.optional().describe("Column with the date of receipt, in any common way of writing."),
  answeredAt: column.optional().describe("Column with the date of the answer; empty while unanswered."),
  place: column.optional().describe("Column with the ward, commune or province concerned."),
  category: column.optional().describe("Column with the subject field; several are separated by `;`."),
  url: column.optional().describe("Column with an address of the entry."),
});
export type CsvColumns = z.infer<typeof csvColumns>;

/** What a table held: entries, and rows that could not be read, by number (the header is row 1). */
export interface TableEntries {
  readonly entries: FeedEntry[];
  readonly broken: { where: string; cause: string }[];
}

const rowSchema = z.array(z.string());

/** Reads a CSV export in any charset, with `,`, `;` or tabs. A bad row is reported by number and the rest goes on. */
export function readCsv(bytes: Uint8Array, columns: CsvColumns): TableEntries {
  const { text } = decodeBytes(bytes, { form: "html" });
  const found: TableEntries = { entries: [], broken: [] };
  const rows = z.array(rowSchema).parse(
    parse(text, {
      bom: true,
      delimiter: delimiterOf(text),
      relax_column_count: true,
      relax_quotes: true,
      skip_empty_lines: false,
      skip_records_with_error: true,
      on_skip: (error) => {
        found.broken.push({ where: `line ${error?.lines ?? "?"}`, cause: error?.message ?? "unreadable" });
      },
    }),
  );
  const header = (rows[0] ?? []).map(plainName);
  const missing = Object.values(columns).filter((name) => name !== undefined && !header.includes(plainName(name)));
  if (missing.length > 0) {
    found.broken.push({
      where: "row 1",
      cause: `no column "${missing.join('", "')}"; there are: ${rows[0]?.join(", ") ?? ""}`,
    });
    return found;
  }
  for (const [index, row] of rows.entries()) {
    if (index > 0 && row.some((cell) => cell.trim() !== "")) readRow(row, index + 1, { header, columns, found });
  }
  return found;
}

function plainName(name: string): string {
  return name.normalize("NFC").trim().toLowerCase();
}

/** The separator that the first line holds most of; exports of Vietnamese spreadsheets use `;`. */
function delimiterOf(text: string): string {
  const line = text.slice(0, text.search(/\r?\n|$/));
  const counts = [",", ";", "\t"].map((mark) => ({ mark, count: line.split(mark).length }));
  return counts.reduce((best, next) => (next.count > best.count ? next : best)).mark;
}

interface Table {
  readonly header: readonly string[];
  readonly columns: CsvColumns;
  readonly found: TableEntries;
}

function readRow(row: readonly string[], number: number, table: Table): void {
  const cell = (name: string | undefined): string =>
    name === undefined ? "" : (row[table.header.indexOf(plainName(name))] ?? "").trim();
  const { columns } = table;
  const faults: string[] = [];
  if (row.length !== table.header.length) faults.push(`${row.length} cells, the header has ${table.header.length}`);
  if (cell(columns.text) === "") faults.push(`"${columns.text}" is empty`);
  const dates = { publishedAt: dateOf(cell(columns.publishedAt)), answeredAt: dateOf(cell(columns.answeredAt)) };
  for (const [name, date] of Object.entries(dates)) if (date === "bad") faults.push(`${name} is no date`);
  if (faults.length > 0) {
    table.found.broken.push({ where: `row ${number}`, cause: faults.join("; ") });
    return;
  }
  table.found.entries.push(
    entryOf({
      externalId: cell(columns.id) || hashOf("row", ...row),
      url: cell(columns.url) || null,
      title: cell(columns.title) || null,
      contentHtml: paragraphs(cell(columns.text)),
      publishedAt: dates.publishedAt,
      answeredAt: dates.answeredAt,
      place: cell(columns.place) || null,
      categories: cell(columns.category)
        .split(";")
        .map((one) => one.trim())
        .filter((one) => one !== ""),
    }),
  );
}

function dateOf(written: string): string | null {
  // Tables of the authority are written in Vietnam, whatever their way of writing.
  return written === "" ? null : (parseInstant(written, { offsetMinutes: 420 }) ?? "bad");
}

/** Plain text as HTML, a paragraph a line. */
export function paragraphs(text: string): string {
  return text
    .split(/\r?\n/)
    .filter((line) => line.trim() !== "")
    .map((line) => `<p>${escapeText(line.trim())}</p>`)
    .join("");
}
