import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { accountAdmin, ensureAdministrator } from "./accounts.ts";
import { requester, type TestConsole, testConsole } from "./console-fixture.ts";
import { hashPassword, passwordMatches } from "./passwords.ts";

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

  it("answers a wrong name like a wrong password, and makes the sixth try wait", async () => {
    await firstAdministrator();
    expect((await signIn("nobody", "x")).json()).toMatchObject({ code: "UNAUTHENTICATED" });
    for (let tries = 0; tries < 5; tries += 1) expect((await signIn("admin", "wrong")).statusCode).toBe(401);
    const refused = await signIn("admin", "wrong");
    expect(refused.statusCode).toBe(429);
    expect(Number(refused.headers["retry-after"])).toBeGreaterThan(0);
    console.advance(15 * 60_000);
    expect((await signIn("admin", "wrong")).statusCode).toBe(401);
  });

  it("makes an address wait that tries many names", async () => {
    for (let tries = 0; tries < 20; tries += 1) await signIn(`name-${tries}`, "x");
    expect((await signIn("another", "x")).statusCode).toBe(429);
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
