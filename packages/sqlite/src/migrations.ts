import { LangngheError } from "@langnghe/domain";
import { integer } from "./columns.ts";
import type { Database, OpenOptions } from "./database.ts";

/**
 * Brings a part's tables to the newest version in one transaction. Bus and store share the file, so that the version is
 * kept a part (table `schema_versions`); `PRAGMA user_version` has room for one number only.
 */
export function migrate(database: Database, options: OpenOptions): void {
  const { file, part, migrations } = options;
  database.write(() => {
    database.run("CREATE TABLE IF NOT EXISTS schema_versions (part TEXT PRIMARY KEY, version INTEGER NOT NULL) STRICT");
    const row = database.get("SELECT version FROM schema_versions WHERE part = ?", part);
    const found = row === undefined ? 0 : integer(row, "version");
    if (found > migrations.length) throw tooNew(file, part, found, migrations.length);
    if (found === migrations.length) return;
    for (const migration of migrations.slice(found)) {
      for (const statement of statementsOf(migration)) database.run(statement);
    }
    database.run("INSERT OR REPLACE INTO schema_versions (part, version) VALUES (?, ?)", part, migrations.length);
  });
}

/** Migrations are plain CREATE, ALTER and INSERT statements, each ended by a semicolon at the end of a line. */
function statementsOf(migration: string): string[] {
  return migration
    .split(/;\s*$/mu)
    .map((statement) => statement.trim())
    .filter((statement) => statement !== "");
}

function tooNew(file: string, part: string, found: number, known: number): LangngheError {
  return new LangngheError(
    "DATA_FOLDER",
    `${file} was written by a newer version of this program (${part} ${found}, this one knows ${known}); start that version, or use another data folder`,
    { facts: { file, part, found, known } },
  );
}
