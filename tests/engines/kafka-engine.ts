import { execFile, spawnSync } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { ensureStreams, kafkaBus, type MessageBus } from "@langnghe/bus";
import { LangngheError } from "@langnghe/domain";
import type { Place } from "@langnghe/testing";

const COMMAND = join(import.meta.dirname, "../../infra/engines/kafka.ts");
/** Java that compiles less is ready in half the time (9 to 12 s against 5 on a busy machine), and fast enough here. */
const QUICK = { ...process.env, JDK_JAVA_OPTIONS: "-XX:TieredStopAtLevel=1" };
const HOUR_MS = 3_600_000;

/** What is missing for a real Kafka on this machine, with the command that installs it; null when nothing is. */
export function kafkaMissing(): string | null {
  const { status, stdout } = spawnSync(process.execPath, [COMMAND, "check"], { encoding: "utf8" });
  return status === 0 ? null : stdout.trim();
}

/** A real broker of its own for one test file. */
export interface KafkaEngine {
  /** Starts it, or starts it again on the same port with the same data. */
  start(): Promise<string>;
  kill(): Promise<void>;
  /** Ends it by its own id and removes its data. */
  remove(): Promise<void>;
}

export function kafkaEngine(): KafkaEngine {
  let folder: string | null = null;
  function done(...args: readonly string[]): Promise<string> {
    folder ??= mkdtempSync(join(tmpdir(), "langnghe-kafka-"));
    const data = join(folder, "broker");
    return new Promise((resolve, reject) => {
      execFile(process.execPath, [COMMAND, ...args, "--data", data], { env: QUICK }, (error, stdout, stderr) => {
        if (error === null) resolve(stdout.trim());
        else reject(new LangngheError("INTERNAL", stderr.trim(), { cause: error }));
      });
    });
  }
  return {
    start: async () => await done("start"),
    kill: async () => void (await done("kill")),
    remove: async () => {
      await done("kill", "--wipe");
      if (folder !== null) rmSync(folder, { recursive: true, force: true });
    },
  };
}

let places = 0;

/** A place on a broker: streams under a prefix of their own, three partitions each. */
export async function kafkaPlace(broker: string, streams: readonly string[]): Promise<Place<MessageBus>> {
  places += 1;
  const address = { brokers: [broker], clientId: "contract", prefix: `place-${places}.` };
  await ensureStreams(
    address,
    streams.map((name) => ({ name, partitions: 3, retentionMs: HOUR_MS })),
  );
  const opened: MessageBus[] = [];
  return {
    open: async function open() {
      const bus = kafkaBus(address);
      opened.push(bus);
      return bus;
    },
    // The broker ends with the test file; its streams need not be removed one by one.
    remove: async function remove() {
      await Promise.all(opened.map((bus) => bus.close()));
    },
  };
}
