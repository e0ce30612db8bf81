import type { SearchFilter, StoredDocument } from "@langnghe/domain";
import type { DocumentStore } from "@langnghe/store";
import { instant, readArguments, takesNothing, wholeNumber } from "../cli/arguments.ts";
import type { Command } from "../cli/command.ts";
import { writeLine } from "../cli/lines.ts";
import { withInstallation } from "../system/installation.ts";
import { loadConfig } from "../system/load-config.ts";

/** Hits fetched at once. */
const PAGE = 200;
const DEFAULT_LIMIT = 20;
const MOST = 1_000_000_000;

export const searchCommand: Command = {
  name: "search",
  summary: "print matching documents",
  help: `
usage: langnghe search [--data DIR] [--query Q] [--from T] [--to T] [--limit N|all] --jsonl
Writes {id,url,revision,title,channel,outlet,publishedAt,topics,places,story,flag} a line each, newest first. Without a
query all documents, by id, consistent while ingestion goes on. --from is inclusive, --to exclusive; a day is a Vietnamese one.`,
  run: async (argv, io) => {
    const text = { type: "string" } as const;
    const options = {
      data: text,
      config: text,
      query: text,
      from: text,
      to: text,
      limit: text,
      jsonl: { type: "boolean" },
    } as const;
    const { values, positionals } = readArguments("search", argv, options);
    takesNothing("search", positionals);
    const config = loadConfig(io.env, values);
    const filter = filterOf(values.query, instant("search", "from", values.from), instant("search", "to", values.to));
    const all = values.limit === "all" || (values.limit === undefined && values.query === undefined);
    const limit = all ? MOST : (wholeNumber("search", "limit", values.limit, { least: 1, most: MOST }) ?? DEFAULT_LIMIT);
    await withInstallation(config, async ({ store }) => {
      let left = limit;
      for await (const document of matches(store.documents, filter)) {
        await writeLine(io.stdout, lineOf(document));
        left -= 1;
        if (left === 0) break;
      }
    });
    return 0;
  },
};

function filterOf(q: string | undefined, from: string | undefined, to: string | undefined): SearchFilter {
  return { ...(q === undefined ? {} : { q }), ...(from === undefined ? {} : { from }), ...(to === undefined ? {} : { to }) };
}

async function* matches(documents: DocumentStore, filter: SearchFilter): AsyncGenerator<StoredDocument> {
  if (filter.q === undefined) return yield* documents.scan(filter);
  let cursor: string | null | undefined;
  do {
    const page = await documents.search({ filter, sort: "newest", limit: PAGE, ...(cursor ? { cursor } : {}) });
    for (const { document } of page.hits) yield document;
    cursor = page.next;
  } while (cursor !== null);
}

function lineOf({ id, url, revision, title, channel, outlet, publishedAt, topics, places, story, flag }: StoredDocument) {
  return {
    id,
    url,
    revision,
    title,
    channel,
    outlet,
    publishedAt,
    topics: topics.map((topic) => topic.id),
    places,
    story,
    flag,
  };
}
