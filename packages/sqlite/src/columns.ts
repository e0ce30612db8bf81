import { LangngheError } from "@langnghe/domain";
import type { Row } from "./database.ts";

/** A text column. What is not text there is a fault of the program: the schema says so. */
export function text(row: Row, column: string): string {
  const value = row[column];
  return typeof value === "string" ? value : wrong(column, "text");
}

export function textOrNull(row: Row, column: string): string | null {
  return row[column] === null ? null : text(row, column);
}

/** An integer or real column as a number, however the connection reads integers. */
export function integer(row: Row, column: string): number {
  const value = row[column];
  if (typeof value === "bigint") return Number(value);
  return typeof value === "number" ? value : wrong(column, "a number");
}

export function integerOrNull(row: Row, column: string): number | null {
  return row[column] === null ? null : integer(row, column);
}

/** An integer column that may need all 64 bits. */
export function wide(row: Row, column: string): bigint {
  const value = row[column];
  if (typeof value === "number") return BigInt(value);
  return typeof value === "bigint" ? value : wrong(column, "an integer");
}

export function bytes(row: Row, column: string): Uint8Array {
  const value = row[column];
  return value instanceof Uint8Array ? value : wrong(column, "bytes");
}

function wrong(column: string, expected: string): never {
  throw new LangngheError("INTERNAL", `column ${column} is not ${expected}`);
}
