/** What uPlot was asked to draw last, in its place: no canvas here paints. */
export const drawn: { charts: FakeChart[] } = { charts: [] };

interface Options {
  readonly plugins?: readonly { readonly hooks: { readonly init?: (chart: FakeChart) => void } }[];
}

/** A chart as far as the page touches it. */
export interface FakeChart {
  readonly over: HTMLElement;
  readonly cursor: { idx: number | null };
  readonly data: readonly (readonly number[])[];
  readonly setSize: () => void;
  readonly destroy: () => void;
}

/** Stands in for `new uPlot(options, data, host)`. */
export function FakePlot(options: Options, data: readonly (readonly number[])[], host: HTMLElement): FakeChart {
  const over = document.createElement("div");
  const chart: FakeChart = { over, cursor: { idx: null }, data, setSize: () => undefined, destroy: () => over.remove() };
  host.append(over);
  for (const { hooks } of options.plugins ?? []) hooks.init?.(chart);
  drawn.charts.push(chart);
  return chart;
}

FakePlot.paths = {};
