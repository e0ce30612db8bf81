// A real Apache Kafka on loopback for tests: start | stop | kill | status | check. `kafka --help` says how.
import { randomBytes } from "node:crypto";
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { parseArgs } from "node:util";
import { EngineFault, say } from "./fault.ts";
import { freePorts } from "./free-ports.ts";
import { answers, findJava } from "./java.ts";
import { dockerHost, jvmHost, type KafkaHost, LEAST_JAVA } from "./kafka-hosts.ts";
import { isReady, untilReady } from "./kafka-ready.ts";
import type { KafkaInstance } from "./kafka-settings.ts";

const VERSION = "4.4.0";
const USAGE = `usage: kafka start|stop|kill|status|check [--data DIR] [--wipe]
  start   starts a broker on free ports of 127.0.0.1 (again: on the same ones) and prints its address
  stop    ends it in order; kill ends it with SIGKILL; with --wipe its data folder is removed
  status  prints "ready ADDRESS", "not answering" or "stopped"; exit code 0 only when ready
  check   says whether this machine can run it, and if not what to install; exit code 0 or 3
  --data  the broker's folder (default: langnghe-kafka in the folder for temporary files)`;
/** Exit code of status and check for "no": neither success nor a failure of the command. */
const EXIT_NO = 3;

type Runner = KafkaInstance["by"];

/** How this machine can run Kafka, or null. */
function availableRunner(): Runner | null {
  if (answers("docker", "info")) return "docker";
  return findJava(LEAST_JAVA) !== null && answers("mvn", "--version") ? "jvm" : null;
}

function hostOf(by: Runner, folder: string): KafkaHost {
  return by === "docker" ? dockerHost(folder) : jvmHost(folder);
}

function instanceFile(folder: string): string {
  return join(folder, "instance.json");
}

function readInstance(folder: string): KafkaInstance | null {
  return existsSync(instanceFile(folder)) ? JSON.parse(readFileSync(instanceFile(folder), "utf8")) : null;
}

async function newInstance(folder: string): Promise<KafkaInstance> {
  const by = availableRunner();
  if (by === null) throw new EngineFault(NEEDED);
  const [port = 0, controllerPort = 0] = await freePorts(2);
  // Kafka's tools take an id that begins with "-" for an option.
  const clusterId = `L${randomBytes(16).toString("base64url").slice(1)}`;
  const instance: KafkaInstance = { by, version: VERSION, clusterId, port, controllerPort };
  mkdirSync(folder, { recursive: true });
  writeFileSync(instanceFile(folder), JSON.stringify(instance));
  return instance;
}

const NEEDED = `a test Kafka needs a running Docker engine, or Java ${LEAST_JAVA} or later and Maven: apt-get install -y openjdk-17-jre-headless maven`;

async function start(folder: string): Promise<number> {
  const instance = readInstance(folder) ?? (await newInstance(folder));
  const host = hostOf(instance.by, folder);
  if (!host.alive()) host.start(instance);
  await untilReady(instance.port, host.alive, host.logTail);
  process.stdout.write(`127.0.0.1:${instance.port}\n`);
  return 0;
}

async function end(folder: string, how: "stop" | "kill", wipe: boolean): Promise<number> {
  const instance = readInstance(folder);
  if (instance === null) return 0;
  const host = hostOf(instance.by, folder);
  if (host.alive()) await host[how]();
  if (!wipe) return 0;
  host.remove();
  rmSync(folder, { recursive: true, force: true });
  return 0;
}

async function status(folder: string): Promise<number> {
  const instance = readInstance(folder);
  const alive = instance !== null && hostOf(instance.by, folder).alive();
  const ready = alive && (await isReady(instance.port));
  process.stdout.write(ready ? `ready 127.0.0.1:${instance.port}\n` : alive ? "not answering\n" : "stopped\n");
  return ready ? 0 : EXIT_NO;
}

function check(): number {
  const by = availableRunner();
  process.stdout.write(by === null ? `${NEEDED}\n` : `by ${by}\n`);
  return by === null ? EXIT_NO : 0;
}

async function main(): Promise<number> {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: { data: { type: "string" }, wipe: { type: "boolean", default: false }, help: { type: "boolean", default: false } },
  });
  const folder = resolve(values.data ?? join(tmpdir(), "langnghe-kafka"));
  const [command] = positionals;
  if (command === "start" && !values.help) return await start(folder);
  if ((command === "stop" || command === "kill") && !values.help) return await end(folder, command, values.wipe);
  if (command === "status" && !values.help) return await status(folder);
  if (command === "check" && !values.help) return check();
  say(USAGE);
  return values.help ? 0 : 2;
}

try {
  process.exitCode = await main();
} catch (error) {
  say(error instanceof EngineFault || error instanceof TypeError ? error.message : String(error));
  process.exitCode = 1;
}
