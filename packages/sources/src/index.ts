export { evaluateFeeds, type FeedReport, type ReadFeed } from "./evaluate-feeds.ts";
export type { FeedFormat, ParsedFeed, ParsedItem } from "./parse/feed-shape.ts";
export { type FeedSource, parseFeed, parseFeedText } from "./parse/parse-feed.ts";
export { readDroppedFile } from "./read-file.ts";
export type { DroppedFile, FetchedBytes, FetchOptions, PollResult, Source, SourceDeps } from "./source.ts";
export { sourceTypeOf, sourceTypes } from "./source-types.ts";
