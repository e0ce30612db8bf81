import { pageExtractor } from "@langnghe/extraction";
import { readArguments } from "../cli/arguments.ts";
import type { Command } from "../cli/command.ts";
import { answerLines, bytesLine, bytesOf } from "../cli/json-lines.ts";
import { allBytes, writeLine } from "../cli/lines.ts";

/** The limit of the collector for a page. */
const PAGE_BYTES = 10 * 1_024 * 1_024;

export const extractCommand: Command = {
  name: "extract",
  summary: "read the main text of a page",
  help: `
usage: langnghe extract [--url URL] < html
       langnghe extract --jsonl [FILE…] < lines of {id, url?, path} or {id, url?, base64, contentType?}
Writes {url, canonicalUrl, title, text, html, publishedAt, modifiedAt, language, siteName, kind}; with --jsonl
{id, ok, document} or {id, ok:false, error} a line each. A path that ends in .gz is decompressed.`,
  run: async (argv, io) => {
    const options = { url: { type: "string" }, jsonl: { type: "boolean" } } as const;
    const { values, positionals } = readArguments("extract", argv, options);
    const extractor = pageExtractor({ workers: 2 });
    try {
      if (values.jsonl === true) {
        await answerLines(io, positionals, bytesLine, async (line) => {
          const page = { url: line.url ?? null, contentType: line.contentType ?? null, body: await bytesOf(line) };
          return { id: line.id, ok: true, document: await extractor.extract(page) };
        });
      } else {
        const body = await allBytes(io.stdin, PAGE_BYTES);
        await writeLine(io.stdout, await extractor.extract({ url: values.url ?? null, contentType: null, body }));
      }
      return 0;
    } finally {
      await extractor.close();
    }
  },
};
