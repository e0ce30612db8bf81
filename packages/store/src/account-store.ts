import { type Account, accountSchema, type Session, sessionSchema, toMs } from "@langnghe/domain";
import type { RecordStore } from "./record-store.ts";
import { type TypedRecords, typedRecords, type Versioned, walk } from "./typed-records.ts";

/** Colleagues who sign in, and their sessions. */
export interface AccountStore extends Pick<TypedRecords<Account>, "get" | "put" | "list"> {
  byName(name: string): Promise<Versioned<Account> | null>;
  createSession(session: Session): Promise<void>;
  /** The session, or null when there is none or it is over at `now` (ms since 1970). */
  session(id: string, now: number): Promise<Session | null>;
  endSession(id: string): Promise<void>;
  /** Ends all sessions of an account: after a changed password, a changed role, a lock-out. */
  endSessionsOf(account: string): Promise<void>;
  /** Removes sessions that are over at `now`. Returns how many. */
  expireSessions(now: number): Promise<number>;
}

export function accountStore(records: RecordStore): AccountStore {
  const accounts = typedRecords(records, {
    collection: "accounts",
    schema: accountSchema,
    idOf: ({ id }) => id,
    keysOf: ({ name }) => ({ name }),
  });
  const sessions = typedRecords(records, {
    collection: "sessions",
    schema: sessionSchema,
    idOf: ({ id }) => id,
    keysOf: ({ account, expiresAt }) => ({ account, expiresAt }),
  });
  const over = (session: Session, now: number): boolean => toMs(session.expiresAt) <= now;
  return {
    get: accounts.get,
    put: accounts.put,
    list: accounts.list,
    byName: async (name) => (await accounts.list({ where: { name: [name] }, limit: 1 })).items[0] ?? null,
    createSession: async (session) => await sessions.putAll([session]),
    session: async function session(id, now) {
      const found = await sessions.get(id);
      return found === null || over(found.value, now) ? null : found.value;
    },
    endSession: async (id) => void (await sessions.remove(id)),
    endSessionsOf: async function endSessionsOf(account) {
      const ids = [];
      for await (const { value } of walk(sessions, { where: { account: [account] } })) ids.push(value.id);
      for (const id of ids) await sessions.remove(id);
    },
    expireSessions: async function expireSessions(now) {
      const ids = [];
      for await (const { value } of walk(sessions, { orderBy: "expiresAt" })) {
        if (!over(value, now)) break;
        ids.push(value.id);
      }
      for (const id of ids) await sessions.remove(id);
      return ids.length;
    },
  };
}
