import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { z } from "zod";
import { ROOT } from "../../scripts/src/system/paths.ts";
import { freePort, until } from "../flow/system.ts";

/** A stop within the promised 5 s, on a machine that does other things as well. */
const STOP_MS = 20_000;
/** The first polls of all feeds keep 5 s between requests to one host; measured 20 s on two cores. */
const FILLED_MS = 120_000;
/** Documents of the sample's last 60 days. */
const LEAST_DOCUMENTS = 500;

/** The product as a process of its own, with an invented province in a folder that goes with it. */
export interface Server {
  readonly address: string;
  readonly data: string;
  /** The administrator's password, printed on the first start only. */
  readonly password: string;
  stop(): Promise<void>;
}

/** Starts `langnghe start` as a person does; the bundle of the console is built when it is stale. */
export async function startServer(): Promise<Server> {
  const data = mkdtempSync(join(tmpdir(), "langnghe-browser-"));
  const port = await freePort();
  const child = spawn("sh", [join(ROOT, "scripts", "langnghe"), "start", "--data", data, "--port", String(port)], {
    stdio: ["ignore", "pipe", "pipe"],
  });
  const closed = once(child, "close");
  const said = { out: "", err: "" };
  child.stdout.on("data", (part) => {
    said.out += String(part);
  });
  child.stderr.on("data", (part) => {
    said.err += String(part);
  });
  const stop = async (): Promise<void> => {
    const late = setTimeout(() => child.kill("SIGKILL"), STOP_MS);
    if (child.exitCode === null) child.kill("SIGTERM");
    await closed;
    clearTimeout(late);
    rmSync(data, { recursive: true, force: true });
  };
  const password = () => /Mật khẩu dùng một lần\s+(\S+)/.exec(said.out)?.[1];
  try {
    await until(
      async () => password() !== undefined || child.exitCode !== null,
      FILLED_MS,
      async () => said,
    );
  } finally {
    if (password() === undefined) await stop();
  }
  const shown = password();
  if (shown === undefined) throw new RangeError(`the product did not start: ${said.err}`);
  return { address: `http://127.0.0.1:${port}`, data, password: shown, stop };
}

const feedsSchema = z.object({
  items: z.array(z.object({ id: z.string(), lastPollAt: z.string().nullable() })),
  balance: z.object({ indexed: z.number(), onTheWay: z.number() }),
});

/** Waits until every feed was polled once and all that came is searchable. */
export async function filled(address: string, cookie: string): Promise<void> {
  const look = async () => {
    const answer = await fetch(`${address}/api/feeds`, { headers: { cookie } });
    if (!answer.ok) throw new RangeError(`feeds: ${answer.status} ${await answer.text()}`);
    return feedsSchema.parse(await answer.json());
  };
  const done = async () => {
    const { items, balance } = await look();
    const polled = items.every(({ lastPollAt }) => lastPollAt !== null);
    return polled && balance.onTheWay === 0 && balance.indexed >= LEAST_DOCUMENTS;
  };
  await until(done, FILLED_MS, look);
}
