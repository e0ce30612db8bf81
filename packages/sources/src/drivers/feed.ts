import { z } from "zod";
import { entryOfItem } from "../entry.ts";
import { parseFeed } from "../parse/parse-feed.ts";
import type { Source } from "../source.ts";

const options = z.strictObject({});

/** RSS 0.9x, 1.0, 2.0, Atom 0.3 and 1.0, JSON Feed: what most outlets offer. */
export const feedSource: Source<z.infer<typeof options>> = {
  type: "feed",
  label: { vi: "Nguồn RSS, Atom, JSON Feed", en: "RSS, Atom or JSON feed" },
  help: {
    vi: "Địa chỉ của tệp RSS, Atom hoặc JSON Feed mà trang tin cung cấp.",
    en: "The address of the RSS, Atom or JSON Feed document that the site offers.",
  },
  options,
  pages: true,
  poll: async (feed, deps) => {
    const fetched = await deps.fetch(feed.url, { kind: "feed", conditional: true });
    if (fetched.notModified) return { notModified: true, entries: [], broken: [] };
    const parsed = await parseFeed(fetched.body, { url: fetched.url, contentType: fetched.contentType });
    return { notModified: false, entries: parsed.items.map(entryOfItem), broken: [] };
  },
};
