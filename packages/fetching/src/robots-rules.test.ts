import { describe, expect, test } from "vitest";
import { parseRobots } from "./robots-rules.ts";

const allows = (robots: string, path: string) => parseRobots(robots, "LangNghe").allows(path);

describe("which group speaks", () => {
  const robots = `
User-agent: *
Disallow: /all

User-Agent: Other
User-agent: langnghe/2.0
Disallow: /ours
Crawl-delay: 7

user-agent: LANGNGHE
disallow: /also # both groups of one name count
`;
  test.each([
    ["/all", true],
    ["/ours", false],
    ["/also", false],
    ["/free", true],
  ])("%s", (path, expected) => {
    expect(allows(robots, path)).toBe(expected);
  });

  test("the star speaks when nobody names us; without it all is allowed", () => {
    expect(allows("User-agent: *\nDisallow: /", "/x")).toBe(false);
    expect(allows("User-agent: Other\nDisallow: /", "/x")).toBe(true);
    expect(allows("", "/x")).toBe(true);
    expect(allows("Disallow: /", "/x")).toBe(true);
  });

  test("a name that merely begins like ours is another", () => {
    expect(allows("User-agent: LangNgheBot\nDisallow: /", "/x")).toBe(true);
  });
});

describe("which rule wins", () => {
  test.each([
    ["Disallow: /a\nAllow: /a/b", "/a/b/c", true],
    ["Allow: /a/b\nDisallow: /a", "/a/c", false],
    ["Disallow: /a\nAllow: /a", "/a", true],
    ["Allow: /page\nDisallow: /*.htm", "/page.htm", false],
    ["Disallow:", "/x", true],
    ["Disallow: /", "/robots.txt", true],
    ["Disallow: /*.php$", "/index.php", false],
    ["Disallow: /*.php$", "/index.php?x=1", true],
    ["Disallow: /*?s=", "/tim?s=dat", false],
    ["Disallow: /tim*ket", "/tim/kiem/ket/qua", false],
    ["Disallow: *kin", "/dien-dan/kin", false],
    ["Disallow: /$", "/", false],
    ["Disallow: /$", "/x", true],
    ["Disallow: /a*a$", "/a", true],
    ["Disallow: /a*a$", "/aba", false],
    ["Disallow: /tin-tức", "/tin-t%E1%BB%A9c/1", false],
    ["Disallow: /tin-t%e1%bb%a9c", "/tin-tức", false],
    ["Disallow: /%7Euser", "/~user/x", false],
    ["Disallow: /a%2Fb", "/a/b", true],
    ["Disallow: /A", "/a", true],
  ])("%j on %s: %s", (rules, path, expected) => {
    expect(allows(`User-agent: *\n${rules}`, path)).toBe(expected);
  });

  test("many wildcards cost no more than their length", () => {
    const robots = `User-agent: *\nDisallow: /${"*a".repeat(5_000)}b$`;
    const start = performance.now();
    expect(allows(robots, `/${"a".repeat(20_000)}`)).toBe(true);
    expect(performance.now() - start).toBeLessThan(2_000);
  });
});

test.each([
  ["Crawl-delay: 10", 10_000],
  ["Crawl-delay: 0.5", 500],
  ["Crawl-delay: 86400", 60_000],
  ["Crawl-delay: soon", null],
  ["Crawl-delay:", null],
  ["Disallow: /x", null],
])("%s", (line, expected) => {
  expect(parseRobots(`\uFEFFUser-agent: *\r\n${line}\r\n`, "LangNghe").crawlDelayMs).toBe(expected);
});
