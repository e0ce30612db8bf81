import { describe, expect, it } from "vitest";
import { bandsOf, shinglesOf, signatureOf, similarity } from "./minhash.ts";
import { groupNearDuplicates } from "./near-duplicates.ts";

/** Texts of invented words from a fixed generator, so that two of them share nothing by chance. */
function textOf(seed: number, words: number): string {
  let state = seed;
  return Array.from({ length: words }, () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return `tu${(state >>> 8) % 5_000}`;
  }).join(" ");
}

function jaccard(a: ReadonlySet<number>, b: ReadonlySet<number>): number {
  const shared = [...a].filter((shingle) => b.has(shingle)).length;
  return shared / (a.size + b.size - shared);
}

describe("signatureOf", () => {
  it("is empty for texts under twelve syllables and 128 unsigned numbers otherwise", () => {
    expect(signatureOf(textOf(1, 11))).toEqual([]);
    const signature = signatureOf(textOf(1, 12));
    expect(signature).toHaveLength(128);
    expect(signature.every((value) => Number.isInteger(value) && value >= 0 && value <= 0xffffffff)).toBe(true);
  });

  it("does not see marks, case and punctuation", () => {
    const text = "Sáng nay, người dân khu tái định cư đã họp với xã về nước sạch và đường đi.";
    expect(signatureOf(text)).toEqual(
      signatureOf("SANG NAY nguoi dan khu tai dinh cu, da hop voi xa ve nuoc sach va duong di"),
    );
  });

  it("estimates the Jaccard similarity of shingles", () => {
    for (const kept of [20, 50, 80, 110]) {
      const first = textOf(7, 120);
      const second = `${first.split(" ").slice(0, kept).join(" ")} ${textOf(8, 120 - kept)}`;
      // Three standard errors of 128 samples: 3 · 0.5 / √128 = 0.13.
      expect(
        Math.abs(similarity(signatureOf(first), signatureOf(second)) - jaccard(shinglesOf(first), shinglesOf(second))),
      ).toBeLessThan(0.13);
    }
  });
});

describe("bandsOf", () => {
  it("brings nearly all pairs of Jaccard 0.5 and more together, and hardly any strangers", () => {
    const meet = (a: string, b: string): boolean => {
      const bands = new Set(bandsOf(signatureOf(a)));
      return bandsOf(signatureOf(b)).some((band) => bands.has(band));
    };
    let found = 0;
    let strangers = 0;
    for (let seed = 1; seed <= 100; seed++) {
      const first = textOf(seed, 120);
      // 84 of 120 words kept: 80 shared of 152 shingles, Jaccard 0.53.
      if (meet(first, `${first.split(" ").slice(0, 84).join(" ")} ${textOf(seed + 1_000, 36)}`)) found += 1;
      if (meet(first, textOf(seed + 5_000, 120))) strangers += 1;
    }
    // 1 − (1 − 0.53⁴)³² = 0.93; two texts without a common shingle meet by chance never.
    expect(found).toBeGreaterThanOrEqual(83);
    expect(strangers).toBe(0);
    expect(bandsOf(signatureOf(textOf(1, 50)))).toHaveLength(32);
    expect(bandsOf([])).toEqual([]);
  });
});

describe("groupNearDuplicates", () => {
  it("joins reprints, cuts and excerpts, through one another, and leaves others alone", () => {
    const original = textOf(3, 200);
    const words = original.split(" ");
    const lines = [
      { id: "a", text: original },
      { id: "x", text: textOf(4, 200) },
      { id: "reprint", text: `Theo báo Đồng Sậy: ${original}` },
      { id: "cut", text: words.slice(0, 120).join(" ") },
      { id: "excerpt in another", text: `${words.slice(150, 190).join(" ")} ${textOf(5, 20)}` },
      { id: "short", text: "tin ngắn" },
      { id: "short too", text: "tin ngắn" },
    ];
    expect(groupNearDuplicates(lines)).toEqual([
      { group: "a", ids: ["a", "reprint", "cut", "excerpt in another"] },
      { group: "x", ids: ["x"] },
      { group: "short", ids: ["short"] },
      { group: "short too", ids: ["short too"] },
    ]);
  });
});
