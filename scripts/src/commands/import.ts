import { resolve } from "node:path";
import { CHANNELS, type Channel } from "@langnghe/domain";
import { readArguments, usage } from "../cli/arguments.ts";
import type { Command } from "../cli/command.ts";
import { writeLine } from "../cli/lines.ts";
import { filesUnder } from "../import/files.ts";
import { progressBar } from "../import/progress-bar.ts";
import { openProgress } from "../import/progress-file.ts";
import { runImport } from "../import/run-import.ts";
import { withFlow } from "../run/with-flow.ts";
import { loadConfig } from "../system/load-config.ts";

export const importCommand: Command = {
  name: "import",
  summary: "run existing material through the whole flow",
  help: `
usage: langnghe import [--data DIR] [--channel C] [--outlet O] PATH…
PATH: folders, .jsonl lines {id?,url,title,text or html,publishedAt,outlet,channel}, saved pages (.html), .eml, .csv, .txt;
each also with .gz. What does not name its channel or outlet gets those of the options (news, import). Cut off, the same
command goes on where it was. Writes {read,indexed,unchanged,dropped:{reason:n},parked:{reason:n},seconds}.`,
  run: async (argv, io) => {
    const text = { type: "string" } as const;
    const { values, positionals } = readArguments("import", argv, { data: text, config: text, channel: text, outlet: text });
    if (positionals.length === 0) throw usage("import", "name at least one file or folder");
    const channel = channelOf(values.channel);
    const outlet = values.outlet ?? "import";
    const { files, others } = filesUnder(positionals);
    if (others > 0) io.stderr.write(`langnghe import: ${others} files of other kinds are left out\n`);
    const config = loadConfig(io.env, values);
    const now = new Date().toISOString();
    await withFlow(config, async (installation) => {
      const progress = openProgress(config.dataDir, [...positionals.map((path) => resolve(path)), channel, outlet], now);
      const { run, startedAt, published } = progress.progress;
      if (published > 0) io.stderr.write(`langnghe import: going on after ${published} pieces\n`);
      const defaults = { outlet, channel, run, fetchedAt: startedAt };
      const summary = await runImport({ files, installation, progress, defaults, bar: progressBar(io.stderr) });
      progress.remove();
      await writeLine(io.stdout, summary);
    });
    return 0;
  },
};

function channelOf(value: string | undefined): Channel {
  const channel = CHANNELS.find((each) => each === (value ?? "news"));
  if (channel === undefined) throw usage("import", `--channel must be one of ${CHANNELS.join(", ")}, not "${value}"`);
  return channel;
}
