import { gunzipSync, gzipSync } from "node:zlib";
import { LangngheError } from "@langnghe/domain";

/**
 * The form of a weights file: gzip of a 4-byte length, that many bytes of JSON (`{facts, arrays}`), then the arrays
 * one behind the other, each at a multiple of four bytes.
 */
export interface WeightsFile {
  /** What the JSON part says besides the arrays; its reader validates it. */
  readonly facts: unknown;
  readonly arrays: ReadonlyMap<string, Int8Array | Float32Array>;
}

interface ArrayEntry {
  readonly name: string;
  readonly type: "i8" | "f32";
  readonly length: number;
}

const ALIGN = 4;

export function encodeWeights(file: WeightsFile): Uint8Array {
  const entries: ArrayEntry[] = [...file.arrays].map(([name, array]) => ({
    name,
    type: array instanceof Int8Array ? "i8" : "f32",
    length: array.length,
  }));
  const head = Buffer.from(JSON.stringify({ facts: file.facts, arrays: entries }));
  const length = Buffer.alloc(ALIGN);
  length.writeUInt32LE(head.length);
  const parts: Uint8Array[] = [length, head, Buffer.alloc(padding(head.length))];
  for (const array of file.arrays.values()) {
    parts.push(new Uint8Array(array.buffer, array.byteOffset, array.byteLength), Buffer.alloc(padding(array.byteLength)));
  }
  return gzipSync(Buffer.concat(parts), { level: 9 });
}

export function decodeWeights(bytes: Uint8Array): WeightsFile {
  try {
    const raw = Uint8Array.from(gunzipSync(bytes));
    const headLength = new DataView(raw.buffer).getUint32(0, true);
    const head: unknown = JSON.parse(Buffer.from(raw.buffer, ALIGN, headLength).toString("utf8"));
    if (!isHead(head)) throw new LangngheError("PARSE_FAILED", "The weights file does not say what it holds.");
    const arrays = new Map<string, Int8Array | Float32Array>();
    let at = ALIGN + headLength + padding(headLength);
    for (const { name, type, length } of head.arrays) {
      const array = type === "i8" ? new Int8Array(raw.buffer, at, length) : new Float32Array(raw.buffer, at, length);
      arrays.set(name, array);
      at += array.byteLength + padding(array.byteLength);
    }
    return { facts: head.facts, arrays };
  } catch (cause) {
    if (cause instanceof LangngheError) throw cause;
    throw new LangngheError("PARSE_FAILED", "The weights file is damaged or of another form.", { cause });
  }
}

function padding(length: number): number {
  return (ALIGN - (length % ALIGN)) % ALIGN;
}

function isHead(value: unknown): value is { facts: unknown; arrays: ArrayEntry[] } {
  return typeof value === "object" && value !== null && "facts" in value && "arrays" in value && Array.isArray(value.arrays);
}

/** An array that must be there with this many entries. */
export function arrayOf(file: WeightsFile, name: string, length: number): Int8Array | Float32Array {
  const array = file.arrays.get(name);
  if (array === undefined || array.length !== length) {
    throw new LangngheError("PARSE_FAILED", `The weights file lacks ${name} with ${length} entries.`, {
      facts: { array: name, expected: length, found: array?.length ?? null },
    });
  }
  return array;
}

/** The same, for arrays stored in full precision. */
export function floatsOf(file: WeightsFile, name: string, length: number): Float32Array {
  return Float32Array.from(arrayOf(file, name, length));
}
