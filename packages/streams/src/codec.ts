import { zstdCompressSync, zstdDecompressSync } from "node:zlib";
import { LangngheError } from "@langnghe/domain";
import type { z } from "zod";

/** Bytes below this gain little from compression. */
const COMPRESS_FROM_BYTES = 1_024;
/** What a message may unfold to: the page limit (10 MiB) as base64 in JSON, with room for its fields. */
export const MAX_MESSAGE_BYTES = 24 * 1_024 * 1_024;
const ZSTD_MAGIC = 0xfd2fb528;

/** Turns values of one stream into bytes and back. Decoding checks the shape; what does not fit is an error, not a guess. */
export interface Codec<T> {
  encode(value: T): Uint8Array;
  decode(bytes: Uint8Array): T;
}

/** JSON, compressed with zstd above 1 KiB; a decompression limit guards the reader. */
export function jsonCodec<T>(name: string, schema: z.ZodType<T>): Codec<T> {
  return {
    encode: function encode(value) {
      const bytes = Buffer.from(JSON.stringify(value));
      return bytes.length < COMPRESS_FROM_BYTES ? bytes : zstdCompressSync(bytes);
    },
    decode: function decode(bytes) {
      const parsed = schema.safeParse(parseJson(name, bytes));
      if (parsed.success) return parsed.data;
      const issue = parsed.error.issues[0];
      const where = issue?.path.join(".") ?? "";
      throw new LangngheError(
        "PARSE_FAILED",
        `a message of ${name} does not fit its schema at "${where}": ${issue?.message ?? ""}`,
      );
    },
  };
}

function parseJson(name: string, bytes: Uint8Array): unknown {
  try {
    const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    const compressed = buffer.length >= 4 && buffer.readUInt32LE(0) === ZSTD_MAGIC;
    const plain = compressed ? zstdDecompressSync(buffer, { maxOutputLength: MAX_MESSAGE_BYTES }) : buffer;
    return JSON.parse(plain.toString("utf8"));
  } catch (cause) {
    throw new LangngheError("PARSE_FAILED", `a message of ${name} is not JSON`, { cause });
  }
}
