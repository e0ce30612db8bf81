import { parseFeed } from "@langnghe/sources";
import { readArguments } from "../cli/arguments.ts";
import type { Command } from "../cli/command.ts";
import { answerLines, bytesLine, bytesOf } from "../cli/json-lines.ts";
import { allBytes, writeLine } from "../cli/lines.ts";

/** The limit of the collector for a feed. */
const FEED_BYTES = 15 * 1_024 * 1_024;

export const feedParseCommand: Command = {
  name: "feed parse",
  summary: "read one feed document",
  help: `
usage: langnghe feed parse [--url URL] < bytes
       langnghe feed parse --jsonl [FILE…] < lines of {id, path} or {id, base64, contentType?}
Writes {format, title, link, language, items:[…]}; with --jsonl {id, ok, feed} or {id, ok:false, error} a line each.`,
  run: async (argv, io) => {
    const options = { url: { type: "string" }, jsonl: { type: "boolean" } } as const;
    const { values, positionals } = readArguments("feed parse", argv, options);
    if (values.jsonl === true) {
      await answerLines(io, positionals, bytesLine, async (line) => {
        const feed = await parseFeed(await bytesOf(line), { url: line.url ?? null, contentType: line.contentType ?? null });
        return { id: line.id, ok: true, feed };
      });
      return 0;
    }
    const bytes = await allBytes(io.stdin, FEED_BYTES);
    await writeLine(io.stdout, await parseFeed(bytes, { url: values.url ?? null, contentType: null }));
    return 0;
  },
};
