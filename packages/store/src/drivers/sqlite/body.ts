import { zstdCompressSync, zstdDecompressSync } from "node:zlib";
import { classifiedDocumentSchema, LangngheError, type StoredDocument } from "@langnghe/domain";
import { z } from "zod";

/** Bytes below this gain little from compression. */
const COMPRESS_FROM_BYTES = 1_024;
/** What a document may unfold to: text is capped far below by the extractor. */
const MAX_BODY_BYTES = 64 * 1_024 * 1_024;
const ZSTD_MAGIC = 0xfd2fb528;

const storedBodySchema = z.object({
  document: classifiedDocumentSchema.extend({
    story: z.string(),
    revisionNumber: z.number().int(),
    indexedAt: z.string(),
  }),
  bands: z.array(z.string()),
});

/** What is kept of a document beside its index: the document itself, and the bands to take out when it changes. */
export interface StoredBody {
  readonly document: StoredDocument;
  readonly bands: readonly string[];
}

const revisionBodySchema = z.object({ title: z.string(), text: z.string() });
export type RevisionBody = z.infer<typeof revisionBodySchema>;

export function packBody(body: StoredBody): Uint8Array {
  return pack(body);
}

/**
 * A stored document read back. Its schema was checked when it was put and SQLite guards the page, so that only the outline
 * is looked at here: parsing it all again would double the cost of a page of hits.
 */
export function unpackBody(bytes: Uint8Array): StoredBody {
  const value = unpack(bytes);
  if (isStoredBody(value)) return value;
  throw new LangngheError("DATA_FOLDER", "a stored document cannot be read back", {
    cause: storedBodySchema.safeParse(value).error,
  });
}

function isStoredBody(value: unknown): value is StoredBody {
  return typeof value === "object" && value !== null && "document" in value && "bands" in value && Array.isArray(value.bands);
}

export function packRevision(body: RevisionBody): Uint8Array {
  return pack(body);
}

export function unpackRevision(bytes: Uint8Array): RevisionBody {
  return revisionBodySchema.parse(unpack(bytes));
}

function pack(value: unknown): Uint8Array {
  const bytes = Buffer.from(JSON.stringify(value));
  return bytes.length < COMPRESS_FROM_BYTES ? bytes : zstdCompressSync(bytes);
}

function unpack(bytes: Uint8Array): unknown {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const compressed = buffer.length >= 4 && buffer.readUInt32LE(0) === ZSTD_MAGIC;
  const plain = compressed ? zstdDecompressSync(buffer, { maxOutputLength: MAX_BODY_BYTES }) : buffer;
  return JSON.parse(plain.toString("utf8"));
}
