import type { Interval } from "@langnghe/domain";
import { useEffect, useEffectEvent, useRef } from "react";
import uPlot from "uplot";
import { aligned, type Point } from "../../lib/volume-points.ts";
import { usePaintedTheme } from "../../parts/theme.ts";
import { useWords } from "../../parts/words-context.tsx";
import { chartOptions } from "./chart-options.ts";

interface ChartProps {
  readonly points: readonly Point[];
  readonly earlier: readonly Point[];
  readonly interval: Interval;
  /** The label that stands at the line of the span before. */
  readonly words: string;
  readonly onPick: (index: number) => void;
}

const HEIGHT_PX = 150;

/** Bars over time, drawn on a canvas; the table beside it is what a screen reader reads. */
export function VolumeChart({ points, earlier, interval, words, onPick }: ChartProps) {
  const { number } = useWords();
  const place = useRef<HTMLDivElement>(null);
  const theme = usePaintedTheme();
  const pick = useEffectEvent((index: number) => onPick(index));
  useEffect(() => {
    const host = place.current;
    // The theme decides the colours that are read from the page while the options are made.
    if (host === null || points.length === 0 || theme === undefined) return;
    const xs = points.map((_, index) => index);
    const counts = points.map(({ count }) => count);
    const options = chartOptions({ points, interval, words, number, hasEarlier: earlier.length > 0, onPick: pick });
    const data: uPlot.AlignedData = earlier.length > 0 ? [xs, counts, aligned(points, earlier)] : [xs, counts];
    const chart = new uPlot({ ...options, width: host.clientWidth, height: HEIGHT_PX }, data, host);
    const watch = new ResizeObserver(() => chart.setSize({ width: host.clientWidth, height: HEIGHT_PX }));
    watch.observe(host);
    return () => {
      watch.disconnect();
      chart.destroy();
    };
  }, [points, earlier, interval, words, number, theme]);
  return <div className="chart" ref={place} aria-hidden="true" />;
}
