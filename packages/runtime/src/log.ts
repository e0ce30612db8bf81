import { createLogger, format, type Logger, transports } from "winston";

export const LOG_LEVELS = ["error", "warn", "info", "debug"] as const;
export type LogLevel = (typeof LOG_LEVELS)[number];

/** Facts of a log line: ids, counts, codes, times. Never a document's text, a person's name, an address that was redacted. */
export type LogFacts = Readonly<Record<string, string | number | boolean | null>>;

/** Writes one event. `event` is a fixed word, so that lines can be counted; what varies stands in the facts. */
export interface Log {
  (level: LogLevel, event: string, facts?: LogFacts): void;
  /** The same log with facts that stand in each line. */
  with(facts: LogFacts): Log;
}

/** JSON lines on standard error (standard output belongs to results), or in a file when one is named. */
export function createLog(options: { readonly level: LogLevel; readonly file?: string }): Log {
  const logger = createLogger({
    level: options.level,
    format: format.combine(format.timestamp(), format.json()),
    transports: [
      options.file === undefined
        ? new transports.Console({ stderrLevels: [...LOG_LEVELS] })
        : new transports.File({ filename: options.file, maxsize: MAX_FILE_BYTES, maxFiles: KEPT_FILES, tailable: true }),
    ],
  });
  return logWith(logger, {});
}

/** 10 MiB a file, five files: about a week of an ordinary installation at level info. */
const MAX_FILE_BYTES = 10 * 1_024 * 1_024;
const KEPT_FILES = 5;

/** A log that writes nothing, for tests and one-off commands. */
export const silentLog: Log = Object.assign(() => undefined, { with: () => silentLog });

function logWith(logger: Logger, standing: LogFacts): Log {
  function log(level: LogLevel, event: string, facts: LogFacts = {}): void {
    logger.log({ level, message: event, ...standing, ...facts });
  }
  return Object.assign(log, { with: (facts: LogFacts) => logWith(logger, { ...standing, ...facts }) });
}
