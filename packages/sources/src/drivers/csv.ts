import { LangngheError } from "@langnghe/domain";
import { z } from "zod";
import { csvColumns, readCsv } from "../read-csv.ts";
import type { Source } from "../source.ts";

const options = z.strictObject({ columns: csvColumns.describe("Which column holds what.") });

/** A table of petitions or hotline calls, exported from the authority's own register. */
export const csvSource: Source<z.infer<typeof options>> = {
  type: "csv",
  label: { vi: "Bảng CSV", en: "CSV table" },
  help: {
    vi: "Tệp CSV xuất từ sổ kiến nghị hoặc đường dây nóng; khai báo cột nào chứa nội dung, ngày nhận, địa bàn…",
    en: "A CSV export of a petition register or hotline; say which column holds the text, the date, the place …",
  },
  options,
  pages: false,
  poll: async (feed, deps) => {
    const { columns } = options.parse(feed.options);
    const fetched = await deps.fetch(feed.url, { kind: "feed", conditional: true });
    if (fetched.notModified) return { notModified: true, entries: [], broken: [] };
    const { entries, broken } = readCsv(fetched.body, columns);
    if (entries.length === 0 && broken[0]?.where === "row 1") throw new LangngheError("PARSE_FAILED", broken[0].cause);
    return { notModified: false, entries, broken };
  },
};
