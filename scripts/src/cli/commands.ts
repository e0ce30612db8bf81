import type { CommandEntry } from "./command.ts";

/** Every command, in the order of the help. One line each; the code behind it is loaded when it is called. */
export const commands: readonly CommandEntry[] = [
  {
    name: "start",
    summary: "run the whole system on this machine",
    load: async () => (await import("../commands/start.ts")).startCommand,
  },
  { name: "check", summary: "check the configuration", load: async () => (await import("../commands/check.ts")).checkCommand },
  {
    name: "status",
    summary: "what came in, went on, was dropped or parked",
    load: async () => (await import("../commands/status.ts")).statusCommand,
  },
  {
    name: "search",
    summary: "print matching documents",
    load: async () => (await import("../commands/search.ts")).searchCommand,
  },
  {
    name: "trace",
    summary: "say what happened to one document at each step",
    load: async () => (await import("../commands/trace.ts")).traceCommand,
  },
  {
    name: "import",
    summary: "run existing material through the whole flow",
    load: async () => (await import("../commands/import.ts")).importCommand,
  },
  {
    name: "replay",
    summary: "run a flow over the past again",
    load: async () => (await import("../commands/replay.ts")).replayCommand,
  },
  {
    name: "parked",
    summary: "list, show, replay or discard what was set aside",
    load: async () => (await import("../commands/parked.ts")).parkedCommand,
  },
  {
    name: "feed parse",
    summary: "read one feed document",
    load: async () => (await import("../commands/feed-parse.ts")).feedParseCommand,
  },
  {
    name: "extract",
    summary: "read the main text of a page",
    load: async () => (await import("../commands/extract.ts")).extractCommand,
  },
  {
    name: "classify",
    summary: "find topics and claims in texts",
    load: async () => (await import("../commands/classify.ts")).classifyCommand,
  },
  {
    name: "redact",
    summary: "take personal data out of texts",
    load: async () => (await import("../commands/redact.ts")).redactCommand,
  },
  {
    name: "near-duplicates",
    summary: "group texts that are nearly the same",
    load: async () => (await import("../commands/near-duplicates.ts")).nearDuplicatesCommand,
  },
  {
    name: "segment",
    summary: "join the syllables of Vietnamese words",
    load: async () => (await import("../commands/segment.ts")).segmentCommand,
  },
  {
    name: "train",
    summary: "train a model on labelled data",
    load: async () => (await import("../commands/train.ts")).trainCommand,
  },
  {
    name: "evaluate",
    summary: "measure a part on labelled data",
    load: async () => (await import("../commands/evaluate.ts")).evaluateCommand,
  },
  {
    name: "users",
    summary: "list, add, reset, disable accounts; change a role",
    load: async () => (await import("../commands/users.ts")).usersCommand,
  },
  {
    name: "audit",
    summary: "verify the chain of what people did",
    load: async () => (await import("../commands/audit.ts")).auditCommand,
  },
  {
    name: "backup",
    summary: "copy an installation while it runs",
    load: async () => (await import("../commands/backup.ts")).backupCommand,
  },
  {
    name: "restore",
    summary: "bring a backup back",
    load: async () => (await import("../commands/restore.ts")).restoreCommand,
  },
];
