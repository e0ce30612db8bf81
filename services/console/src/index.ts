export {
  type AccountAdmin,
  type AccountBackend,
  type AccountChange,
  accountAdmin,
  ensureAdministrator,
  type IssuedAccount,
  type NewAccount,
} from "./api/accounts.ts";
export type { ArchivedPage, ConsoleDeps, ConsoleSettings, SentenceSpan } from "./api/deps.ts";
export { buildServer } from "./api/server.ts";
export { type RunningConsole, startConsole } from "./api/start.ts";
export { type ConsoleSurroundings, composeConsole } from "./compose.ts";
export type { DigestsView } from "./contract/digest.ts";
export type { CatalogueView } from "./contract/search.ts";
