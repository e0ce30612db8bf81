export { composeClassifier } from "./compose.ts";
export type { ClassifierDeps } from "./deps.ts";
export { classifierFlow } from "./flow.ts";
export { loadModels, type Models } from "./models.ts";
export { type ClassifierHost, startClassifier } from "./start.ts";
