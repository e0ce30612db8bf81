import type { FeedState } from "@langnghe/domain";
import { feedStore, type OutcomeCount } from "@langnghe/store";
import { streams } from "@langnghe/streams";
import { readArguments, takesNothing } from "../cli/arguments.ts";
import type { Command, Io } from "../cli/command.ts";
import { writeLine } from "../cli/lines.ts";
import { type Installation, withInstallation } from "../system/installation.ts";
import { loadConfig } from "../system/load-config.ts";

/** Which stream each service reads, for its lag. */
const READS = {
  extractor: streams.documentsFetched.name,
  classifier: streams.documentsExtracted.name,
  indexer: streams.documentsClassified.name,
} as const;

export const statusCommand: Command = {
  name: "status",
  summary: "what came in, went on, was dropped or parked",
  help: `
usage: langnghe status [--data DIR] [--json]
Per service and step: in, next, dropped by reason, parked by reason, lag; per feed: fetched, new, unchanged, changed.`,
  run: async (argv, io) => {
    const text = { type: "string" } as const;
    const { values, positionals } = readArguments("status", argv, { data: text, config: text, json: { type: "boolean" } });
    takesNothing("status", positionals);
    const status = await withInstallation(loadConfig(io.env, values), readStatus);
    if (values.json === true) await writeLine(io.stdout, status);
    else print(status, io);
    return 0;
  },
};

type Reasons = Record<string, number>;

/** Items of one service, by how they ended. `in = next + sum(dropped) + sum(parked)`. */
interface ServiceStatus {
  readonly service: string;
  readonly in: number;
  readonly next: number;
  /** By `step:reason`. */
  readonly dropped: Reasons;
  readonly parked: Reasons;
  readonly lag: number;
  readonly oldestMs: number;
}

type FeedTotals = { readonly feed: string; readonly new: number } & Omit<FeedState["totals"], "fresh" | "polls">;

interface Status {
  readonly services: readonly ServiceStatus[];
  readonly feeds: readonly FeedTotals[];
  readonly documents: number;
}

async function readStatus({ store, bus }: Installation): Promise<Status> {
  const counts = await store.work.counts({});
  const services: ServiceStatus[] = [];
  for (const service of ["collector", ...Object.keys(READS)]) {
    const stream = Object.entries(READS).find(([name]) => name === service)?.[1];
    const lag = stream === undefined ? { messages: 0, oldestMs: 0 } : await bus.lag(stream, service);
    services.push({
      service,
      ...sumUp(counts.filter((each) => each.service === service)),
      lag: lag.messages,
      oldestMs: lag.oldestMs,
    });
  }
  const states = await feedStore(store.records).all();
  const feeds = states.map(({ feed, totals: { fresh, polls: _, ...totals } }) => ({ feed, new: fresh, ...totals }));
  return { services, feeds, documents: await store.documents.count({}) };
}

function sumUp(counts: readonly OutcomeCount[]): Pick<ServiceStatus, "in" | "next" | "dropped" | "parked"> {
  const total = (kind: OutcomeCount["kind"]) => counts.filter((each) => each.kind === kind);
  const sum = (items: readonly OutcomeCount[]) => items.reduce((all, { count }) => all + count, 0);
  return { in: sum(counts), next: sum(total("next")), dropped: byReason(total("drop")), parked: byReason(total("park")) };
}

function byReason(counts: readonly OutcomeCount[]): Reasons {
  return Object.fromEntries(counts.map(({ step, reason, count }) => [`${step}:${reason ?? ""}`, count]));
}

function print(status: Status, io: Io): void {
  for (const each of status.services) {
    const lost = [
      ...Object.entries(each.dropped).map(([key, n]) => `dropped ${key} ${n}`),
      ...Object.entries(each.parked).map(([key, n]) => `parked ${key} ${n}`),
    ];
    io.stdout.write(
      `${each.service.padEnd(11)} in ${each.in} = next ${each.next}${lost.map((part) => ` + ${part}`).join("")}; waiting ${each.lag}\n`,
    );
  }
  for (const { feed, fetched, new: fresh, unchanged, changed, dropped, parked } of status.feeds) {
    io.stdout.write(
      `feed ${feed.padEnd(20)} fetched ${fetched} = new ${fresh} + unchanged ${unchanged} + changed ${changed} + dropped ${sumOf(dropped)} + parked ${sumOf(parked)}\n`,
    );
  }
  io.stdout.write(`documents in the store: ${status.documents}\n`);
}

function sumOf(reasons: Reasons): number {
  return Object.values(reasons).reduce((all, count) => all + count, 0);
}
