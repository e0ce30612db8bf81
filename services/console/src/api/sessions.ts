import { randomBytes } from "node:crypto";
import { type Clock, HOUR_MS, hashOf, type Session, toInstant, toMs } from "@langnghe/domain";
import type { Caller } from "./access.ts";
import type { ConsoleStores } from "./stores.ts";

/** 256 bits: cannot be guessed. */
const TOKEN_BYTES = 32;
/** The end of a session is written again only when it moved by this part of its length, so that reading writes rarely. */
const RENEW_PART = 0.05;

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

/** Sessions of `hours` without use. */
export function createSessions(accounts: ConsoleStores["accounts"], clock: Clock, hours: number): Sessions {
  const lengthMs = hours * HOUR_MS;
  const endFromNow = () => toInstant(clock() + lengthMs);

  async function renew(session: Session): Promise<void> {
    if (toMs(session.expiresAt) - clock() > lengthMs * (1 - RENEW_PART)) return;
    await accounts.createSession({ ...session, expiresAt: endFromNow() });
  }

  return {
    async open(account) {
      await accounts.expireSessions(clock());
      const token = randomBytes(TOKEN_BYTES).toString("base64url");
      const createdAt = toInstant(clock());
      await accounts.createSession({ id: sessionId(token), account, createdAt, expiresAt: endFromNow() });
      return token;
    },

    async find(token) {
      const session = await accounts.session(sessionId(token), clock());
      const account = session === null ? null : await accounts.get(session.account);
      if (session === null || account === null || account.value.disabled) return null;
      await renew(session);
      return { account: account.value, session: session.id };
    },

    end: accounts.endSession,

    async endAll(account, except) {
      const kept = except === undefined ? null : await accounts.session(except, clock());
      await accounts.endSessionsOf(account);
      if (kept !== null) await accounts.createSession(kept);
    },
  };
}

function sessionId(token: string): string {
  return hashOf("session", token);
}
