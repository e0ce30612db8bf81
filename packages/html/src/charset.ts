import iconv from "iconv-lite";
import { decodeEbcdic } from "./ebcdic.ts";
import { decodeVietnamese } from "./vietnamese.ts";

/** Bytes read for a declaration: HTML says 1,024; real pages put it later, so four times that. */
const DECLARATION_BYTES = 4_096;

/** What was read, and how. */
export interface Decoded {
  /** NFC. Bytes that the charset does not know are U+FFFD. */
  readonly text: string;
  readonly charset: string;
  /** How many replacement characters decoding brought in. */
  readonly replaced: number;
}

/** What the outside says about the bytes. */
export interface DecodeHints {
  /** The HTTP header `Content-Type`, charset included. */
  readonly contentType?: string | null;
  /** Where the declaration stands: an XML prolog or an HTML meta element. */
  readonly form: "xml" | "html";
}

/**
 * Bytes to text: byte order mark, HTTP charset, the document's declaration, UTF-8 when it fits, else by its bytes:
 * one of the Vietnamese charsets where the text then is Vietnamese, or windows-1252.
 * A named charset that does not fit strictly is passed over for the next one. Never throws.
 */
export function decodeBytes(bytes: Uint8Array, hints: DecodeHints): Decoded {
  for (const charset of candidates(bytes, hints)) {
    const text = decodeStrictly(bytes, charset);
    if (text !== null) return trueCharset(bytes, charset, text);
  }
  const text = new TextDecoder("utf-8").decode(bytes);
  const replaced = count(text, "\uFFFD");
  // UTF-8 with broken bytes stays UTF-8: bytes of another charset hardly ever happen to make valid sequences.
  if (replaced > count(text, /[\u0080-\uFFFC]/g)) {
    const vietnamese = decodeVietnamese(bytes);
    if (vietnamese !== null) return { ...vietnamese, text: clean(vietnamese.text), replaced: 0 };
    return { text: clean(decodeWith(bytes, "windows-1252")), charset: "windows-1252", replaced: 0 };
  }
  return { text: clean(text), charset: "utf-8", replaced };
}

const WESTERN = /^(?:iso-?8859|windows-125|cp125|latin|l1$|us-ascii|x-user-defined)/i;
/** What Vietnamese pages of the time before Unicode said of themselves, whatever their fonts were made for. */
const MISNAMED = /^(?:iso-?8859-?1$|windows-1252$|cp1252$|latin-?1$|l1$|x-user-defined$)/i;

/**
 * Text named as a one-byte charset that is also valid UTF-8 with letters beyond ASCII is UTF-8, and text named Western that
 * is Vietnamese in a charset of its own is that: wrong declarations.
 */
function trueCharset(bytes: Uint8Array, charset: string, text: string): Decoded {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: ASCII is meant, control characters included.
  const ascii = /^[\u0000-\u007f]*$/.test(text);
  const utf8 = WESTERN.test(charset) && !ascii ? decodeStrictly(bytes, "utf-8") : null;
  if (utf8 !== null) return { text: clean(utf8), charset: "utf-8", replaced: 0 };
  const vietnamese = MISNAMED.test(charset) && !ascii ? decodeVietnamese(bytes) : null;
  return { text: clean(vietnamese?.text ?? text), charset: vietnamese?.charset ?? charset, replaced: 0 };
}

function count(text: string, needle: string | RegExp): number {
  return text.split(needle).length - 1;
}

function clean(text: string): string {
  const bare = text.charCodeAt(0) === 0xfe_ff ? text.slice(1) : text;
  return bare.normalize("NFC");
}

function candidates(bytes: Uint8Array, hints: DecodeHints): string[] {
  const marked = byMark(bytes);
  const found = [marked, charsetOfHeader(hints.contentType ?? null)];
  if (marked === null) found.push(byFirstBytes(bytes), declared(bytes, hints.form));
  found.push("utf-8");
  return found.filter((name): name is string => name !== null);
}

function byMark(b: Uint8Array): string | null {
  if (b[0] === 0xef && b[1] === 0xbb && b[2] === 0xbf) return "utf-8";
  if (b[0] === 0xff && b[1] === 0xfe && b[2] === 0 && b[3] === 0) return "utf-32le";
  if (b[0] === 0 && b[1] === 0 && b[2] === 0xfe && b[3] === 0xff) return "utf-32be";
  if (b[0] === 0xff && b[1] === 0xfe) return "utf-16le";
  if (b[0] === 0xfe && b[1] === 0xff) return "utf-16be";
  return null;
}

/** Families of charsets by how `<` and what follows look: XML 1.0, appendix F. */
function byFirstBytes(b: Uint8Array): string | null {
  if (b[0] === 0x3c && b[1] === 0 && b[2] === 0 && b[3] === 0) return "utf-32le";
  if (b[0] === 0 && b[1] === 0 && b[2] === 0 && b[3] === 0x3c) return "utf-32be";
  if (b[0] === 0x3c && b[1] === 0 && b[3] === 0) return "utf-16le";
  if (b[0] === 0 && b[1] === 0x3c && b[2] === 0) return "utf-16be";
  if (b[0] === 0x4c && b[1] === 0x6f && b[2] === 0xa7 && b[3] === 0x94) return ebcdicName(b);
  return null;
}

function ebcdicName(bytes: Uint8Array): string {
  const head = decodeEbcdic(bytes.subarray(0, DECLARATION_BYTES), "cp037") ?? "";
  const name = /encoding\s*=\s*["']([\w.-]+)/i.exec(head)?.[1] ?? "cp037";
  return decodeEbcdic(new Uint8Array(), name) === null ? "cp037" : name;
}

function charsetOfHeader(contentType: string | null): string | null {
  return /charset\s*=\s*["']?([\w:.-]+)/i.exec(contentType ?? "")?.[1] ?? null;
}

function declared(bytes: Uint8Array, form: "xml" | "html"): string | null {
  const head = iconv.decode(Buffer.from(bytes.subarray(0, DECLARATION_BYTES)), "latin1");
  const xml = /<\?xml[^>]{0,200}?encoding\s*=\s*["']\s*([\w:.-]+)/i.exec(head)?.[1] ?? null;
  if (form === "xml") return notWide(xml);
  return notWide(/<meta[^>]{0,300}?charset\s*=\s*["']?\s*([\w:.-]+)/i.exec(head)?.[1] ?? xml);
}

/** A declaration readable as ASCII cannot tell the truth when it names a charset of two or four bytes a letter. */
function notWide(name: string | null): string | null {
  return name !== null && /^(utf-?(16|32)|ucs-?[24]|u[24]|csucs4|iso-10646-ucs)/i.test(name) ? "utf-8" : name;
}

function decodeStrictly(bytes: Uint8Array, name: string): string | null {
  const label = name.toLowerCase();
  if (/^us-ascii$|^ascii$/.test(label)) return bytes.every((byte) => byte < 0x80) ? decodeWith(bytes, "latin1") : null;
  try {
    return new TextDecoder(label, { fatal: true }).decode(bytes);
  } catch (error) {
    // A TypeError is a strict decoder's "does not fit"; a RangeError an unknown label, which other tables may know.
    if (!(error instanceof RangeError)) return null;
  }
  return decodeEbcdic(bytes, label) ?? (iconv.encodingExists(label) ? fitting(decodeWith(bytes, label)) : null);
}

function fitting(text: string): string | null {
  return text.includes("\uFFFD") ? null : text;
}

function decodeWith(bytes: Uint8Array, charset: string): string {
  return iconv.decode(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength), charset);
}
