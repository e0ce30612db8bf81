import { describe, expect, it } from "vitest";
import { type Measures, measure } from "./measure.ts";
import { productFiles, textOf } from "./root.ts";

/** Longest hand-written file and function, and most parameters: beyond them a reader loses the thread. */
const LONGEST_FILE = 400;
const LONGEST_FUNCTION = 80;
const USUAL_FUNCTION = 30;
const MOST_PARAMETERS = 4;
/** Share of plain errors among all throws: for what a program does to itself (a wrong argument), never for what befalls it. */
const MOST_PLAIN_THROWS = 0.05;
const MOST_CASTS_PER_THOUSAND_LINES = 1;

const isSource = (path: string) => /\.tsx?$/.test(path) && !path.endsWith(".d.ts");
const isTest = (path: string) => /\.test\.tsx?$|\/docs\/|^tests\//.test(path);
/** Tools that read one default export, and no other place. */
const isToolConfig = (path: string) => /(?:^|\/)[a-z-]+\.config\.ts$/.test(path);

const files = productFiles().filter(isSource);
const measured: readonly (readonly [string, Measures])[] = files.map((path) => [path, measure(path, textOf(path))]);
const product = measured.filter(([path]) => !isTest(path));

/** `path:line` of every place that a habit names. */
function placesOf(
  habit: "any" | "nonNull" | "defaultExports" | "emptyCatches" | "enums" | "silenced" | "processEnv",
  among = measured,
) {
  return among.flatMap(([path, measures]) => measures[habit].map((line) => `${path}:${line}`));
}

describe("the measure itself", () => {
  const text = [
    "export default function first(a: any, b, c, d, e) {",
    "  // TODO",
    "  return a!.x as string;",
    "}",
    "enum Kind { A }",
    "export const second = 1 as const;",
    "/** Said. */",
    "export function third() {",
    "  try { throw new Error(process.env.X); } catch {}",
    "}",
    "",
  ].join("\n");

  it("finds every habit at its line", () => {
    expect(measure("x.ts", text)).toEqual({
      lines: 10,
      functions: [
        { line: 1, lines: 4, parameters: 5 },
        { line: 8, lines: 3, parameters: 0 },
      ],
      any: [1],
      nonNull: [3],
      defaultExports: [1],
      emptyCatches: [9],
      enums: [5],
      silenced: [2],
      processEnv: [9],
      undocumented: [1, 6],
      casts: [3],
      plainThrows: [9],
      throws: 1,
    });
  });
});

describe("the style of the product", () => {
  it("is measured on all of it", () => {
    expect(product.length).toBeGreaterThan(200);
  });

  it(`has no file over ${LONGEST_FILE} lines`, () => {
    expect(measured.filter(([, { lines }]) => lines > LONGEST_FILE).map(([path, { lines }]) => `${path} ${lines}`)).toEqual([]);
  });

  it(`has no function over ${LONGEST_FUNCTION} lines and none with over ${MOST_PARAMETERS} parameters`, () => {
    const over = product.flatMap(([path, { functions }]) =>
      functions
        .filter(({ lines, parameters }) => lines > LONGEST_FUNCTION || parameters > MOST_PARAMETERS)
        .map(({ line, lines, parameters }) => `${path}:${line} ${lines} lines, ${parameters} parameters`),
    );
    expect(over).toEqual([]);
  });

  it(`has nine functions of ten within ${USUAL_FUNCTION} lines`, () => {
    const lengths = product.flatMap(([, { functions }]) => functions.map(({ lines }) => lines)).sort((a, b) => a - b);
    expect(lengths[Math.floor(lengths.length * 0.9)]).toBeLessThanOrEqual(USUAL_FUNCTION);
  });

  it.each(["any", "nonNull", "emptyCatches", "enums"] as const)("has no %s", (habit) => {
    expect(placesOf(habit)).toEqual([]);
  });

  it("silences no tool and leaves no note of work undone", () => {
    expect(placesOf("silenced").filter((place) => !place.startsWith("tests/rules/"))).toEqual([]);
  });

  it("has default exports only where a tool asks for one", () => {
    expect(
      placesOf(
        "defaultExports",
        measured.filter(([path]) => !isToolConfig(path)),
      ),
    ).toEqual([]);
  });

  it("casts hardly ever", () => {
    const casts = product.reduce((sum, [, measures]) => sum + measures.casts.length, 0);
    const lines = product.reduce((sum, [, measures]) => sum + measures.lines, 0);
    expect(casts / (lines / 1_000)).toBeLessThanOrEqual(MOST_CASTS_PER_THOUSAND_LINES);
  });

  it("throws errors with codes", () => {
    const plain = product.flatMap(([path, { plainThrows }]) => plainThrows.map((line) => `${path}:${line}`));
    const throws = product.reduce((sum, [, measures]) => sum + measures.throws, 0);
    expect(plain.length / throws, plain.join("\n")).toBeLessThanOrEqual(MOST_PLAIN_THROWS);
  });

  it("reads the environment only in main files, scripts and tests", () => {
    const allowed = /^services\/[a-z]+\/src\/main\.ts:|^scripts\/|^tests\/|\.test\.ts:|^infra\/|\.config\.ts:/;
    expect(placesOf("processEnv").filter((place) => !allowed.test(place))).toEqual([]);
  });

  it("names no path outside of itself and no registry", () => {
    // Put together so that this file does not name them.
    const foreign = new RegExp(["\\.\\./shared/", "/work" + "/", "registry\\.npm" + "js", "npm" + "mirror"].join("|"));
    const naming = productFiles()
      .filter((path) => /\.(?:tsx?|c?js|json|ya?ml|md|sh|html|css)$|^scripts\/[a-z]+$|^\.ci\//.test(path))
      .filter((path) => foreign.test(textOf(path)));
    expect(naming).toEqual([]);
  });
});
