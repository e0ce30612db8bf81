import { loadEnglish } from "./en/index.ts";
import type { LanguagePack } from "./language-pack.ts";
import { loadVietnamese } from "./vi/index.ts";

/** A language is a folder and one line here. A pack is loaded when it is first asked for, never by import. */
const LOADERS: Readonly<Record<string, () => LanguagePack>> = {
  vi: loadVietnamese,
  en: loadEnglish,
};

const loaded = new Map<string, LanguagePack>();

/** Codes of the languages the product knows. */
export const LANGUAGES: readonly string[] = Object.keys(LOADERS);

/** The pack of a language, loaded once; null for a language the product does not know. */
export function packFor(code: string): LanguagePack | null {
  const known = loaded.get(code);
  if (known !== undefined) return known;
  const load = Object.hasOwn(LOADERS, code) ? LOADERS[code] : undefined;
  if (load === undefined) return null;
  const pack = load();
  loaded.set(code, pack);
  return pack;
}

/** Every pack by its code, for those who take packs as a parameter. */
export function languagePacks(): ReadonlyMap<string, LanguagePack> {
  for (const code of LANGUAGES) packFor(code);
  return new Map(loaded);
}
