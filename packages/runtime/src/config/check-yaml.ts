import { isMap, isScalar, isSeq, LineCounter, type Node, parseDocument } from "yaml";
import type { z } from "zod";
import type { ConfigFault } from "./fault.ts";
import { nearest } from "./nearest.ts";

type Path = readonly PropertyKey[];

/** A file's value checked against a schema: the value, or every fault with its line. */
export type Checked<T> =
  | { readonly value: T; readonly faults: readonly [] }
  | { readonly value: null; readonly faults: readonly ConfigFault[] };

/** Parses YAML text and checks it; a fault names file, line, key and what is allowed there. */
export function checkYaml<T>(file: string, text: string, schema: z.ZodType<T>): Checked<T> {
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines, uniqueKeys: true });
  if (document.errors.length > 0) {
    const faults = document.errors.map((error) => ({
      file,
      line: error.linePos?.[0].line ?? null,
      key: "",
      message: firstLine(error.message),
    }));
    return { value: null, faults };
  }
  const parsed = schema.safeParse(document.toJS() ?? {}, { reportInput: true });
  if (parsed.success) return { value: parsed.data, faults: [] };
  const lineOf = (path: Path) => lineAt(document.contents, path, lines);
  const faults = parsed.error.issues.flatMap((issue) => faultsOf(issue, schema, { file, lineOf }));
  return { value: null, faults };
}

function faultsOf(
  issue: z.core.$ZodIssue,
  schema: z.ZodType,
  at: { file: string; lineOf: (path: Path) => number | null },
): ConfigFault[] {
  if (issue.code === "unrecognized_keys") {
    const allowed = keysAt(schema, issue.path);
    return issue.keys.map((key) => {
      const path = [...issue.path, key];
      return {
        file: at.file,
        line: at.lineOf(path),
        key: path.join("."),
        message: `is not a setting${meant(key, allowed)}; allowed here: ${allowed.join(", ")}`,
      };
    });
  }
  return [{ file: at.file, line: at.lineOf(issue.path), key: issue.path.join("."), message: messageOf(issue) }];
}

function messageOf(issue: z.core.$ZodIssue): string {
  if (issue.code === "invalid_value" && issue.input === undefined)
    return `is missing; one of: ${issue.values.map(String).join(", ")}`;
  if (issue.code === "invalid_type" && issue.input === undefined) return `is missing (${issue.expected} wanted)`;
  if (issue.code === "invalid_value") return `must be one of: ${issue.values.map(String).join(", ")}`;
  return issue.message;
}

function meant(key: string, allowed: readonly string[]): string {
  const close = nearest(key, allowed);
  return close === null ? "" : ` (did you mean "${close}"?)`;
}

/** The names allowed at a path of the schema, as far as it is made of objects, records and arrays. */
function keysAt(schema: unknown, path: Path): string[] {
  let current = unwrap(schema);
  for (const step of path) current = unwrap(child(current, step));
  const shape = property(current, "shape");
  return typeof shape === "object" && shape !== null ? Object.keys(shape) : [];
}

function child(schema: unknown, step: PropertyKey): unknown {
  const shape = property(schema, "shape");
  if (typeof shape === "object" && shape !== null) return property(shape, step);
  return property(property(schema, "def"), "valueType") ?? property(property(schema, "def"), "element");
}

function unwrap(schema: unknown): unknown {
  let current = schema;
  for (let inner = innerOf(current); inner !== undefined; inner = innerOf(current)) current = inner;
  return current;
}

function innerOf(schema: unknown): unknown {
  const def = property(schema, "def");
  return property(def, "innerType") ?? (property(def, "type") === "pipe" ? property(def, "in") : undefined);
}

function property(value: unknown, key: PropertyKey): unknown {
  return typeof value === "object" && value !== null ? Reflect.get(value, key) : undefined;
}

/** Line of the deepest node that exists on the path, so that a missing setting is reported where it would stand. */
function lineAt(root: Node | null, path: Path, lines: LineCounter): number | null {
  let node: unknown = root;
  let offset = root?.range?.[0] ?? null;
  for (const step of path) {
    const found = step === undefined ? undefined : stepInto(node, step);
    if (found === undefined) break;
    node = found.value;
    offset = found.offset ?? offset;
  }
  return offset === null ? null : lines.linePos(offset).line;
}

function stepInto(node: unknown, step: PropertyKey): { value: unknown; offset: number | null } | undefined {
  if (isMap(node)) {
    const pair = node.items.find((item) => isScalar(item.key) && String(item.key.value) === String(step));
    if (pair === undefined) return undefined;
    return { value: pair.value, offset: isScalar(pair.key) ? (pair.key.range?.[0] ?? null) : null };
  }
  if (isSeq(node)) {
    const item: unknown = node.items[Number(step)];
    return item === undefined ? undefined : { value: item, offset: offsetOf(item) };
  }
  return undefined;
}

function offsetOf(node: unknown): number | null {
  return isMap(node) || isSeq(node) || isScalar(node) ? (node.range?.[0] ?? null) : null;
}

function firstLine(text: string): string {
  return text.split("\n")[0] ?? text;
}
