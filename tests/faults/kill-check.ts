import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { sqliteBus } from "@langnghe/bus";
import type { StoredMessage } from "@langnghe/domain";
import { sqliteStore } from "@langnghe/store";
import { KILL_GROUP, KILL_STREAM } from "./kill-worker.ts";
import { type LedgerLine, readLedger } from "./ledger.ts";

/** What the checker found, and the sizes that show that there was something to find. */
export interface KillReport {
  readonly faults: readonly string[];
  readonly published: number;
  readonly kept: number;
  readonly documents: number;
  readonly unsettled: number;
}

function linesOf<K extends LedgerLine["kind"]>(lines: readonly LedgerLine[], kind: K): Extract<LedgerLine, { kind: K }>[] {
  return lines.filter((line): line is Extract<LedgerLine, { kind: K }> => line.kind === kind);
}

/** Compares what a killed worker's ledger promises with what the file holds. */
export async function checkAfterKills(folder: string): Promise<KillReport> {
  const file = join(folder, "langnghe.sqlite");
  const lines = readLedger(join(folder, "ledger.jsonl"));
  const integrity = integrityFaults(file);
  const bus = sqliteBus({ file });
  const store = sqliteStore({ file });
  const kept: StoredMessage[] = [];
  for await (const message of bus.read(KILL_STREAM)) kept.push(message);
  const { messages: unsettled } = await bus.lag(KILL_STREAM, KILL_GROUP);
  const documents = [];
  for await (const document of store.documents.scan({})) documents.push(document);
  const faults = [
    ...integrity,
    ...publishFaults(lines, kept),
    ...positionFaults(lines, kept, unsettled),
    ...(await storeFaults(lines, store)),
    ...doubled(
      "document",
      documents.map(({ id }) => id),
    ),
  ];
  if (documents.length !== (await store.documents.count({ q: "bản" })))
    faults.push("the index of words and the documents differ");
  await bus.close();
  await store.close();
  const published = linesOf(lines, "published").reduce((sum, { ids }) => sum + ids.length, 0);
  return { faults, published, kept: kept.length, documents: documents.length, unsettled };
}

function integrityFaults(file: string): string[] {
  const db = new DatabaseSync(file);
  const rows = db.prepare("PRAGMA integrity_check").all();
  db.close();
  return rows.map((row) => String(row.integrity_check)).filter((text) => text !== "ok");
}

function publishFaults(lines: readonly LedgerLine[], kept: readonly StoredMessage[]): string[] {
  const ids = new Set(kept.map(({ id }) => id));
  const lost = linesOf(lines, "published").flatMap((line) => line.ids.filter((id) => !ids.has(id)));
  // The worker never publishes an id twice: twice in the log would be a publish that was written twice.
  return [
    ...lost.map((id) => `published message ${id} is lost`),
    ...doubled(
      "message",
      kept.map(({ id }) => id),
    ),
  ];
}

/** Every message below the position must be in the ledger as settled. */
function positionFaults(lines: readonly LedgerLine[], kept: readonly StoredMessage[], unsettled: number): string[] {
  const settled = new Set(linesOf(lines, "settled").map(({ offset }) => offset));
  const passed = kept.slice(0, kept.length - unsettled);
  return passed
    .filter(({ offset }) => !settled.has(offset))
    .map(({ offset }) => `the position passed offset ${offset}, which never settled`);
}

async function storeFaults(lines: readonly LedgerLine[], store: ReturnType<typeof sqliteStore>): Promise<string[]> {
  const faults: string[] = [];
  const newest = new Map<string, Extract<LedgerLine, { kind: "stored" }>>();
  for (const line of linesOf(lines, "stored"))
    if (line.fetchedAt >= (newest.get(line.id)?.fetchedAt ?? "")) newest.set(line.id, line);
  for (const [id, { fetchedAt }] of newest) {
    const document = await store.documents.get(id);
    if (document === null) faults.push(`stored document ${id} is lost`);
    else if (document.fetchedAt < fetchedAt) faults.push(`document ${id} went back to ${document.fetchedAt}`);
    const revisions = await store.documents.revisions(id);
    // Every message is a revision of its own text: one that is there twice was stored twice.
    faults.push(
      ...doubled(
        `revision of ${id}`,
        revisions.map(({ revision }) => revision),
      ),
    );
    if (document !== null && document.revisionNumber !== revisions.length + 1)
      faults.push(`a revision of ${id} is lost or doubled`);
  }
  const chain = await store.audit.verify();
  if (chain.broken !== null) faults.push(`the audit chain breaks at ${chain.broken}`);
  const entries = new Map((await store.audit.list({ limit: chain.checked + 1 })).map(({ seq, hash }) => [seq, hash]));
  for (const { seq, hash } of linesOf(lines, "audited"))
    if (entries.get(seq) !== hash) faults.push(`audit entry ${seq} is lost or changed`);
  return faults;
}

function doubled(what: string, values: readonly (string | number)[]): string[] {
  const seen = new Set<string | number>();
  return values.filter((value) => seen.size === seen.add(value).size).map((value) => `${what} ${value} is there twice`);
}
