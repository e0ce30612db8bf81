import { describe, expect, test } from "vitest";
import { openSeen } from "./seen.ts";

/** Runs listings one after another; each names what it lists. */
function afterListings(listings: readonly (readonly string[])[], stored: Record<string, string> = {}) {
  return listings.reduce((before, ids) => {
    const seen = openSeen(before);
    for (const id of ids) {
      seen.keep(id);
      if (seen.hashOf(id) === null) seen.note(id, `hash-${id}`);
    }
    return seen.entries();
  }, stored);
}

describe("openSeen", () => {
  test("remembers the hash, and takes a new one", () => {
    const seen = openSeen(afterListings([["a"]]));
    expect(seen.hashOf("a")).toBe("hash-a");
    expect(seen.hashOf("b")).toBeNull();
    seen.note("a", "other");
    expect(openSeen(seen.entries()).hashOf("a")).toBe("other");
  });

  test("forgets what 30 listings did not hold, not sooner", () => {
    const others = (count: number) => Array.from({ length: count }, () => ["b"]);
    expect(openSeen(afterListings([["a"], ...others(29)])).hashOf("a")).toBe("hash-a");
    expect(openSeen(afterListings([["a"], ...others(30)])).hashOf("a")).toBeNull();
  });

  test("never forgets what is still listed", () => {
    const listings = Array.from({ length: 200 }, () => ["a"]);
    expect(openSeen(afterListings(listings)).hashOf("a")).toBe("hash-a");
  });

  test("stays as large as what was listed lately", () => {
    const listings = Array.from({ length: 300 }, (_, at) => [`${at}-1`, `${at}-2`]);
    expect(Object.keys(afterListings(listings)).length).toBe(60);
  });
});
