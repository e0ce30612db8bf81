import { type LanguagePack, packFor } from "@langnghe/languages";

/** The pack of a language; the Vietnamese one for a language that has none, so that every text has sentences. */
export function packOf(code: string): LanguagePack {
  const pack = packFor(code) ?? packFor("vi");
  if (pack === null) throw new RangeError("the Vietnamese language pack is missing");
  return pack;
}
