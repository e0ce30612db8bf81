import { redact } from "@langnghe/extraction";
import { z } from "zod";
import { readArguments } from "../cli/arguments.ts";
import type { Command } from "../cli/command.ts";
import { answerLines } from "../cli/json-lines.ts";

const line = z.object({ id: z.string(), text: z.string() });

export const redactCommand: Command = {
  name: "redact",
  summary: "take personal data out of texts",
  help: `
usage: langnghe redact --jsonl [FILE…] < lines
Reads {id, text}, writes {id, text, found:[{type,start,end}]} a line each; offsets are those of the text as given.`,
  run: async (argv, io) => {
    const { positionals } = readArguments("redact", argv, { jsonl: { type: "boolean" } });
    await answerLines(io, positionals, line, ({ id, text }) => ({ id, ...redact(text) }));
    return 0;
  },
};
