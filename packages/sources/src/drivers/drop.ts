import { extname } from "node:path";
import { describeError, LangngheError } from "@langnghe/domain";
import { z } from "zod";
import { csvColumns } from "../read-csv.ts";
import { readDroppedFile } from "../read-file.ts";
import type { PollResult, Source } from "../source.ts";

const options = z.strictObject({
  columns: csvColumns.optional().describe("Which column holds what, for CSV files in the folder."),
});

/** A folder into which people put files: JSON lines, tables, saved pages, mails, texts. */
export const dropSource: Source<z.infer<typeof options>> = {
  type: "drop",
  label: { vi: "Thư mục thả tệp", en: "Drop folder" },
  help: {
    vi: "Thư mục trên máy; mỗi tệp .jsonl, .csv, .html, .eml hoặc .txt bỏ vào đó được đọc một lần.",
    en: "A folder on this machine; each .jsonl, .csv, .html, .eml or .txt file put there is read.",
  },
  options,
  pages: false,
  poll: async (feed, deps) => {
    const settings = options.parse(feed.options);
    const entries: PollResult["entries"][number][] = [];
    const broken: { where: string; cause: string }[] = [];
    for await (const file of deps.readFolder(feed.url)) {
      try {
        const found = await readDroppedFile(file, extname(file.name).toLowerCase(), settings.columns);
        entries.push(...found.entries);
        broken.push(...found.broken.map(({ where, cause }) => ({ where: `${file.name}, ${where}`, cause })));
      } catch (error) {
        if (!(error instanceof LangngheError)) throw error;
        broken.push({ where: file.name, cause: describeError(error) });
      }
    }
    return { notModified: false, entries, broken };
  },
};
