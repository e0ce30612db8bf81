import { type Account, type Clock, LangngheError, type Role, systemClock, toInstant } from "@langnghe/domain";
import type { Store } from "@langnghe/store";
import { hashPassword, oneTimePassword } from "./passwords.ts";
import { createSessions } from "./sessions.ts";
import { type ConsoleStores, consoleStores } from "./stores.ts";

/** Accounts of an installation are few; this many are listed at most. */
const MOST_ACCOUNTS = 1_000;

/** What a new account is given. */
export interface NewAccount {
  readonly name: string;
  readonly displayName: string;
  readonly role: Role;
  readonly body: string | null;
}

/** An account that was just made or reset, with the password to hand over; it is shown this once and kept nowhere. */
export interface IssuedAccount {
  readonly account: Account;
  readonly oneTimePassword: string;
}

/** The part of a store that work on accounts needs. */
export type AccountBackend = Pick<Store, "records" | "audit">;

/** What may be changed; the account's own sessions end when it is disabled or its password is reset. */
export interface AccountChange {
  readonly displayName?: string | undefined;
  readonly role?: Role | undefined;
  readonly disabled?: boolean | undefined;
  readonly resetPassword?: boolean | undefined;
}

/** Work on accounts, for the console and for `langnghe users`; every change is audited. `by` is an account or `command`. */
export interface AccountAdmin {
  list(): Promise<Account[]>;
  /** Rejects with CONFLICT when the name is in use. */
  add(account: NewAccount, by: string): Promise<IssuedAccount>;
  /** Rejects with NOT_FOUND, or RULE_BROKEN (`last_administrator`) when nobody could manage accounts afterwards. */
  change(id: string, change: AccountChange, by: string): Promise<{ account: Account; oneTimePassword: string | null }>;
  /** By the name used to sign in. Rejects with NOT_FOUND. */
  byName(name: string): Promise<Account>;
}

export function accountAdmin(store: AccountBackend, clock: Clock = systemClock): AccountAdmin {
  const { accounts } = consoleStores(store.records);
  // Only endAll is used here, which does not look at the length of a session.
  const sessions = createSessions(accounts, clock, 1);

  async function audit(action: string, by: string, account: Account, facts = {}): Promise<void> {
    await store.audit.append({ at: toInstant(clock()), actor: by, action, subject: `account:${account.id}`, facts });
  }

  return {
    async list() {
      const { items } = await accounts.list({ orderBy: "name", limit: MOST_ACCOUNTS });
      return items.map((item) => item.value);
    },

    async add(wanted, by) {
      if ((await accounts.byName(wanted.name)) !== null)
        throw new LangngheError("CONFLICT", `there is an account named ${wanted.name} already`, { facts: { detail: "name" } });
      const password = oneTimePassword();
      const account = await newAccount(wanted, password, toInstant(clock()));
      await accounts.put(account, 0);
      await audit("account.create", by, account, { role: account.role });
      return { account, oneTimePassword: password };
    },

    async change(id, change, by) {
      const found = await accounts.require(id);
      await keepAnAdministrator(accounts, found.value, change);
      const password = change.resetPassword === true ? oneTimePassword() : null;
      const account = await changed(found.value, change, password);
      await accounts.put(account, found.version);
      if (account.disabled || password !== null) await sessions.endAll(id);
      if (password !== null) await audit("account.reset", by, account);
      if (change.role !== undefined || change.disabled !== undefined || change.displayName !== undefined)
        await audit("account.change", by, account, { role: account.role, disabled: account.disabled });
      return { account, oneTimePassword: password };
    },

    async byName(name) {
      const found = await accounts.byName(name);
      if (found === null) throw new LangngheError("NOT_FOUND", `there is no account named ${name}`);
      return found.value;
    },
  };
}

/**
 * Creates the account `admin` with a one-time password when there is no account at all, and gives it back this once;
 * null on every later start.
 */
export async function ensureAdministrator(store: AccountBackend, clock: Clock = systemClock): Promise<IssuedAccount | null> {
  const { total } = await consoleStores(store.records).accounts.list({ limit: 1 });
  if (total > 0) return null;
  const wanted = { name: "admin", displayName: "Quản trị", role: "administrator", body: null } as const;
  return accountAdmin(store, clock).add(wanted, "machine");
}

async function newAccount(wanted: NewAccount, password: string, createdAt: string): Promise<Account> {
  return {
    ...wanted,
    // From the name, so that two people who add the same name at once cannot both succeed.
    id: `acc_${wanted.name}`,
    password: await hashPassword(password),
    mustChangePassword: true,
    disabled: false,
    createdAt,
  };
}

async function changed(account: Account, change: AccountChange, password: string | null): Promise<Account> {
  return {
    ...account,
    displayName: change.displayName ?? account.displayName,
    role: change.role ?? account.role,
    disabled: change.disabled ?? account.disabled,
    ...(password === null ? {} : { password: await hashPassword(password), mustChangePassword: true }),
  };
}

async function keepAnAdministrator(
  accounts: ConsoleStores["accounts"],
  account: Account,
  change: AccountChange,
): Promise<void> {
  const stays = (change.role ?? account.role) === "administrator" && (change.disabled ?? account.disabled) === false;
  if (stays || account.role !== "administrator" || account.disabled) return;
  const { items } = await accounts.list({ limit: MOST_ACCOUNTS });
  const others = items.some(({ value }) => value.id !== account.id && value.role === "administrator" && !value.disabled);
  if (!others)
    throw new LangngheError("RULE_BROKEN", `${account.name} is the last administrator`, {
      facts: { detail: "last_administrator" },
    });
}
