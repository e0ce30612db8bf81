/** A technical line `CODE: message`, as logs and reports have it. */
interface Detail {
  readonly code: string | null;
  readonly message: string;
}

const CODED = /^([A-Z][A-Z_]+): (.*)$/su;

/** Splits the code from the message; a line without a code is all message. */
export function parseDetail(line: string): Detail {
  const match = CODED.exec(line);
  return { code: match?.[1] ?? null, message: match?.[2] ?? line };
}
