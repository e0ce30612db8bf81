import { readFileSync } from "node:fs";
import { expect, test } from "vitest";

const tokens = readFileSync(new URL("./tokens.css", import.meta.url), "utf8");

type Theme = "light" | "dark";

/** The colour of a token in a theme, as `#rrggbb`. */
function colour(name: string, theme: Theme): string {
  const match = new RegExp(`--${name}: light-dark\\((#[0-9a-f]{6}), (#[0-9a-f]{6})\\)`, "u").exec(tokens);
  const found = match?.[theme === "light" ? 1 : 2];
  if (found === undefined) throw new Error(`tokens.css has no pair of colours for --${name}`);
  return found;
}

/** Relative luminance as WCAG 2.2 defines it. */
function luminance(hex: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5]
    .map((at) => Number.parseInt(hex.slice(at, at + 2), 16) / 255)
    .map((part) => (part <= 0.03928 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4));
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

function contrast(one: string, other: string): number {
  const [high = 0, low = 0] = [luminance(one), luminance(other)].sort((a, b) => b - a);
  return (high + 0.05) / (low + 0.05);
}

/** AA for text of any size. */
const AA = 4.5;
const GROUNDS = ["ground", "surface", "sunken", "hover", "accent-soft"];
const PAIRS: readonly (readonly [string, string])[] = [
  ...["ink", "ink-2", "ink-3", "accent", "good", "wait", "bad"].flatMap((ink) =>
    GROUNDS.map((ground) => [ink, ground] as const),
  ),
  ["on-accent", "accent"],
  ["on-accent", "accent-strong"],
  ["ground", "ink"],
  ["ink", "mark"],
  ["ink", "wait-soft"],
  ["accent", "wait-soft"],
  ["good", "good-soft"],
  ["bad", "bad-soft"],
];

test.each(["light", "dark"] as const)("every ink on every ground it stands on has contrast AA in the %s theme", (theme) => {
  const low = PAIRS.map(([ink, ground]) => ({
    pair: `${ink} on ${ground}`,
    ratio: Number(contrast(colour(ink, theme), colour(ground, theme)).toFixed(2)),
  })).filter(({ ratio }) => ratio < AA);
  expect(low).toEqual([]);
});
