import { existsSync } from "node:fs";
import { dirname, join } from "node:path";
import { VARIABLES } from "@langnghe/runtime";
import { describe, expect, it } from "vitest";
import { z } from "zod";
import { commands } from "../../scripts/src/cli/commands.ts";
import { productFiles, ROOT, textOf } from "./root.ts";

const PAPERS = ["README.md", "ARCHITECTURE.md", "CONTRIBUTING.md"] as const;
const manifest = z.object({ scripts: z.record(z.string(), z.string()) });

/** First cells of the rows of the table under a heading. */
function firstCells(paper: string, heading: string): string[] {
  const [, section = ""] = textOf(paper).split(`\n## ${heading}\n`);
  const [own = ""] = section.split("\n## ");
  return [...own.matchAll(/^\| `([^`]+)` \|/gm)].map(([, cell = ""]) => cell);
}

/** Links of a paper, and what it writes as a path of the checkout. */
function pathsIn(paper: string): string[] {
  const text = textOf(paper);
  const links = [...text.matchAll(/\]\(([^)#:]+)(?:#[^)]*)?\)/g)].map(([, path = ""]) => path);
  const written = [
    ...text.matchAll(/`((?:packages|services|scripts|tests|config|infra|patches)\/[\w./-]+|\.ci\/run|\.[a-z-]+\.cjs)`/g),
  ];
  return [...links, ...written.map(([, path = ""]) => path)];
}

describe("the README", () => {
  it("lists every command, in the order of the help", () => {
    expect(firstCells("README.md", "Commands")).toEqual(commands.map(({ name }) => name));
  });

  it("lists every variable", () => {
    expect(firstCells("README.md", "Settings").sort()).toEqual(Object.keys(VARIABLES).sort());
  });

  it("makes its ten promises", () => {
    const [, promises = ""] = textOf("README.md").split("\n## What it will never do\n");
    expect(promises.split("\n## ")[0]?.match(/^\d+\. /gm)).toHaveLength(10);
  });
});

describe("CONTRIBUTING", () => {
  it("lists every script of package.json", () => {
    const { scripts } = manifest.parse(JSON.parse(textOf("package.json")));
    const listed = firstCells("CONTRIBUTING.md", "Set-up").map((command) => command.replace(/^npm (?:run )?/, ""));
    expect(listed.sort()).toEqual(Object.keys(scripts).sort());
  });
});

describe.each(PAPERS)("%s", (paper) => {
  it("names only files that are there", () => {
    expect(pathsIn(paper).filter((path) => !/[<…*{]/.test(path) && !existsSync(join(ROOT, dirname(paper), path)))).toEqual([]);
  });
});

describe("ARCHITECTURE", () => {
  const text = textOf("ARCHITECTURE.md");

  it("names every package and every service", () => {
    const parts = productFiles().flatMap((path) => /^(?:packages|services)\/([a-z]+)\/package\.json$/.exec(path)?.[1] ?? []);
    expect(parts.filter((name) => !text.includes(`\`${name}\``))).toEqual([]);
  });

  it("says of each of the twelve rights where it is enforced and which test shows it", () => {
    const [, section = ""] = text.split("\n## Rights by construction\n");
    const rows = [...(section.split("\n## ")[0] ?? "").matchAll(/^\| (\d+) \|([^|]*)\|([^|]*)\|([^|]*)\|$/gm)];
    expect(rows.map(([, number]) => Number(number))).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12]);
    for (const [, , , enforced, shown] of rows) {
      expect(enforced).toMatch(/`(?:packages|services|scripts)\/[^`]+`/);
      expect(shown).toMatch(/`(?:packages|services|scripts|tests)\/[^`]+\.ts`/);
    }
  });
});
