export { composeIndexer, composeRetention } from "./compose.ts";
export type { Indexed, IndexerDeps } from "./deps.ts";
export { indexerFlow } from "./flow.ts";
export { applyRetention, type RetentionDeps, startRetention } from "./retention.ts";
export { type IndexerHost, startIndexer } from "./start.ts";
