import { loadModels } from "@langnghe/classifier";
import { CHANNELS, type Channel, LangngheError } from "@langnghe/domain";
import { recognizeLanguage } from "@langnghe/languages";
import { z } from "zod";
import { readArguments } from "../cli/arguments.ts";
import type { Command } from "../cli/command.ts";
import { answerLines } from "../cli/json-lines.ts";
import { loadConfig } from "../system/load-config.ts";

const optional = z.string().nullish();
const line = z.object({
  id: z.string(),
  text: z.string(),
  title: optional,
  before: optional,
  channel: optional,
  language: optional,
});

/** Other names that labelled sets give the channels. */
const OTHER_NAMES: Readonly<Record<string, Channel>> = { comment: "community", post: "community" };

export const classifyCommand: Command = {
  name: "classify",
  summary: "find topics and claims in texts",
  help: `
usage: langnghe classify --jsonl [--all] [--config DIR] [FILE…] < lines
Reads {id, text, title?, before?, channel?, language?}; before: the text that stands before, context only, not judged.
Writes {id, language, topics:[{id,score}], flag, claims:[{text,start,end,score,checkable,sourcing,flag,kind,reasons}]} a
line each. With --all every sentence comes with its scores, else only those found checkable.`,
  run: async (argv, io) => {
    const options = { jsonl: { type: "boolean" }, all: { type: "boolean" }, config: { type: "string" } } as const;
    const { values, positionals } = readArguments("classify", argv, options);
    const models = loadModels(loadConfig(io.env, values));
    const all = values.all === true;
    await answerLines(io, positionals, line, ({ id, text, title, before, channel, language }) => {
      const code = language ?? recognizeLanguage(`${title ?? ""}\n${text}`).code;
      const input = { text, title: title ?? null, before: before ?? null, channel: channelOf(channel), language: code };
      const claims = models.claims?.claims(input, { all }) ?? [];
      const topics = models.topics?.topics(input) ?? [];
      return { id, language: code, topics, flag: claims.some((claim) => claim.flag), claims };
    });
    return 0;
  },
};

/** The channel that was given, or null for none: a text from nowhere is judged like edited text. */
function channelOf(value: string | null | undefined): Channel | null {
  if (value == null) return null;
  const channel = CHANNELS.find((each) => each === value) ?? OTHER_NAMES[value];
  if (channel === undefined) throw new LangngheError("USAGE", `channel must be one of ${CHANNELS.join(", ")}, not "${value}"`);
  return channel;
}
