import { expect, test } from "vitest";
import { LANGUAGES, languagePacks, packFor } from "./packs.ts";

test("each listed language has a pack that says its own code", () => {
  expect([...languagePacks().keys()].sort()).toEqual([...LANGUAGES].sort());
  for (const [code, pack] of languagePacks()) expect(pack.code).toBe(code);
});

test("a pack is loaded once, and an unknown language has none", () => {
  expect(packFor("vi")).toBe(packFor("vi"));
  expect(packFor("tlh")).toBeNull();
  expect(packFor("constructor")).toBeNull();
});

test("Vietnamese words: several syllables are joined, signs stand apart, spelling stays", () => {
  expect(packFor("vi")?.segment("UBND xã trả lời cử tri, nhân dân.")).toBe("UBND xã trả_lời cử_tri , nhân_dân .");
});

test("Vietnamese words for models are lower-case, written out and without signs", () => {
  expect(packFor("vi")?.words("Dân ko đồng ý, đề nghị trả lời!")).toEqual(["dân", "không", "đồng_ý", "đề_nghị", "trả_lời"]);
});

test("segmenting adds and loses no letter", () => {
  const line = "Theo ThS. Hoa (TP. Lam Giang), 12,5% hộ dân “chưa có nước” từ 15/9...";
  const bare = (text: string) => text.replace(/[\s_]/g, "");
  expect(bare(packFor("vi")?.segment(line) ?? "")).toBe(bare(line));
});

test("English words are stemmed", () => {
  expect(packFor("en")?.words("The households weren't relocated; 12.5% of houses flooded.")).toEqual([
    "the",
    "household",
    "weren't",
    "reloc",
    "12.5%",
    "of",
    "hous",
    "flood",
  ]);
});

test("English sentences keep titles and decimals whole", () => {
  const pack = packFor("en");
  expect(pack?.sentences("Dr. Hoa paid $2.5 for it. Nobody knew! “Why?” she asked.").map((s) => s.text)).toEqual([
    "Dr. Hoa paid $2.5 for it.",
    "Nobody knew!",
    "“Why?” she asked.",
  ]);
});
