export { type CollectorDeps, type CollectorSettings, type RunningService, startCollector } from "./collector.ts";
export { type CollectorSurroundings, composeCollector } from "./compose.ts";
export { DROP_REASONS, type DropReason, PARK_REASONS, type ParkReason } from "./entry.ts";
