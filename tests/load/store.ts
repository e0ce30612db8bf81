import { mkdtempSync, rmSync, statSync } from "node:fs";
import { cpus, tmpdir } from "node:os";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { parseArgs } from "node:util";
import { type MessageBus, sqliteBus } from "@langnghe/bus";
import { DAY_MS, type OutgoingMessage, type SearchFilter, toInstant } from "@langnghe/domain";
import { type DocumentToStore, type Store, sqliteStore } from "@langnghe/store";
import { inventedDocument, randomFrom, SPAN_END } from "./invented-documents.ts";

/** Documents a put and messages a publish: what the indexer hands over at once. */
const BATCH = 100;
/** Times each query is asked. */
const ROUNDS = 30;

interface Measure {
  readonly what: string;
  readonly value: number;
  readonly unit: string;
}

const FILTERS: Readonly<Record<string, SearchFilter>> = {
  "no query": {},
  "two words, no marks": { q: "boi thuong" },
  "phrase with marks": { q: '"tái định cư"' },
  "most common word": { q: "và" },
  "rare word": { q: "tên777" },
  "query, channel, topic, week": {
    q: "nước sạch",
    channels: ["news"],
    topics: ["topic-3"],
    from: toInstant(SPAN_END - 7 * DAY_MS),
  },
  "topic and place": { topics: ["topic-3", "topic-4"], places: ["place-7"] },
};
const LAST_30_DAYS = { from: toInstant(SPAN_END - 30 * DAY_MS), to: toInstant(SPAN_END) };

async function main(): Promise<void> {
  const { values } = parseArgs({ options: { documents: { type: "string", default: "20000" } } });
  const count = Number(values.documents);
  const folder = mkdtempSync(join(tmpdir(), "langnghe-bench-"));
  try {
    const measures = [...bareWrites(join(folder, "bare.sqlite")), ...(await measureBus(join(folder, "bus.sqlite")))];
    const store = sqliteStore({ file: join(folder, "store.sqlite") });
    measures.push(...(await measurePuts(store, count)), ...(await measureQueries(store)));
    await store.close();
    measures.push({ what: "store file", value: statSync(join(folder, "store.sqlite")).size / 2 ** 20, unit: "MiB" });
    report(count, measures);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function messages(batch: number): OutgoingMessage[] {
  const value = Buffer.alloc(1_500, 65);
  return Array.from({ length: BATCH }, (_, index) => ({ id: `${batch}-${index}`, key: `key-${index}`, value, headers: {} }));
}

/** What SQLite itself does in this run: the same number of bytes, one row a message, a transaction a batch. */
function bareWrites(file: string): Measure[] {
  const db = new DatabaseSync(file);
  db.exec(
    "PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; CREATE TABLE log (id INTEGER PRIMARY KEY AUTOINCREMENT, value BLOB)",
  );
  const insert = db.prepare("INSERT INTO log (value) VALUES (?)");
  const batches = 200;
  const seconds = timed(() => {
    for (let batch = 0; batch < batches; batch++) {
      db.exec("BEGIN IMMEDIATE");
      for (const message of messages(batch)) insert.run(message.value);
      db.exec("COMMIT");
    }
  });
  db.close();
  return [{ what: "bare node:sqlite, same bytes", value: (batches * BATCH) / seconds, unit: "rows/s" }];
}

async function measureBus(file: string): Promise<Measure[]> {
  const bus = sqliteBus({ file });
  const batches = 200;
  const started = performance.now();
  for (let batch = 0; batch < batches; batch++) await bus.publish("bench", messages(batch));
  const append = (performance.now() - started) / 1_000;
  const consume = await consumeAll(bus, batches * BATCH);
  await bus.close();
  return [
    { what: "bus append, batches of 100", value: (batches * BATCH) / append, unit: "messages/s" },
    { what: "bus consume and settle", value: (batches * BATCH) / consume, unit: "messages/s" },
  ];
}

async function consumeAll(bus: MessageBus, count: number): Promise<number> {
  const started = performance.now();
  let seen = 0;
  await new Promise<void>((resolve, reject) => {
    const subscribed = bus.subscribe(
      { stream: "bench", group: "bench", maxBatch: BATCH, maxUnsettled: BATCH },
      async (batch) => {
        for (const delivery of batch) delivery.settle();
        seen += batch.length;
        if (seen === count) resolve();
      },
    );
    subscribed.then((subscription) => subscription.ended).catch(reject);
  });
  return (performance.now() - started) / 1_000;
}

async function measurePuts(store: Store, count: number): Promise<Measure[]> {
  const random = randomFrom(7);
  let seconds = 0;
  for (let done = 0; done < count; done += BATCH) {
    const batch: DocumentToStore[] = [];
    for (let number = done; number < Math.min(count, done + BATCH); number++) batch.push(inventedDocument(number, random));
    const started = performance.now();
    await store.documents.put(batch);
    seconds += (performance.now() - started) / 1_000;
  }
  return [{ what: `store put, batches of ${BATCH}, ${count} documents`, value: count / seconds, unit: "documents/s" }];
}

async function measureQueries(store: Store): Promise<Measure[]> {
  const measures: Measure[] = [];
  const { documents } = store;
  for (const [name, filter] of Object.entries(FILTERS)) {
    measures.push(...(await quantiles(`first page: ${name}`, () => documents.search({ filter, sort: "newest", limit: 30 }))));
    measures.push(...(await quantiles(`count: ${name}`, () => documents.count(filter))));
    measures.push(
      ...(await quantiles(`volume by day: ${name}`, () => documents.volume({ ...filter, ...LAST_30_DAYS }, "day"))),
    );
    measures.push(...(await quantiles(`facet topic: ${name}`, () => documents.facet(filter, "topic", 20))));
    measures.push(...(await quantiles(`facet outlet: ${name}`, () => documents.facet(filter, "outlet", 20))));
    measures.push(...(await quantiles(`relevance: ${name}`, () => documents.search({ filter, sort: "relevance", limit: 30 }))));
  }
  return measures;
}

async function quantiles(what: string, ask: () => Promise<unknown>): Promise<Measure[]> {
  const times: number[] = [];
  for (let round = 0; round < ROUNDS; round++) {
    const started = performance.now();
    await ask();
    times.push(performance.now() - started);
  }
  times.sort((a, b) => a - b);
  const at = (part: number): number => times[Math.floor(part * (times.length - 1))] ?? 0;
  return [
    { what: `${what}, p50`, value: at(0.5), unit: "ms" },
    { what: `${what}, p95`, value: at(0.95), unit: "ms" },
  ];
}

function timed(work: () => void): number {
  const started = performance.now();
  work();
  return (performance.now() - started) / 1_000;
}

function report(documents: number, measures: readonly Measure[]): void {
  for (const { what, value, unit } of measures) {
    console.error(`${what.padEnd(64)} ${value.toFixed(value < 100 ? 2 : 0).padStart(10)} ${unit}`);
  }
  console.log(JSON.stringify({ at: toInstant(Date.now()), node: process.version, cpus: cpus().length, documents, measures }));
}

await main();
