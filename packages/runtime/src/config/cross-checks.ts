import type { DigestSeries, Feed, Outlet, Place, Topic } from "@langnghe/domain";
import type { z } from "zod";
import type { ConfigFault } from "./fault.ts";
import { nearest } from "./nearest.ts";

interface InFile<T> {
  readonly file: string;
  readonly value: T;
}

/** What the checks that no single file can make look at. */
export interface CrossInput {
  readonly feedFiles: readonly InFile<{ readonly outlets: readonly Outlet[]; readonly feeds: readonly Feed[] }>[];
  readonly topics: readonly InFile<Topic>[];
  readonly places: readonly InFile<{ readonly places: readonly Place[] }>[];
  readonly digests: readonly InFile<DigestSeries>[];
  readonly optionSchemas: Readonly<Record<string, z.ZodType>> | null;
}

/** Ids used twice, and references to what does not exist. */
export function crossFaults(input: CrossInput): ConfigFault[] {
  const feeds = input.feedFiles.flatMap(({ file, value }) => value.feeds.map((feed) => ({ file, value: feed })));
  const outlets = input.feedFiles.flatMap(({ file, value }) => value.outlets.map((outlet) => ({ file, value: outlet })));
  const places = input.places.flatMap(({ file, value }) => value.places.map((place) => ({ file, value: place })));
  return [
    ...doubles("feed", feeds),
    ...doubles("outlet", outlets),
    ...doubles("topic", input.topics),
    ...doubles("place", places),
    ...doubles("digest", input.digests),
    ...feeds.flatMap((feed) =>
      feedFaults(
        feed,
        outlets.map(({ value }) => value.id),
        input.optionSchemas,
      ),
    ),
    ...input.digests.flatMap((digest) =>
      digestFaults(
        digest,
        input.topics.map(({ value }) => value.id),
      ),
    ),
  ];
}

function doubles(what: string, items: readonly InFile<{ readonly id: string }>[]): ConfigFault[] {
  const seen = new Map<string, string>();
  const faults: ConfigFault[] = [];
  for (const { file, value } of items) {
    const first = seen.get(value.id);
    if (first !== undefined)
      faults.push(fault(file, value.id, `this ${what} id is used twice; the first one stands in ${first}`));
    else seen.set(value.id, file);
  }
  return faults;
}

function feedFaults(
  { file, value: feed }: InFile<Feed>,
  outlets: readonly string[],
  schemas: CrossInput["optionSchemas"],
): ConfigFault[] {
  const faults: ConfigFault[] = [];
  if (!outlets.includes(feed.outlet))
    faults.push(fault(file, `feeds.${feed.id}.outlet`, unknown(feed.outlet, "an outlet", outlets)));
  if (schemas === null) return faults;
  const schema = schemas[feed.type];
  if (schema === undefined) {
    faults.push(fault(file, `feeds.${feed.id}.type`, unknown(feed.type, "a source type", Object.keys(schemas))));
    return faults;
  }
  const checked = schema.safeParse(feed.options);
  if (checked.success) return faults;
  for (const issue of checked.error.issues) {
    faults.push(fault(file, ["feeds", feed.id, "options", ...issue.path.map(String)].join("."), issue.message));
  }
  return faults;
}

function digestFaults({ file, value }: InFile<DigestSeries>, topics: readonly string[]): ConfigFault[] {
  return value.topics
    .filter((topic) => !topics.includes(topic))
    .map((topic) => fault(file, "topics", unknown(topic, "a topic", topics)));
}

function unknown(word: string, what: string, allowed: readonly string[]): string {
  const close = nearest(word, allowed);
  return `"${word}" is not ${what}${close === null ? "" : ` (did you mean "${close}"?)`}; allowed: ${allowed.join(", ")}`;
}

function fault(file: string, key: string, message: string): ConfigFault {
  return { file, line: null, key, message };
}
