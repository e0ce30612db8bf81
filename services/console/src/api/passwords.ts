import { randomBytes, randomInt, type ScryptOptions, scrypt, timingSafeEqual } from "node:crypto";

/** One of the settings OWASP's password storage cheat sheet names as equal: N = 2^15 (32 MiB), r = 8, p = 3. */
const COST = { N: 32_768, r: 8, p: 3 } as const;
const SALT_BYTES = 16;
const KEY_BYTES = 32;
/** scrypt needs 128 × N × r bytes; a little more is allowed so that the limit itself never refuses. */
const MEMORY_SLACK = 1.25;

/** A password as it is stored: `scrypt$N$r$p$salt$hash`, so that the cost can be raised later without breaking old ones. */
export async function hashPassword(password: string): Promise<string> {
  const salt = randomBytes(SALT_BYTES);
  const key = await derive(password, salt, COST);
  return ["scrypt", COST.N, COST.r, COST.p, salt.toString("base64"), key.toString("base64")].join("$");
}

/** Compares in constant time. With `stored` null the same work is done and the answer is no: names cannot be told by time. */
export async function passwordMatches(password: string, stored: string | null): Promise<boolean> {
  const [kind, n, r, p, salt, hash] = (stored ?? NOBODY).split("$");
  if (kind !== "scrypt" || salt === undefined || hash === undefined) return false;
  const wanted = Buffer.from(hash, "base64");
  const key = await derive(password, Buffer.from(salt, "base64"), { N: Number(n), r: Number(r), p: Number(p) });
  return key.length === wanted.length && timingSafeEqual(key, wanted) && stored !== null;
}

/** Salt and hash of nobody's password, at the present cost. */
const NOBODY = `scrypt$${COST.N}$${COST.r}$${COST.p}$${Buffer.alloc(SALT_BYTES).toString("base64")}$${Buffer.alloc(KEY_BYTES).toString("base64")}`;

/** Letters and digits that are not taken for one another when read aloud or copied from paper. */
const ALPHABET = "abcdefghjkmnpqrstuvwxyz23456789";
const GROUPS = 4;
const GROUP_LETTERS = 4;

/** A password for one use: four groups of four, 79 bits. */
export function oneTimePassword(): string {
  const group = () => Array.from({ length: GROUP_LETTERS }, () => ALPHABET[randomInt(ALPHABET.length)]).join("");
  return Array.from({ length: GROUPS }, group).join("-");
}

function derive(password: string, salt: Buffer, cost: { N: number; r: number; p: number }): Promise<Buffer> {
  const options: ScryptOptions = { ...cost, maxmem: 128 * cost.N * cost.r * MEMORY_SLACK };
  return new Promise((resolve, reject) => {
    // NFKC: the same password typed on another keyboard layout or phone has the same bytes.
    scrypt(password.normalize("NFKC"), salt, KEY_BYTES, options, (error, key) => {
      if (error === null) resolve(key);
      else reject(error);
    });
  });
}
