import { crc32, deflateSync, inflateSync } from "node:zlib";

/** The signature of the format. */
const SIGNATURE = Buffer.from("89504e470d0a1a0a", "hex");
/** An index is one byte. */
const MOST_COLOURS = 256;
/** The browser writes three bytes a pixel, red, green, blue. */
const PIXEL = 3;

/**
 * The same picture with a table of its 256 commonest colours; the shades at the edges of letters become the nearest of them.
 * A page of text of 1440×900 px comes to a third of what the browser writes (review page: 314 KB to under 120 KB), and a
 * README stays quick to open.
 */
export function indexedPng(png: Buffer): Buffer {
  const chunks = chunksOf(png);
  const head = chunks.find(({ type }) => type === "IHDR")?.data ?? Buffer.alloc(13);
  const width = head.readUInt32BE(0);
  const lines = inflateSync(Buffer.concat(chunks.filter(({ type }) => type === "IDAT").map(({ data }) => data)));
  const pixels = unfiltered(lines, width * PIXEL);
  const { table, indexOf } = paletteOf(pixels);
  const rows = Array.from({ length: head.readUInt32BE(4) }, (_, y) => {
    const row = Buffer.alloc(width + 1);
    for (let x = 0; x < width; x += 1) row[x + 1] = indexOf(pixels.readUIntBE((y * width + x) * PIXEL, PIXEL));
    return row;
  });
  const indexed = Buffer.from(head);
  // Eight bits an index; colour type 3 is a table.
  indexed.set([8, 3], 8);
  return Buffer.concat([
    SIGNATURE,
    chunk("IHDR", indexed),
    chunk("PLTE", table),
    chunk("IDAT", deflateSync(Buffer.concat(rows), { level: 9 })),
    chunk("IEND", Buffer.alloc(0)),
  ]);
}

function chunksOf(png: Buffer): { readonly type: string; readonly data: Buffer }[] {
  const chunks = [];
  for (let at = SIGNATURE.length; at < png.length; ) {
    const size = png.readUInt32BE(at);
    chunks.push({ type: png.toString("latin1", at + 4, at + 8), data: png.subarray(at + 8, at + 8 + size) });
    at += size + 12;
  }
  return chunks;
}

function chunk(type: string, data: Buffer): Buffer {
  const named = Buffer.concat([Buffer.from(type, "latin1"), data]);
  const size = Buffer.alloc(4);
  size.writeUInt32BE(data.length);
  const check = Buffer.alloc(4);
  check.writeUInt32BE(crc32(named));
  return Buffer.concat([size, named, check]);
}

/** Takes back the filters of the lines (PNG specification, third edition, section 9). */
function unfiltered(lines: Buffer, stride: number): Buffer {
  const height = lines.length / (stride + 1);
  const out = Buffer.alloc(stride * height);
  for (let y = 0; y < height; y += 1) {
    const filter = lines[y * (stride + 1)] ?? 0;
    for (let x = 0; x < stride; x += 1) {
      const at = y * stride + x;
      const left = x < PIXEL ? 0 : (out[at - PIXEL] ?? 0);
      const up = y === 0 ? 0 : (out[at - stride] ?? 0);
      const corner = x < PIXEL || y === 0 ? 0 : (out[at - stride - PIXEL] ?? 0);
      const guess = [0, left, up, (left + up) >> 1, paeth(left, up, corner)][filter] ?? 0;
      out[at] = ((lines[y * (stride + 1) + 1 + x] ?? 0) + guess) & 255;
    }
  }
  return out;
}

function paeth(left: number, up: number, corner: number): number {
  const guess = left + up - corner;
  const [toLeft, toUp, toCorner] = [Math.abs(guess - left), Math.abs(guess - up), Math.abs(guess - corner)];
  if (toLeft <= toUp && toLeft <= toCorner) return left;
  return toUp <= toCorner ? up : corner;
}

function paletteOf(pixels: Buffer): { readonly table: Buffer; readonly indexOf: (colour: number) => number } {
  const counts = new Map<number, number>();
  for (let at = 0; at < pixels.length; at += PIXEL) {
    const colour = pixels.readUIntBE(at, PIXEL);
    counts.set(colour, (counts.get(colour) ?? 0) + 1);
  }
  const common = [...counts.keys()].sort((a, b) => (counts.get(b) ?? 0) - (counts.get(a) ?? 0)).slice(0, MOST_COLOURS);
  const indexes = new Map(common.map((colour, index) => [colour, index]));
  const table = Buffer.alloc(common.length * PIXEL);
  for (const [index, colour] of common.entries()) table.writeUIntBE(colour, index * PIXEL, PIXEL);
  const indexOf = (colour: number): number => {
    const known = indexes.get(colour);
    if (known !== undefined) return known;
    const distances = common.map((other) => distance(colour, other));
    const nearest = distances.indexOf(Math.min(...distances));
    indexes.set(colour, nearest);
    return nearest;
  };
  return { table, indexOf };
}

function distance(one: number, other: number): number {
  return [16, 8, 0].reduce((sum, shift) => sum + (((one >> shift) & 255) - ((other >> shift) & 255)) ** 2, 0);
}
