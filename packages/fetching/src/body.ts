import { pipeline, Readable, type Transform } from "node:stream";
import {
  constants,
  createBrotliDecompress,
  createGunzip,
  createInflate,
  createInflateRaw,
  createZstdDecompress,
} from "node:zlib";
import { refused } from "./refusal.ts";

/** More layers than any honest server uses; each layer multiplies what a small body can unfold to. */
const MAX_ENCODINGS = 2;

/** How a body is read to its end. */
export interface BodyReading {
  readonly url: URL;
  readonly encoding: string | null;
  readonly maxBytes: number;
  /** Cut at the limit (robots.txt, RFC 9309) instead of refusing. */
  readonly truncate: boolean;
  /** Called with the size of each piece as it comes off the wire. */
  readonly onWire: (bytes: number) => void;
}

type Bytes = AsyncIterable<Buffer>;
type Decode = (source: Bytes) => Bytes;

/**
 * Reads a body, decompressing on the way and counting on both sides of it, so that a small bomb ends as soon as it has
 * unfolded to the limit: never more than the limit and one chunk is held. Rejects with FETCH_REFUSED (`too_large`,
 * `encoding`) or with what the stream failed with.
 */
export async function readBody(body: Readable, reading: BodyReading): Promise<Uint8Array> {
  let source: Bytes = countWire(body, reading);
  for (const decode of decodersFor(reading)) source = decode(source);
  return collect(source, reading);
}

async function* countWire(body: Readable, reading: BodyReading): AsyncGenerator<Buffer> {
  let total = 0;
  for await (const chunk of body) {
    if (!Buffer.isBuffer(chunk)) continue;
    total += chunk.length;
    reading.onWire(chunk.length);
    // Empty members and frames can go on for ever without unfolding to anything.
    if (total > reading.maxBytes && !reading.truncate) throw refused(reading.url, "too_large", { limit: reading.maxBytes });
    yield chunk;
  }
}

async function collect(source: Bytes, reading: BodyReading): Promise<Uint8Array> {
  const chunks: Buffer[] = [];
  let total = 0;
  for await (const chunk of source) {
    const room = reading.maxBytes - total;
    if (chunk.length > room && !reading.truncate) throw refused(reading.url, "too_large", { limit: reading.maxBytes });
    const kept = chunk.subarray(0, room);
    chunks.push(kept);
    total += kept.length;
    if (kept.length < chunk.length) break;
  }
  return Buffer.concat(chunks, total);
}

/** Decoders in the order in which they are undone: the encoding named last was put on last. */
function decodersFor(reading: BodyReading): Decode[] {
  const names = (reading.encoding ?? "")
    .toLowerCase()
    .split(",")
    .map((name) => name.trim())
    .filter((name) => name !== "" && name !== "identity");
  if (names.length > MAX_ENCODINGS) throw refused(reading.url, "encoding", { layers: names.length });
  return names.reverse().map((name) => decoderOf(name, reading.url));
}

function decoderOf(name: string, url: URL): Decode {
  // A missing end is forgiven as browsers forgive it: many servers cut the trailer.
  if (name === "gzip" || name === "x-gzip") return through(() => createGunzip({ finishFlush: constants.Z_SYNC_FLUSH }));
  if (name === "deflate") return through(createInflateEither);
  if (name === "br") return through(() => createBrotliDecompress({ finishFlush: constants.BROTLI_OPERATION_FLUSH }));
  if (name === "zstd") return through(() => createZstdDecompress());
  throw refused(url, "encoding", { encoding: name.slice(0, 20) });
}

/** "deflate" means zlib (RFC 9110), yet servers send raw deflate too; the low half of the first byte tells (RFC 1950). */
function createInflateEither(first: Buffer): Transform {
  const ZLIB_METHOD = 8;
  const create = ((first[0] ?? 0) & 0x0f) === ZLIB_METHOD ? createInflate : createInflateRaw;
  return create({ finishFlush: constants.Z_SYNC_FLUSH });
}

/** An empty body is empty under every encoding. */
function through(create: (first: Buffer) => Transform): Decode {
  return async function* decode(source) {
    const pieces = source[Symbol.asyncIterator]();
    const first = await pieces.next();
    if (first.done === true) return;
    const decoder = create(first.value);
    const joined = Readable.from(startingWith(first.value, pieces));
    // Errors of either end arrive at the reader of the decoder; there is nothing to do in the callback.
    yield* pipeline(joined, decoder, () => undefined);
  };
}

async function* startingWith(first: Buffer, rest: AsyncIterator<Buffer>): AsyncGenerator<Buffer> {
  try {
    yield first;
    for (let piece = await rest.next(); piece.done !== true; piece = await rest.next()) yield piece.value;
  } finally {
    await rest.return?.();
  }
}
