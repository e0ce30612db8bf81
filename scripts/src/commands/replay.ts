import { join } from "node:path";
import { type MessageBus, openBus } from "@langnghe/bus";
import { newId, type OutgoingMessage, type StoredMessage, toMs } from "@langnghe/domain";
import type { Config } from "@langnghe/runtime";
import { openStore } from "@langnghe/store";
import { streams } from "@langnghe/streams";
import { instant, readArguments, takesNothing, usage } from "../cli/arguments.ts";
import type { Command, Io } from "../cli/command.ts";
import { writeLine } from "../cli/lines.ts";
import { progressBar } from "../import/progress-bar.ts";
import { awaitRun } from "../run/await-run.ts";
import { runFigures } from "../run/run-figures.ts";
import { withFlow, withFlowOn } from "../run/with-flow.ts";
import { type Installation, openExisting } from "../system/installation.ts";
import { loadConfig } from "../system/load-config.ts";

const STREAMS = [streams.documentsFetched.name, streams.documentsExtracted.name, streams.documentsClassified.name];
/** Messages put back at once, and under way at most. */
const BATCH = 100;
const MOST_UNDER_WAY = 2_000;

export const replayCommand: Command = {
  name: "replay",
  summary: "run a flow over the past again",
  help: `
usage: langnghe replay --stream S --from T [--to T] [--into INDEX] [--data DIR]
Takes what a stream kept between two times through the services behind it once more, with today's extractor, models and
rules. Without --into the live store is updated (same revision: only the analysis changes; an older one never overwrites
a newer one). With --into it goes into a shadow index of its own, data/shadow/INDEX, and nothing live is touched.
S: ${STREAMS.join(", ")}. Writes {stream,run,read,indexed,unchanged,dropped,parked,into}.`,
  run: async (argv, io) => {
    const text = { type: "string" } as const;
    const { values, positionals } = readArguments("replay", argv, {
      data: text,
      config: text,
      stream: text,
      from: text,
      to: text,
      into: text,
    });
    takesNothing("replay", positionals);
    const stream = STREAMS.find((name) => name === values.stream);
    if (stream === undefined)
      throw usage("replay", `--stream must be one of ${STREAMS.join(", ")}, not "${values.stream ?? ""}"`);
    const from = instant("replay", "from", values.from);
    if (from === undefined) throw usage("replay", "needs --from, a day or an instant");
    const to = instant("replay", "to", values.to) ?? new Date().toISOString();
    const config = loadConfig(io.env, values);
    const span = { stream, from: toMs(from), to: toMs(to) };
    const { into } = values;
    if (into === undefined) await withFlow(config, (live) => replaySpan(live.bus, live, { span, io, into: null }));
    else await replayIntoShadow(config, span, { into: shadowName(into), io });
    return 0;
  },
};

interface Span {
  readonly stream: string;
  readonly from: number;
  readonly to: number;
}

function shadowName(name: string): string {
  if (/^[a-z0-9][a-z0-9-]{0,40}$/.test(name)) return name;
  throw usage("replay", `--into must be a name of small letters, digits and hyphens, not "${name}"`);
}

async function replayIntoShadow(
  config: Config,
  span: Span,
  { into, io }: { readonly into: string; readonly io: Io },
): Promise<void> {
  const live = await openExisting(config);
  const folder = join(config.dataDir, "shadow", into);
  const bus = await openBus("sqlite:", { folder });
  const store = await openStore("sqlite:", { folder });
  const shadow = { bus, store, close: async () => undefined };
  try {
    await withFlowOn(config, shadow, (target) => replaySpan(live.bus, target, { span, io, into }));
  } finally {
    await bus.close();
    await store.close();
    await live.close();
  }
}

async function replaySpan(
  source: MessageBus,
  target: Installation,
  { span, io, into }: { readonly span: Span; readonly io: Io; readonly into: string | null },
): Promise<void> {
  const run = newId("replay");
  const bar = progressBar(io.stderr);
  let read = 0;
  let batch: OutgoingMessage[] = [];

  async function handOver(): Promise<void> {
    await target.bus.publish(span.stream, batch);
    batch = [];
    await awaitRun(target.store.work, run, read - MOST_UNDER_WAY, (ended) => bar.show(0, `${ended} of ${read} read`));
  }

  for await (const message of source.read(span.stream, { from: span.from, to: span.to })) {
    if (isReplay(message)) continue;
    read += 1;
    batch.push({
      id: `${message.id}#${message.partition}-${message.offset}`,
      key: message.key,
      value: message.value,
      headers: { ...message.headers, run },
    });
    if (batch.length >= BATCH) await handOver();
  }
  if (batch.length > 0) await handOver();
  await awaitRun(target.store.work, run, read, (ended) => bar.show(ended / Math.max(1, read), `${ended} of ${read}`));
  bar.end();
  const { ended: _, ...figures } = await runFigures(target.store.work, run);
  await writeLine(io.stdout, { stream: span.stream, run, read, ...figures, into });
}

/** What an earlier replay put on the stream is the same past told twice. */
function isReplay(message: StoredMessage): boolean {
  return message.headers.run?.startsWith("replay_") ?? false;
}
