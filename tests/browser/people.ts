import { execFile } from "node:child_process";
import { join } from "node:path";
import { promisify } from "node:util";
import type { Role } from "@langnghe/domain";
import { z } from "zod";
import { ROOT } from "../../scripts/src/system/paths.ts";

/** Who works in the tests; each signs in once, because the number of sign-ins in a quarter of an hour is limited. */
export const PEOPLE = {
  administrator: { name: "quan-tri", displayName: "Phạm Hồng Quân", role: "administrator" },
  editor: { name: "bien-tap", displayName: "Vũ Ngọc Lan", role: "editor" },
  analyst: { name: "kiem-chung", displayName: "Lê Thu Hà", role: "analyst" },
  second: { name: "kiem-chung-2", displayName: "Trần Minh Đức", role: "analyst" },
  reader: { name: "nguoi-doc", displayName: "Đỗ Văn Tú", role: "reader" },
} as const satisfies Record<string, { name: string; displayName: string; role: Role }>;

/** One of them. */
export type Person = keyof typeof PEOPLE;
/** What each one's browser holds after signing in: `name=value`. */
export type Cookies = Readonly<Record<Person, string>>;

const issuedSchema = z.object({ oneTimePassword: z.string() });
const NEW_PASSWORD = "một câu ngắn dễ nhớ";

/** Makes the accounts, the administrator's by command and the others by the API, and signs everyone in. */
export async function signEveryoneIn(address: string, data: string): Promise<Cookies> {
  const { name, displayName, role } = PEOPLE.administrator;
  const added = await run(["users", "add", name, "--display", displayName, "--role", role, "--data", data]);
  const administrator = await firstSignIn(address, name, issuedSchema.parse(JSON.parse(added)).oneTimePassword);
  const account = async (person: Person): Promise<string> => {
    const answer = await post(`${address}/api/accounts`, { ...PEOPLE[person], body: null }, administrator);
    return firstSignIn(address, PEOPLE[person].name, issuedSchema.parse(await answer.json()).oneTimePassword);
  };
  return {
    administrator,
    editor: await account("editor"),
    analyst: await account("analyst"),
    second: await account("second"),
    reader: await account("reader"),
  };
}

/** Runs `langnghe` with arguments and gives its standard output. */
export async function run(argv: readonly string[]): Promise<string> {
  const { stdout } = await promisify(execFile)("sh", [join(ROOT, "scripts", "langnghe"), ...argv]);
  return stdout;
}

/** Posts as the console does. Rejects with what the server said when it did not do it. */
async function post(url: string, body: unknown, cookie?: string): Promise<Response> {
  const headers = {
    "content-type": "application/json",
    "x-langnghe": "1",
    ...(cookie === undefined ? {} : { cookie }),
  };
  const answer = await fetch(url, { method: "POST", headers, body: JSON.stringify(body) });
  if (!answer.ok) throw new RangeError(`${url}: ${answer.status} ${await answer.text()}`);
  return answer;
}

async function firstSignIn(address: string, name: string, password: string): Promise<string> {
  const answer = await post(`${address}/api/session`, { name, password });
  const cookie = answer.headers.getSetCookie()[0]?.split(";")[0] ?? "";
  await post(`${address}/api/password`, { current: password, next: NEW_PASSWORD }, cookie);
  return cookie;
}
