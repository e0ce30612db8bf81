import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type MessageBus, sqliteBus } from "@langnghe/bus";
import { type Store, sqliteStore } from "@langnghe/store";
import type { Place } from "./check.ts";

/** A place in a temporary folder for a driver that is one file. */
export function filePlace<T extends { close(): Promise<void> }>(openFile: (file: string) => T): Place<T> {
  const folder = mkdtempSync(join(tmpdir(), "langnghe-contract-"));
  const opened: T[] = [];
  return {
    open: async function open() {
      const driver = openFile(join(folder, "langnghe.sqlite"));
      opened.push(driver);
      return driver;
    },
    remove: async function remove() {
      for (const driver of opened) await driver.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** Other openings' messages are looked for often, so that a check need not wait. */
const POLL_MS = 20;

export async function sqliteBusPlace(): Promise<Place<MessageBus>> {
  return filePlace((file) => sqliteBus({ file, pollMs: POLL_MS }));
}

export async function sqliteStorePlace(): Promise<Place<Store>> {
  return filePlace((file) => sqliteStore({ file }));
}
