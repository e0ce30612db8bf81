import { describe, expect, test } from "vitest";
import { forbiddenClass } from "./address.ts";
import { HOSTILE_ADDRESSES } from "./testing/hostile.ts";

describe("forbiddenClass", () => {
  test("the table is as large as it claims", () => {
    const addresses = Object.values(HOSTILE_ADDRESSES).flat();
    expect(new Set(addresses).size).toBe(addresses.length);
    expect(addresses.length).toBeGreaterThanOrEqual(120);
    expect(Object.keys(HOSTILE_ADDRESSES).length).toBeGreaterThanOrEqual(10);
  });

  for (const [expected, addresses] of Object.entries(HOSTILE_ADDRESSES)) {
    test(`${expected}: ${addresses.length} addresses`, () => {
      const found = addresses.map((address) => [address, forbiddenClass(address)]);
      expect(found).toEqual(addresses.map((address) => [address, expected]));
    });
  }

  test.each([
    "1.1.1.1",
    "8.8.8.8",
    "14.225.0.1",
    "9.255.255.255",
    "11.0.0.0",
    "172.15.255.255",
    "172.32.0.0",
    "192.167.255.255",
    "192.169.0.0",
    "100.63.255.255",
    "100.128.0.0",
    "223.255.255.255",
    "2001:4860:4860::8888",
    "2606:4700::1111",
    "2405:4800::1",
    "[2400:cb00::1]",
  ])("%s is public", (address) => {
    expect(forbiddenClass(address)).toBeNull();
  });
});
