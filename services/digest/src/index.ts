export { composeDigest } from "./compose.ts";
export type { DigestDeps, DigestLabels } from "./deps.ts";
export { digestFlow } from "./flow.ts";
export { startDigest } from "./start.ts";
export { citedDocuments } from "./steps/deliver.ts";
export { requestedDigest, writeDigest } from "./write-digest.ts";
