import { LangngheError } from "@langnghe/domain";
import type { z } from "zod";
import type { RecordStore } from "./record-store.ts";
import type { Versioned } from "./typed-records.ts";

/** Small values that people set while the system runs, by name. */
export interface SettingsStore {
  /** The value, checked by the caller's schema; null when it was never set. */
  get<T>(key: string, schema: z.ZodType<T>): Promise<Versioned<T> | null>;
  /** Compare-and-set: the new version, or null when somebody else was first. */
  set(key: string, value: unknown, expectedVersion: number): Promise<number | null>;
}

export function settingsStore(records: RecordStore): SettingsStore {
  return {
    get: async function get(key, schema) {
      const record = await records.get("settings", key);
      if (record === null) return null;
      const parsed = schema.safeParse(record.body);
      if (parsed.success) return { value: parsed.data, version: record.version };
      throw new LangngheError("DATA_FOLDER", `setting "${key}" does not have the form of this version`, {
        cause: parsed.error,
        facts: { key },
      });
    },
    set: async (key, value, expectedVersion) =>
      await records.put("settings", { id: key, body: value, keys: {} }, expectedVersion),
  };
}
