import type { Account } from "@langnghe/domain";
import type { Context } from "./app.ts";
import { passwordMatches } from "./passwords.ts";
import { badField, tooMany, unauthenticated } from "./problems.ts";
import { createRateLimit } from "./rate-limit.ts";

/** Wrong tries before a wait. A person mistypes a few times; from one address several people may sign in. */
const TRIES_PER_NAME = 5;
const TRIES_PER_ADDRESS = 20;
const TRY_WINDOW_MS = 15 * 60_000;

/** What signing in needs of the console. */
export type SignInContext = Pick<Context, "audit" | "clock" | "stores">;

/** Proofs of who somebody is, each with its limit on tries. Every rejection is the same, whatever was wrong. */
export interface SignIn {
  /** The account of a name and password. Rejects with UNAUTHENTICATED, or TOO_MANY with the time to wait. */
  byPassword(name: string, password: string, address: string): Promise<Account>;
  /** Asks for the present password before it is changed. Rejects with the field `current`, or TOO_MANY. */
  confirm(account: Account, password: string): Promise<void>;
}

/** `matches` compares slowly on purpose; tests of the limits pass another. */
export function createSignIn(context: SignInContext, matches = passwordMatches): SignIn {
  const byName = createRateLimit(TRIES_PER_NAME, TRY_WINDOW_MS);
  const byAddress = createRateLimit(TRIES_PER_ADDRESS, TRY_WINDOW_MS);

  return {
    async byPassword(name, password, address) {
      const now = context.clock();
      const wait = Math.max(byName.waitFor(name, now), byAddress.waitFor(address, now));
      if (wait > 0) throw tooMany(wait);
      // Counted before the slow comparison: tries sent all at once do not slip through together.
      byName.hit(name, now);
      byAddress.hit(address, now);
      const found = await context.stores.accounts.byName(name);
      const right = await matches(password, found?.value.password ?? null);
      if (found === null || !right || found.value.disabled) {
        await context.audit("machine", "session.refused", `account:${found?.value.id ?? "unknown"}`);
        throw unauthenticated();
      }
      byName.forget(name);
      byAddress.takeBack(address);
      return found.value;
    },

    async confirm({ id, password: stored }, password) {
      const now = context.clock();
      const wait = byName.waitFor(id, now);
      if (wait > 0) throw tooMany(wait);
      byName.hit(id, now);
      if (!(await matches(password, stored))) throw badField("current", "the password is wrong");
      byName.forget(id);
    },
  };
}
