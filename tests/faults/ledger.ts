import { closeSync, fsyncSync, openSync, readFileSync, writeSync } from "node:fs";
import { z } from "zod";

/** What a worker was told to be done: it may be killed at any moment, this must hold afterwards. */
const lineSchema = z.discriminatedUnion("kind", [
  z.object({ kind: z.literal("published"), ids: z.array(z.string()) }),
  z.object({ kind: z.literal("stored"), id: z.string(), revision: z.string(), fetchedAt: z.string() }),
  z.object({ kind: z.literal("settled"), offset: z.number() }),
  z.object({ kind: z.literal("audited"), seq: z.number(), hash: z.string() }),
]);
export type LedgerLine = z.infer<typeof lineSchema>;

export interface Ledger {
  /** Writes lines and waits until they are on the disk. */
  note(lines: readonly LedgerLine[]): void;
  close(): void;
}

export function openLedger(file: string): Ledger {
  const handle = openSync(file, "a");
  return {
    note: function note(lines) {
      writeSync(handle, lines.map((line) => `${JSON.stringify(line)}\n`).join(""));
      fsyncSync(handle);
    },
    close: () => closeSync(handle),
  };
}

/** All whole lines; the last one may have been cut off by the kill, and then was never acknowledged. */
export function readLedger(file: string): LedgerLine[] {
  const lines = readFileSync(file, "utf8").split("\n");
  return lines.slice(0, -1).map((line) => lineSchema.parse(JSON.parse(line)));
}
