// How much of a core an idle bus on Kafka takes. Starts a broker, measures, stops it: node tests/load/kafka-idle.ts
import { execFileSync } from "node:child_process";
import { mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { ensureStreams, kafkaBus } from "@langnghe/bus";

const STREAM = { name: "idle", partitions: 8, retentionMs: 3_600_000 };
/** Connections, first metadata and compilation are over by then. */
const SETTLE_MS = 5_000;
const MEASURE_MS = 20_000;

const data = mkdtempSync(join(tmpdir(), "langnghe-idle-"));
const command = join(import.meta.dirname, "../../infra/engines/kafka.ts");
const engine = (...args: string[]): string =>
  execFileSync(process.execPath, [command, ...args, "--data", data], { encoding: "utf8" }).trim();

async function pause(ms: number): Promise<void> {
  await new Promise((resolve) => setTimeout(resolve, ms));
}

/** Share of one core that this process takes over a span of time, percent. */
async function cpuPercent(ms: number): Promise<number> {
  const before = process.cpuUsage();
  const started = performance.now();
  await pause(ms);
  const used = process.cpuUsage(before);
  return (used.user + used.system) / 10 / (performance.now() - started);
}

try {
  const address = { brokers: [engine("start")], clientId: "idle" };
  await ensureStreams(address, [STREAM]);
  const alone = await cpuPercent(2_000);
  const bus = kafkaBus(address);
  const options = { stream: STREAM.name, group: "idle", maxBatch: 100, maxUnsettled: 1_000 };
  const subscription = await bus.subscribe(options, async (batch) => {
    for (const delivery of batch) delivery.settle();
  });
  await bus.publish(STREAM.name, [{ id: "1", key: "k", value: Buffer.from("v"), headers: {} }]);
  await pause(SETTLE_MS);
  const idle = await cpuPercent(MEASURE_MS);
  await subscription.stop();
  const publisherOnly = await cpuPercent(MEASURE_MS / 2);
  await bus.close();
  const round = (percent: number): number => Math.round(percent * 100) / 100;
  console.log(
    JSON.stringify({
      node: process.version,
      processAlone: round(alone),
      subscribed: round(idle),
      publisherOnly: round(publisherOnly),
    }),
  );
} finally {
  engine("kill", "--wipe");
}
