import { groupNearDuplicates } from "@langnghe/domain";
import { z } from "zod";
import { readArguments } from "../cli/arguments.ts";
import type { Command } from "../cli/command.ts";
import { parseLine } from "../cli/json-lines.ts";
import { linesOf, writeLine } from "../cli/lines.ts";

const line = z.object({ id: z.string(), text: z.string() });

export const nearDuplicatesCommand: Command = {
  name: "near-duplicates",
  summary: "group texts that are nearly the same",
  help: `
usage: langnghe near-duplicates --jsonl [FILE…] < lines
Reads {id, text}, writes {group, ids:[…]} a line each; a text that is like no other is a group of its own.
A bad line yields an error line before them.`,
  run: async (argv, io) => {
    const { positionals } = readArguments("near-duplicates", argv, { jsonl: { type: "boolean" } });
    const texts: z.infer<typeof line>[] = [];
    for await (const each of linesOf(io.stdin, positionals)) {
      const parsed = parseLine(each, line);
      if ("ok" in parsed) await writeLine(io.stdout, parsed);
      else texts.push(parsed.value);
    }
    for (const group of groupNearDuplicates(texts)) await writeLine(io.stdout, group);
    return 0;
  },
};
