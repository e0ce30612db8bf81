const WRITERS = {
  vi: new Intl.NumberFormat("vi-VN", { maximumFractionDigits: 1 }),
  en: new Intl.NumberFormat("en-GB", { maximumFractionDigits: 1 }),
} as const;

/** `1.234` in Vietnamese, `1,234` in English; at most one digit after the point. */
export function formatNumber(value: number, tongue: "vi" | "en"): string {
  return WRITERS[tongue].format(value);
}

/** Sum of the counts in a record. */
export function sumOf(counts: Readonly<Record<string, number>>): number {
  return Object.values(counts).reduce((sum, count) => sum + count, 0);
}

/** Whole percent of a part; 0 when there is no whole. */
export function percentOf(part: number, whole: number): number {
  return whole === 0 ? 0 : Math.round((part / whole) * 100);
}
