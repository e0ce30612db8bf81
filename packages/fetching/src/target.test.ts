import { describe, expect, test } from "vitest";
import { checkTarget, WEB_PORTS } from "./target.ts";
import { HOSTILE_HOSTS } from "./testing/hostile.ts";

const SAMPLE = [{ host: "*.localhost", port: 18_080 }];

function whyOf(address: string, allow = SAMPLE): unknown {
  try {
    return checkTarget(address, allow, WEB_PORTS).href;
  } catch (error) {
    return error instanceof Error && "facts" in error ? error.facts : error;
  }
}

describe("checkTarget", () => {
  test.each(HOSTILE_HOSTS)("the host spelt %s is refused for its address", (host) => {
    expect(whyOf(`http://${host}/`)).toMatchObject({ why: "address" });
  });

  test.each([
    ["ftp://example.vn/", "scheme"],
    ["file:///etc/passwd", "scheme"],
    ["javascript:alert(1)", "scheme"],
    ["data:text/html,x", "scheme"],
    ["http://user@example.vn/", "credentials"],
    ["http://:secret@example.vn/", "credentials"],
    ["http://example.vn:22/", "port"],
    ["http://example.vn:9200/", "port"],
    ["https://example.vn:6379/", "port"],
    ["no address", "url"],
    ["http://", "url"],
    ["http://[fe80::1%25eth0]/", "url"],
  ])("%s is refused for its %s", (address, why) => {
    expect(whyOf(address)).toMatchObject({ why });
  });

  test.each([
    "http://example.vn/",
    "https://example.vn/a?b=c",
    "http://example.vn:8080/",
    "https://example.vn:8443/x",
    "http://8.8.8.8/",
  ])("%s passes", (address) => {
    expect(whyOf(address)).toBe(address);
  });

  test("what is allowed is one host pattern on one port", () => {
    expect(whyOf("http://bao.localhost:18080/tin")).toBe("http://bao.localhost:18080/tin");
    expect(whyOf("http://bao.localhost:8080/tin")).toMatchObject({ why: "address" });
    expect(whyOf("http://bao.localhost:18081/tin")).toMatchObject({ why: "port" });
    expect(whyOf("http://localhost:18080/")).toMatchObject({ why: "port" });
    expect(whyOf("http://127.0.0.1:18080/")).toMatchObject({ why: "port" });
    expect(whyOf("http://bao.localhost.evil.example:18080/")).toMatchObject({ why: "port" });
  });

  test("an allowed name does not open private addresses", () => {
    const allow = [
      { host: "192.168.1.1", port: 18_080 },
      { host: "127.0.0.1", port: 18_080 },
    ];
    expect(whyOf("http://192.168.1.1:18080/", allow)).toMatchObject({ why: "address", address: "private" });
    expect(whyOf("http://127.0.0.1:18080/", allow)).toBe("http://127.0.0.1:18080/");
  });
});
