import { randomBytes } from "node:crypto";
import { type Account, type Clock, HOUR_MS, hashOf, type Session, toInstant, toMs } from "@langnghe/domain";
import type { Caller } from "./access.ts";
import type { ConsoleStores, Versioned } from "./stores.ts";

/** 256 bits: cannot be guessed. */
const TOKEN_BYTES = 32;
/** The end of a session is written again only when it moved by this part of its length, so that reading writes rarely. */
const RENEW_PART = 0.05;
/** Ended sessions removed at each sign-in; more than sign-ins ever add. */
const SWEEP = 100;
/** Most sessions of one account that are looked up to end them. */
const MOST_SESSIONS = 1_000;

/** Sessions of accounts: opened at sign-in, ended by sign-out, idleness, or the account being disabled. */
export interface Sessions {
  /** Opens a session and gives the token for the cookie; only its hash is stored. */
  open(account: string): Promise<string>;
  /** The account behind a token, or null. Using a session moves its end. */
  find(token: string): Promise<Caller | null>;
  end(session: string): Promise<void>;
  /** Ends all sessions of an account but one. */
  endAll(account: string, except?: string): Promise<void>;
}

type SessionStores = Pick<ConsoleStores, "accounts" | "sessions">;

export function createSessions(stores: SessionStores, clock: Clock, hours: number): Sessions {
  const lengthMs = hours * HOUR_MS;
  const endFromNow = () => toInstant(clock() + lengthMs);

  async function sweep(): Promise<void> {
    const { items } = await stores.sessions.list({ orderBy: "expiresAt", limit: SWEEP });
    for (const { value } of items) {
      if (toMs(value.expiresAt) <= clock()) await stores.sessions.remove(value.id);
    }
  }

  async function renew({ value, version }: Versioned<Session>): Promise<void> {
    if (toMs(value.expiresAt) - clock() > lengthMs * (1 - RENEW_PART)) return;
    await stores.sessions.put({ ...value, expiresAt: endFromNow() }, version).catch(passConflict);
  }

  return {
    async open(account) {
      await sweep();
      const token = randomBytes(TOKEN_BYTES).toString("base64url");
      const createdAt = toInstant(clock());
      await stores.sessions.put({ id: sessionId(token), account, createdAt, expiresAt: endFromNow() }, 0);
      return token;
    },

    async find(token) {
      const found = await stores.sessions.get(sessionId(token));
      if (found === null || toMs(found.value.expiresAt) <= clock()) return null;
      const account = await stores.accounts.get(found.value.account);
      if (account === null || account.value.disabled) return null;
      await renew(found);
      return { account: account.value, session: found.value.id };
    },

    end: (session) => stores.sessions.remove(session),

    async endAll(account, except) {
      const { items } = await stores.sessions.list({ where: { account: [account] }, limit: MOST_SESSIONS });
      for (const { value } of items) if (value.id !== except) await stores.sessions.remove(value.id);
    },
  };
}

function sessionId(token: string): string {
  return hashOf("session", token);
}

/** Another request of the same session has just moved its end: that is as good. */
function passConflict(error: unknown): void {
  if (!(error instanceof Error && "code" in error && error.code === "CONFLICT")) throw error;
}

/** An account without what never leaves the store. */
export function publicAccount({ password: _, ...shown }: Account): Omit<Account, "password"> {
  return shown;
}
