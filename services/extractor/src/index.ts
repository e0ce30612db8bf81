export { composeExtractor } from "./compose.ts";
export type { ExtractorDeps } from "./deps.ts";
export { extractorFlow } from "./flow.ts";
export { type ExtractorHost, startExtractor } from "./start.ts";
