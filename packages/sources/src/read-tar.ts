/** Header and data of a tar archive come in blocks of this size: POSIX.1-1988, ustar. */
const BLOCK = 512;

/** Files of a tar archive by path, long names of GNU and pax included. Evaluation data comes packed so. */
export function readTar(archive: Uint8Array): Map<string, Uint8Array> {
  const files = new Map<string, Uint8Array>();
  let longName: string | null = null;
  for (let at = 0; at + BLOCK <= archive.length; ) {
    const header = archive.subarray(at, at + BLOCK);
    const size = Number.parseInt(textAt(header, 124, 12), 8) || 0;
    const name = textAt(header, 0, 100);
    if (name === "") break;
    const data = archive.subarray(at + BLOCK, at + BLOCK + size);
    const kind = textAt(header, 156, 1);
    if (kind === "L") longName = textAt(data, 0, size);
    else if (kind === "x") longName = /\d+ path=([^\n]+)/.exec(textAt(data, 0, size))?.[1] ?? longName;
    else {
      const prefix = textAt(header, 257, 5) === "ustar" ? textAt(header, 345, 155) : "";
      const path = longName ?? (prefix === "" ? name : `${prefix}/${name}`);
      if (kind === "0" || kind === "") files.set(path.replace(/^\.\//, ""), data);
      longName = null;
    }
    at += BLOCK + Math.ceil(size / BLOCK) * BLOCK;
  }
  return files;
}

function textAt(bytes: Uint8Array, start: number, length: number): string {
  const field = bytes.subarray(start, start + length);
  const end = field.indexOf(0);
  return new TextDecoder().decode(end === -1 ? field : field.subarray(0, end)).trim();
}
