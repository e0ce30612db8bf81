export type { DroppedFile, FetchedBytes, FetchOptions, PollResult, Source, SourceDeps } from "./source.ts";
