import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { accountAdmin, ensureAdministrator } from "./accounts.ts";
import { requester, type TestConsole, testConsole } from "./console-fixture.ts";
import { hashPassword, passwordMatches } from "./passwords.ts";
import { createSignIn } from "./sign-in.ts";
import { consoleStores } from "./stores.ts";

const HOUR_MS = 3_600_000;
const NEW_PASSWORD = "mot-mat-khau-du-dai";
let console: TestConsole;

beforeEach(async () => {
  console = await testConsole();
});
afterEach(() => console.close());

function signIn(name: string, password: string, headers: Record<string, string> = {}) {
  return console.app.inject({
    method: "POST",
    url: "/api/session",
    headers: { "x-langnghe": "1", ...headers },
    payload: { name, password },
  });
}

async function firstAdministrator() {
  const issued = await ensureAdministrator(console.store);
  if (issued === null) throw new TypeError("there was an account already");
  return issued;
}

describe("the first start", () => {
  it("gives an administrator's one-time password once", async () => {
    const issued = await firstAdministrator();
    expect(issued.account).toMatchObject({ name: "admin", role: "administrator", mustChangePassword: true });
    expect(await ensureAdministrator(console.store)).toBeNull();
  });
});

describe("sign-in", () => {
  it("opens nothing but the change of password while the one-time password stands", async () => {
    const { oneTimePassword } = await firstAdministrator();
    const answer = await signIn("admin", oneTimePassword);
    expect(answer.json().account).toMatchObject({ name: "admin", mustChangePassword: true });
    const me = requester(console.app, "", cookieOf(answer));
    expect((await me.get("/api/today")).json()).toMatchObject({ code: "FORBIDDEN", detail: "password_change" });
    const changed = await me.send("POST", "/api/password", { current: oneTimePassword, next: NEW_PASSWORD });
    expect(changed.json().account.mustChangePassword).toBe(false);
    expect((await me.get("/api/today")).statusCode).toBe(200);
    expect((await signIn("admin", oneTimePassword)).statusCode).toBe(401);
  });

  it("sets a cookie that scripts and other sites cannot use, and never shows the password's hash", async () => {
    const { oneTimePassword } = await firstAdministrator();
    const answer = await signIn("admin", oneTimePassword);
    expect(String(answer.headers["set-cookie"])).toMatch(/HttpOnly; SameSite=Strict/);
    expect(answer.body).not.toContain("scrypt");
    const token = cookieOf(answer).split("=")[1] ?? "";
    const { records } = await console.store.records.list("sessions", { limit: 10 });
    expect(JSON.stringify(records)).not.toContain(token);
  });

  it("answers a wrong name like a wrong password", async () => {
    const { account } = await firstAdministrator();
    const unknown = (await signIn("nobody", "x")).json();
    const wrong = (await signIn(account.name, "x")).json();
    expect(unknown).toEqual({ ...wrong, requestId: unknown.requestId });
    expect(unknown.code).toBe("UNAUTHENTICATED");
  });
});

describe("tries to sign in", () => {
  const right = async (password: string) => password === "right";
  const context = () => ({
    audit: async () => undefined,
    clock: console.deps.clock,
    stores: consoleStores(console.store.records),
  });

  it("wait after five wrong ones for a name, until the window has passed", async () => {
    await console.as("reader", { name: "lan" });
    const { byPassword } = createSignIn(context(), right);
    const facts = async (password: string) => byPassword("lan", password, "10.0.0.1").catch((error) => error.facts);
    for (let tries = 0; tries < 5; tries += 1) expect(await facts("wrong")).toEqual({ http: "UNAUTHENTICATED" });
    expect(await facts("right")).toEqual({ http: "TOO_MANY", retryAfterSeconds: 900 });
    console.advance(15 * 60_000);
    expect(await facts("right")).toMatchObject({ name: "lan" });
  });

  it("wait after twenty wrong ones from an address, whatever the names; right ones do not count", async () => {
    await console.as("reader", { name: "lan" });
    const { byPassword } = createSignIn(context(), right);
    const facts = async (name: string) => byPassword(name, "right", "10.0.0.1").catch((error) => error.facts);
    for (let tries = 0; tries < 25; tries += 1) expect(await facts("lan")).toMatchObject({ name: "lan" });
    for (let tries = 0; tries < 20; tries += 1) expect(await facts(`name-${tries}`)).toEqual({ http: "UNAUTHENTICATED" });
    expect(await facts("lan")).toMatchObject({ http: "TOO_MANY" });
  });

  it("are answered with 429 and the time to wait", async () => {
    const tried = Array.from({ length: 6 }, () => signIn("nobody", "x"));
    const refused = (await Promise.all(tried)).filter((answer) => answer.statusCode === 429);
    expect(refused.map((answer) => answer.headers["retry-after"])).toEqual(["900"]);
  });
});

describe("a session", () => {
  it("ends after the idle time, and use moves the end", async () => {
    const reader = await console.as("reader");
    console.advance(11 * HOUR_MS);
    expect((await reader.get("/api/session")).statusCode).toBe(200);
    console.advance(11 * HOUR_MS);
    expect((await reader.get("/api/session")).statusCode).toBe(200);
    console.advance(12 * HOUR_MS);
    expect((await reader.get("/api/session")).statusCode).toBe(401);
  });

  it("ends at once when the account is disabled, and follows a change of role at once", async () => {
    const administrator = await console.as("administrator");
    const colleague = await console.as("analyst");
    expect((await colleague.get("/api/parked")).statusCode).toBe(200);
    await administrator.send("PATCH", `/api/accounts/${colleague.id}`, { role: "reader" });
    expect((await colleague.get("/api/parked")).statusCode).toBe(403);
    await administrator.send("PATCH", `/api/accounts/${colleague.id}`, { disabled: true });
    expect((await colleague.get("/api/session")).statusCode).toBe(401);
  });

  it("ends with sign-out", async () => {
    const reader = await console.as("reader");
    expect((await reader.send("DELETE", "/api/session")).statusCode).toBe(204);
    expect((await reader.get("/api/session")).statusCode).toBe(401);
  });
});

describe("accounts", () => {
  it("keeps the last administrator", async () => {
    const administrator = await console.as("administrator");
    const answer = await administrator.send("PATCH", `/api/accounts/${administrator.id}`, { role: "reader" });
    expect(answer.json()).toMatchObject({ code: "RULE_BROKEN", detail: "last_administrator" });
  });

  it("does not take a name twice, and audits what was done", async () => {
    const administrator = await console.as("administrator");
    const body = { name: "lan", displayName: "Chị Lan", role: "analyst", body: null };
    expect((await administrator.send("POST", "/api/accounts", body)).json().oneTimePassword).toHaveLength(19);
    expect((await administrator.send("POST", "/api/accounts", body)).statusCode).toBe(409);
    const [entry] = await console.store.audit.list({ limit: 1 });
    expect(entry).toMatchObject({ actor: administrator.id, action: "account.create", subject: "account:acc_lan" });
  });

  it("can be reset by command, which ends the account's sessions", async () => {
    const reader = await console.as("reader", { name: "hoa" });
    const admin = accountAdmin(console.store);
    const { id } = await admin.byName("hoa");
    expect((await admin.change(id, { resetPassword: true }, "command")).oneTimePassword).not.toBeNull();
    expect((await reader.get("/api/session")).statusCode).toBe(401);
  });
});

describe("passwords", () => {
  it("match only themselves, in any Unicode form, and nobody's password matches", async () => {
    const stored = await hashPassword("mật khẩu".normalize("NFC"));
    expect(stored).toMatch(/^scrypt\$32768\$8\$3\$/);
    expect(await passwordMatches("mật khẩu".normalize("NFD"), stored)).toBe(true);
    expect(await passwordMatches("mat khau", stored)).toBe(false);
    expect(await passwordMatches("", null)).toBe(false);
  });
});

function cookieOf(answer: { headers: Record<string, unknown> }): string {
  return String(answer.headers["set-cookie"]).split(";")[0] ?? "";
}
