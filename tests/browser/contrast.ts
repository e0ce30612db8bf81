import type { Page } from "playwright-core";
import { z } from "zod";

/** Text that a person reads too faintly: its words, its contrast, and what would be enough. */
export interface Faint {
  readonly text: string;
  readonly ratio: number;
  readonly needed: number;
}

const faintSchema = z.array(z.object({ text: z.string(), ratio: z.number(), needed: z.number() }));

/**
 * Computed on what is painted: each text's colour over the nearest opaque ground behind it, as WCAG 2.2 defines contrast
 * (AA: 4.5, or 3 from 24 px, from 18.66 px when bold). Controls that are switched off are exempt there.
 */
const FAINT = `(() => {
  const parse = (colour) => {
    const [r = 0, g = 0, b = 0, a = 1] = (colour.match(/[\\d.]+/g) ?? []).map(Number);
    return { r, g, b, a };
  };
  const over = (top, under) => ({
    r: top.r * top.a + under.r * (1 - top.a), g: top.g * top.a + under.g * (1 - top.a), b: top.b * top.a + under.b * (1 - top.a), a: 1,
  });
  const ground = (element) => {
    const layers = [];
    for (let at = element; at !== null; at = at.parentElement) {
      const colour = parse(getComputedStyle(at).backgroundColor);
      layers.push(colour);
      if (colour.a === 1) break;
    }
    return layers.reverse().reduce((under, top) => over(top, under), { r: 255, g: 255, b: 255, a: 1 });
  };
  const light = ({ r, g, b }) => [r, g, b]
    .map((part) => part / 255)
    .map((part) => (part <= 0.03928 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4))
    .reduce((sum, part, at) => sum + part * [0.2126, 0.7152, 0.0722][at], 0);
  const found = [];
  const walk = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (walk.nextNode()) {
    const text = walk.currentNode.data.trim();
    const element = walk.currentNode.parentElement;
    if (text === "" || element === null || element.closest(":disabled, .unseen, option, script") !== null) continue;
    if (!element.checkVisibility()) continue;
    const style = getComputedStyle(element);
    const under = ground(element);
    const [low, high] = [light(over(parse(style.color), under)), light(under)].sort((a, b) => a - b);
    const ratio = (high + 0.05) / (low + 0.05);
    const size = parseFloat(style.fontSize);
    const needed = size >= 24 || (size >= 18.66 && Number(style.fontWeight) >= 700) ? 3 : 4.5;
    if (ratio < needed) found.push({ text: text.slice(0, 60), ratio: Math.round(ratio * 100) / 100, needed });
  }
  return found;
})()`;

/** Every text on the page whose contrast is below AA. */
export async function faintTexts(page: Page): Promise<Faint[]> {
  return faintSchema.parse(await page.evaluate(FAINT));
}
