export { bytes, integer, integerOrNull, text, textOrNull, wide } from "./columns.ts";
export type { Database, OpenOptions, Row } from "./database.ts";
export { translateSqliteError, type Unavailable } from "./errors.ts";
export { openDatabase } from "./open-database.ts";
