import { LangngheError, type Parked } from "@langnghe/domain";
import { LIVE_RUN } from "@langnghe/pipeline";
import { readArguments, usage } from "../cli/arguments.ts";
import type { Command, Io } from "../cli/command.ts";
import { writeLine } from "../cli/lines.ts";
import { type Installation, withInstallation } from "../system/installation.ts";
import { loadConfig } from "../system/load-config.ts";

/** Parked items read at once. */
const PAGE = 500;

export const parkedCommand: Command = {
  name: "parked",
  summary: "list, show, replay or discard what was set aside",
  help: `
usage: langnghe parked list [--service S] [--reason R] [--data DIR]     a line each, without the message itself
       langnghe parked show ID [--data DIR]                             one, with its message
       langnghe parked replay ID…|--all [--service S] [--reason R]      back onto its stream
       langnghe parked discard ID… --why TEXT                           gone for good; the audit log keeps who and why`,
  run: async (argv, io) => {
    const text = { type: "string" } as const;
    const options = { data: text, config: text, service: text, reason: text, why: text, all: { type: "boolean" } } as const;
    const { values, positionals } = readArguments("parked", argv, options);
    const [action, ...ids] = positionals;
    const filter = {
      ...(values.service ? { service: values.service } : {}),
      ...(values.reason ? { reason: values.reason } : {}),
    };
    return withInstallation(loadConfig(io.env, values), async (installation) => {
      switch (action) {
        case "list":
          return list(installation, filter, io);
        case "show":
          return show(installation, ids, io);
        case "replay":
          return replay(installation, values.all === true ? await idsOf(installation, filter) : needIds("replay", ids), io);
        case "discard":
          return discard(installation, ids, { why: values.why, io });
        default:
          throw usage("parked", "say list, show, replay or discard");
      }
    });
  },
};

interface Filter {
  readonly service?: string;
  readonly reason?: string;
}

async function* allParked({ store }: Installation, filter: Filter): AsyncGenerator<Parked> {
  for (let offset = 0; ; offset += PAGE) {
    const { items } = await store.work.parked({ ...filter, limit: PAGE, offset });
    yield* items;
    if (items.length < PAGE) return;
  }
}

async function list(installation: Installation, filter: Filter, io: Io): Promise<number> {
  for await (const { value: _, ...rest } of allParked(installation, filter)) await writeLine(io.stdout, rest);
  return 0;
}

async function idsOf(installation: Installation, filter: Filter): Promise<string[]> {
  const ids: string[] = [];
  for await (const { id } of allParked(installation, filter)) ids.push(id);
  return ids;
}

async function show(installation: Installation, ids: readonly string[], io: Io): Promise<number> {
  for (const id of needIds("show", ids)) {
    const { value, ...rest } = await find(installation, id);
    await writeLine(io.stdout, { ...rest, value });
  }
  return 0;
}

/** Publishes first and takes out afterwards: a crash in between leaves it parked, and a second replay is harmless. */
async function replay({ bus, store }: Installation, ids: readonly string[], io: Io): Promise<number> {
  for (const id of ids) {
    const item = await find({ store }, id);
    const value = Buffer.from(item.value, "base64");
    await bus.publish(item.stream, [{ id: item.message, key: item.key, value, headers: await headersOf({ store }, item) }]);
    // A running system may have failed on it and parked it again by now; that record must stay.
    const still = await store.work.getParked(id);
    if (still?.times === item.times && still.at === item.at) await store.work.unpark(id);
    await note({ store }, "parked.replay", item, {});
  }
  await writeLine(io.stdout, { replayed: ids.length });
  return 0;
}

/** The run and the feed that the message belonged to, so that it is counted where it was missed. */
async function headersOf({ store }: Pick<Installation, "store">, item: Parked): Promise<Record<string, string>> {
  const records = await store.work.trace(item.subject);
  const own = records.findLast(({ service, message }) => service === item.service && message === item.message);
  return { run: own?.run ?? LIVE_RUN, ...(own?.feed === undefined ? {} : { feed: own.feed }) };
}

async function discard(
  { store }: Installation,
  ids: readonly string[],
  { why, io }: { why: string | undefined; io: Io },
): Promise<number> {
  if (why === undefined || why.trim() === "") throw usage("parked", "discard needs --why TEXT: the audit log keeps the reason");
  for (const id of needIds("discard", ids)) {
    const item = await find({ store }, id);
    await note({ store }, "parked.discard", item, { why });
    await store.work.unpark(id);
  }
  await writeLine(io.stdout, { discarded: ids.length });
  return 0;
}

async function note(
  { store }: Pick<Installation, "store">,
  action: string,
  item: Parked,
  facts: Record<string, string>,
): Promise<void> {
  const at = new Date().toISOString();
  await store.audit.append({
    at,
    actor: "command",
    action,
    subject: `document:${item.subject}`,
    facts: { parked: item.id, service: item.service, ...facts },
  });
}

async function find({ store }: Pick<Installation, "store">, id: string): Promise<Parked> {
  const item = await store.work.getParked(id);
  if (item === null) throw new LangngheError("USAGE", `langnghe parked: nothing is parked under ${id}`);
  return item;
}

function needIds(action: string, ids: readonly string[]): readonly string[] {
  if (ids.length === 0) throw usage("parked", `${action} needs an id (langnghe parked list shows them)`);
  return ids;
}
