const BYTES = 4;

/** A MinHash signature (unsigned 32-bit numbers) as bytes, least significant first. */
export function packSignature(signature: readonly number[]): Uint8Array {
  const bytes = Buffer.alloc(signature.length * BYTES);
  for (const [index, value] of signature.entries()) bytes.writeUInt32LE(value, index * BYTES);
  return bytes;
}

export function unpackSignature(bytes: Uint8Array): number[] {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  return Array.from({ length: buffer.length / BYTES }, (_, index) => buffer.readUInt32LE(index * BYTES));
}
