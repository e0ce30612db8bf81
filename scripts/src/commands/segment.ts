import { readArguments } from "../cli/arguments.ts";
import type { Command } from "../cli/command.ts";
import { linesOf } from "../cli/lines.ts";
import { packOf } from "../system/language.ts";

export const segmentCommand: Command = {
  name: "segment",
  summary: "join the syllables of Vietnamese words",
  help: `
usage: langnghe segment [FILE…] < text
Reads a sentence a line, writes its words separated by spaces, syllables of one word joined by _.`,
  run: async (argv, io) => {
    const { positionals } = readArguments("segment", argv, {});
    const pack = packOf("vi");
    for await (const { text } of linesOf(io.stdin, positionals)) io.stdout.write(`${pack.segment(text)}\n`);
    return 0;
  },
};
