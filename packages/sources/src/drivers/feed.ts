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
    vi: 'Địa chỉ của tệp RSS, Atom hoặc JSON Feed mà trang tin cung cấp. Với kiến nghị trong JSON Feed, địa bàn và thời gian trả lời được đọc từ phần mở rộng "_petition": {"place": "…", "answered_at": "…"} của từng mục, hoặc từ _place và _answered_at.',
    en: 'The address of the RSS, Atom or JSON Feed document that the site offers. For petitions in a JSON Feed, place and time of the answer are read from each item\'s extension "_petition": {"place": "…", "answered_at": "…"}, or from _place and _answered_at.',
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
