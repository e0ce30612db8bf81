export type { FeedFormat, ParsedFeed, ParsedItem } from "./parse/feed-shape.ts";
export { type FeedSource, parseFeed, parseFeedText } from "./parse/parse-feed.ts";
export type { DroppedFile, FetchedBytes, FetchOptions, PollResult, Source, SourceDeps } from "./source.ts";
export { sourceTypeOf, sourceTypes } from "./source-types.ts";
