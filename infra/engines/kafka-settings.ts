/** One test broker: where it listens and keeps its data. */
export interface KafkaInstance {
  readonly by: "jvm" | "docker";
  readonly version: string;
  readonly clusterId: string;
  readonly port: number;
  readonly controllerPort: number;
}

/** A broker that is its own controller (KRaft), on loopback only. Written for tests: small, quick to start, strict. */
export function brokerSettings({ port, controllerPort }: KafkaInstance, logFolder: string): Readonly<Record<string, string>> {
  return {
    "process.roles": "broker,controller",
    "node.id": "1",
    "controller.quorum.voters": `1@127.0.0.1:${controllerPort}`,
    "controller.listener.names": "CONTROLLER",
    listeners: `PLAINTEXT://127.0.0.1:${port},CONTROLLER://127.0.0.1:${controllerPort}`,
    "advertised.listeners": `PLAINTEXT://127.0.0.1:${port}`,
    "listener.security.protocol.map": "PLAINTEXT:PLAINTEXT,CONTROLLER:PLAINTEXT",
    "log.dirs": logFolder,
    // A stream that nobody made must be an error, as it is in production.
    "auto.create.topics.enable": "false",
    // One broker: what Kafka keeps about groups has one copy.
    "offsets.topic.replication.factor": "1",
    "offsets.topic.num.partitions": "5",
    "transaction.state.log.replication.factor": "1",
    "transaction.state.log.min.isr": "1",
    "share.coordinator.state.topic.replication.factor": "1",
    "share.coordinator.state.topic.min.isr": "1",
    // Stock brokers wait 3 s for more members before a new group's first assignment; tests join alone.
    "group.initial.rebalance.delay.ms": "0",
    // A killed broker may take its place again after 3 s; the stock value is 9 s.
    "broker.session.timeout.ms": "3000",
    "broker.heartbeat.interval.ms": "500",
  };
}

export function asProperties(settings: Readonly<Record<string, string>>): string {
  return Object.entries(settings)
    .map(([name, value]) => `${name}=${value}\n`)
    .join("");
}
