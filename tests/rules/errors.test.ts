import { ERROR_CODES } from "@langnghe/domain";
import { describe, expect, it } from "vitest";
import { productFiles, textOf } from "./root.ts";

const [, table = ""] = /<!-- errors -->\n([\s\S]*?)<!-- \/errors -->/.exec(textOf("CONTRIBUTING.md")) ?? [];
const documented = table
  .split("\n")
  .map((line) => line.split("|").map((cell) => cell.trim()))
  .filter(([, code = ""]) => code.startsWith("`"))
  .map(([, code = "", when = "", passing = "", item = ""]) => [code.replaceAll("`", ""), { when, passing, item }] as const);

const word = (yes: boolean) => (yes ? "yes" : "");

describe("the table of errors in CONTRIBUTING", () => {
  it("lists every code of the program, in its order, and no other", () => {
    expect(documented.map(([code]) => code)).toEqual(Object.keys(ERROR_CODES));
  });

  it.each(documented)("says of %s what the program does", (code, row) => {
    const known = Object.entries(ERROR_CODES).find(([name]) => name === code)?.[1];
    expect(row).toEqual({
      when: known?.docs,
      passing: word(known?.retryable ?? false),
      item: word(known?.aboutItem ?? false),
    });
  });
});

describe("the list of codes", () => {
  const raising = productFiles()
    .filter(
      (path) => /^(?:packages|services|scripts)\/.*\.ts$/.test(path) && !/\.test\.ts$|domain\/src\/errors\.ts$/.test(path),
    )
    .map(textOf)
    .join("\n");

  it.each(Object.keys(ERROR_CODES))("has %s because something raises it", (code) => {
    expect(raising).toContain(`"${code}"`);
  });
});
