import { type ParseArgsConfig, type ParseArgsOptionsConfig, parseArgs } from "node:util";
import { LangngheError, toInstant, vietnamDay } from "@langnghe/domain";

/** Options as node's `parseArgs` declares them. */
export type OptionTable = ParseArgsOptionsConfig;
type Parsed<T extends OptionTable> = ReturnType<
  typeof parseArgs<ParseArgsConfig & { options: T; allowPositionals: true; strict: true }>
>;

/** Reads a command's arguments; what it does not know is bad usage, with one line that says so. */
export function readArguments<T extends OptionTable>(command: string, argv: readonly string[], options: T): Parsed<T> {
  try {
    return parseArgs({ args: [...argv], options, allowPositionals: true, strict: true });
  } catch (cause) {
    const reason = cause instanceof Error ? (cause.message.split(". ")[0] ?? cause.message) : String(cause);
    throw usage(command, reason);
  }
}

/** Bad usage: exit code 2, one line. */
export function usage(command: string, reason: string): LangngheError {
  return new LangngheError("USAGE", `langnghe ${command}: ${reason} (see: langnghe ${command} --help)`);
}

/** Refuses what stands beside the options of a command that takes nothing else. */
export function takesNothing(command: string, positionals: readonly string[]): void {
  if (positionals[0] !== undefined) throw usage(command, `does not take "${positionals[0]}"`);
}

/** A whole number within bounds, or bad usage that names option and bounds. */
export function wholeNumber(
  command: string,
  option: string,
  value: string | undefined,
  bounds: { readonly least: number; readonly most: number },
): number | undefined {
  if (value === undefined) return undefined;
  const number = Number(value);
  if (/^\d+$/.test(value) && number >= bounds.least && number <= bounds.most) return number;
  throw usage(command, `--${option} must be a whole number from ${bounds.least} to ${bounds.most}, not "${value}"`);
}

/** An instant (`2026-11-25T00:00:00Z`) or a Vietnamese day (`2026-11-25`) as RFC 3339 UTC, or bad usage. */
export function instant(command: string, option: string, value: string | undefined): string | undefined {
  if (value === undefined) return undefined;
  const day = /^\d{4}-\d{2}-\d{2}$/.test(value);
  const ms = Date.parse(day ? `${value}T00:00:00+07:00` : value);
  // Date.parse takes 31 February for 3 March.
  if (!Number.isNaN(ms) && (!day || vietnamDay(ms) === value)) return toInstant(ms);
  throw usage(command, `--${option} must be a day (2026-11-25) or an instant (2026-11-25T00:00:00Z), not "${value}"`);
}
