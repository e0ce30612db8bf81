import { spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { EngineFault } from "./fault.ts";
import { findJava } from "./java.ts";
import { jvmProcess } from "./jvm-process.ts";
import { asProperties, brokerSettings, type KafkaInstance } from "./kafka-settings.ts";
import { mavenJars } from "./maven-jars.ts";

/** How a broker is run: by a container engine or by the machine's own Java. */
export interface KafkaHost {
  start(instance: KafkaInstance): void;
  alive(): boolean;
  stop(): Promise<void>;
  kill(): Promise<void>;
  /** Removes what lies outside the data folder. The broker is stopped. */
  remove(): void;
  logTail(): string;
}

/** Kafka 4 needs it. */
export const LEAST_JAVA = 17;
const HEAP = "512m";

export function jvmHost(folder: string): KafkaHost {
  const broker = jvmProcess(folder);
  return {
    start: function start(instance) {
      const java = findJava(LEAST_JAVA);
      if (java === null) throw new EngineFault(`Kafka needs Java ${LEAST_JAVA} or later: set JAVA_HOME`);
      const pom = join(import.meta.dirname, "kafka-pom.xml");
      const jars = mavenJars(`kafka-${instance.version}`, pom, `-Dkafka.version=${instance.version}`);
      const settings = join(folder, "server.properties");
      writeFileSync(settings, asProperties(brokerSettings(instance, join(folder, "log"))));
      const logging = `-Dlog4j2.configurationFile=${join(import.meta.dirname, "kafka-log4j2.properties")}`;
      const common = [logging, "-cp", join(jars, "*")];
      if (!existsSync(join(folder, "log", "meta.properties"))) {
        run(java, ["-Xmx128m", ...common, "kafka.tools.StorageTool", "format", "-t", instance.clusterId, "-c", settings]);
      }
      broker.start(java, [`-Xms${HEAP}`, `-Xmx${HEAP}`, "-XX:+ExitOnOutOfMemoryError", ...common, "kafka.Kafka", settings]);
    },
    alive: () => broker.pid() !== null,
    stop: async () => await broker.end("SIGTERM"),
    kill: async () => await broker.end("SIGKILL"),
    remove: () => undefined,
    logTail: broker.logTail,
  };
}

/** The container keeps the broker's data until it is removed. It shares the machine's network, bound to loopback. */
export function dockerHost(folder: string): KafkaHost {
  const name = `langnghe-kafka-${createHash("sha256").update(folder).digest("hex").slice(0, 12)}`;
  const docker = (...args: string[]): string => run("docker", args);
  return {
    start: function start(instance) {
      if (exists(name)) {
        docker("start", name);
        return;
      }
      const settings = brokerSettings(instance, "/var/lib/kafka/data");
      const variables = Object.entries({ ...settings, "heap.opts": `-Xms${HEAP} -Xmx${HEAP}` }).flatMap(([key, value]) => [
        "--env",
        `KAFKA_${key.replaceAll(".", "_").toUpperCase()}=${value}`,
      ]);
      mkdirSync(folder, { recursive: true });
      const image = `apache/kafka:${instance.version}`;
      docker(
        "run",
        "--detach",
        "--name",
        name,
        "--network",
        "host",
        "--env",
        `CLUSTER_ID=${instance.clusterId}`,
        ...variables,
        image,
      );
    },
    alive: () => exists(name) && docker("inspect", "--format", "{{.State.Running}}", name).trim() === "true",
    stop: async () => void docker("stop", name),
    kill: async () => void docker("kill", name),
    remove: () => {
      if (exists(name)) docker("rm", "--force", "--volumes", name);
    },
    logTail: () => docker("logs", "--tail", "25", name),
  };
}

function exists(container: string): boolean {
  return spawnSync("docker", ["inspect", container], { stdio: "ignore" }).status === 0;
}

function run(program: string, args: readonly string[]): string {
  const done = spawnSync(program, args, { encoding: "utf8" });
  if (done.status === 0) return done.stdout;
  throw new EngineFault(`${program} failed: ${done.error?.message ?? done.stderr.trim()}`);
}
