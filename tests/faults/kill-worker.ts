import { once } from "node:events";
import { flushCompileCache } from "node:module";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { sqliteBus } from "@langnghe/bus";
import { type Delivery, hashOf, type OutgoingMessage } from "@langnghe/domain";
import { type DocumentToStore, sqliteStore } from "@langnghe/store";
import { inventedDocument, randomFrom } from "../load/invented-documents.ts";
import { openLedger } from "./ledger.ts";

/** The stream and group of the kill test. */
export const KILL_STREAM = "kill.documents";
export const KILL_GROUP = "kill.indexer";

/** Documents the rounds write over and over, so that revisions follow each other. */
const DOCUMENTS = 40;
const PUBLISH_BATCH = 5;

/** Publishes, consumes and stores without end, and notes what was acknowledged; its parent kills it. */
async function work(folder: string, round: number): Promise<void> {
  const file = join(folder, "langnghe.sqlite");
  const bus = sqliteBus({ file });
  const store = sqliteStore({ file });
  const ledger = openLedger(join(folder, "ledger.jsonl"));
  await bus.subscribe({ stream: KILL_STREAM, group: KILL_GROUP, maxBatch: 8, maxUnsettled: 16 }, async (batch) => {
    const entries = batch.map(revisionOfMessage);
    await store.documents.put(entries);
    const entry = await store.audit.append({
      at: new Date().toISOString(),
      actor: "machine",
      action: "put",
      subject: "kill",
      facts: { round },
    });
    ledger.note([
      { kind: "audited", seq: entry.seq, hash: entry.hash },
      ...entries.map(({ document: { id, revision, fetchedAt } }) => ({ kind: "stored" as const, id, revision, fetchedAt })),
      // Noted before it is settled: whatever was settled is in the ledger, though not all in the ledger was settled.
      ...batch.map(({ offset }) => ({ kind: "settled" as const, offset })),
    ]);
    for (const delivery of batch) delivery.settle();
  });
  // Node writes its compile cache when a process ends in order, which this one never does.
  if (round === 0) flushCompileCache();
  process.send?.("ready");
  for (let batch = 0; ; batch++) {
    const messages = messagesOf(round, batch);
    await bus.publish(KILL_STREAM, messages);
    ledger.note([{ kind: "published", ids: messages.map(({ id }) => id) }]);
    await new Promise((resolve) => setTimeout(resolve, 1));
  }
}

/** A message's key is the document it revises; its id makes the revision's text its own. */
function revisionOfMessage({ id, key, at }: Delivery): DocumentToStore {
  const { document, ...rest } = inventedDocument(Number(key), randomFrom(Number(key)));
  const change = { id: key, revision: hashOf(id), text: `Bản ${id}`, fetchedAt: new Date(at).toISOString() };
  return { ...rest, story: key, document: { ...document, ...change } };
}

function messagesOf(round: number, batch: number): OutgoingMessage[] {
  return Array.from({ length: PUBLISH_BATCH }, (_, index) => {
    const id = `r${round}-${batch}-${index}`;
    const document = Number.parseInt(hashOf(id).slice(0, 6), 16) % DOCUMENTS;
    return { id, key: String(document), value: new TextEncoder().encode(id), headers: {} };
  });
}

if (process.argv[1] === import.meta.filename) {
  // The parent starts a worker ahead of its turn: loading the program takes longer than a worker lives.
  await once(process, "message");
  const { values } = parseArgs({
    options: { folder: { type: "string", default: "" }, round: { type: "string", default: "0" } },
  });
  await work(values.folder, Number(values.round));
}
