import type { Interval } from "@langnghe/domain";
import uPlot from "uplot";
import { type Point, pointLabel, quietestBar } from "../../lib/volume-points.ts";

interface ChartRequest {
  readonly points: readonly Point[];
  readonly interval: Interval;
  readonly words: string;
  readonly number: (value: number) => string;
  readonly hasEarlier: boolean;
  readonly onPick: (index: number) => void;
}

/** Room between two dates on the axis, CSS px. */
const LABEL_ROOM_PX = 64;

/** Bars from zero, the span before as a thin dashed line with its name at the end, a label at the bar under the pointer. */
export function chartOptions(request: ChartRequest): Omit<uPlot.Options, "width" | "height"> {
  const { points, interval, number } = request;
  const colour = pageColours();
  const font = `11px "Be Vietnam Pro", sans-serif`;
  const bars = uPlot.paths.bars?.({ size: [0.78, 48], radius: 0.12 });
  return {
    legend: { show: false },
    cursor: { y: false, points: { show: false }, drag: { x: false, y: false } },
    padding: [14, 4, 0, 0],
    scales: {
      x: { time: false, range: () => [-0.6, points.length - 0.4] },
      y: { range: (_, __, max) => [0, Math.max(4, max)] },
    },
    axes: [
      {
        font,
        stroke: colour.quiet,
        grid: { show: false },
        ticks: { show: false },
        size: 24,
        space: LABEL_ROOM_PX,
        incrs: [1, 2, 3, 4, 6, 7, 12, 14, 24, 28, 56],
        values: (_, at) => at.map((index) => labelAt(points, index, interval)),
      },
      {
        font,
        stroke: colour.quiet,
        grid: { stroke: colour.line, width: 1 },
        ticks: { show: false },
        size: 40,
        space: 34,
        incrs: [1, 2, 5, 10, 20, 50, 100, 200, 500, 1_000, 2_000, 5_000, 10_000],
        values: (_, at) => at.map(number),
      },
    ],
    series: [
      {},
      { fill: colour.bar, width: 0, points: { show: false }, ...(bars === undefined ? {} : { paths: bars }) },
      ...(request.hasEarlier ? [{ stroke: colour.ink, width: 1.25, dash: [4, 4], points: { show: false } }] : []),
    ],
    plugins: [pickPlugin(request, colour.ink)],
  };
}

function labelAt(points: readonly Point[], index: number, interval: Interval): string {
  const point = points[index];
  return point === undefined ? "" : pointLabel(point.at, interval);
}

function pageColours(): Record<"bar" | "ink" | "quiet" | "line", string> {
  // A canvas does not know light-dark(); a probe element resolves it to a plain colour.
  const probe = document.createElement("span");
  document.body.append(probe);
  const read = (name: string): string => {
    probe.style.color = `var(${name})`;
    return getComputedStyle(probe).color;
  };
  const colours = {
    bar: read("--bar"),

    ink: read("--ink-2"),
    quiet: read("--ink-3"),
    line: read("--line"),
  };
  probe.remove();
  return colours;
}

/** Highlights the bar under the pointer, says its value, and opens it on click. */
function pickPlugin(request: ChartRequest, ink: string): uPlot.Plugin {
  const tip = document.createElement("div");
  tip.className = "chart-tip";
  return {
    hooks: {
      init: (chart) => {
        chart.over.append(tip);
        chart.over.addEventListener("click", () => {
          if (typeof chart.cursor.idx === "number") request.onPick(chart.cursor.idx);
        });
      },
      setCursor: (chart) => showTip(chart, tip, request),
      draw: (chart) => nameLine(chart, request, ink),
    },
  };
}

function showTip(chart: uPlot, tip: HTMLElement, { points, interval, number, words, hasEarlier }: ChartRequest): void {
  const index = chart.cursor.idx;
  const point = typeof index === "number" ? points[index] : undefined;
  tip.hidden = point === undefined;
  if (point === undefined || typeof index !== "number") return;
  const before = hasEarlier ? ` · ${words} ${number(chart.data[2]?.[index] ?? 0)}` : "";
  tip.textContent = `${pointLabel(point.at, interval)}: ${number(point.count)}${before}`;
  const left = chart.valToPos(index, "x");
  tip.style.left = `${left}px`;
  tip.dataset.side = left > chart.over.clientWidth / 2 ? "left" : "right";
}

/** Writes the line's name at it, where fewest bars stand: a direct label instead of a legend. */
function nameLine(chart: uPlot, { words, hasEarlier, points }: ChartRequest, ink: string): void {
  if (!hasEarlier) return;
  const earlier = points.map((_, index) => chart.data[2]?.[index] ?? 0);
  const counts = points.map(({ count }) => count);
  const at = quietestBar(counts, earlier);
  const around = [...counts.slice(Math.max(0, at - 2), at + 3), ...earlier.slice(Math.max(0, at - 2), at + 3)];
  const { ctx } = chart;
  const y = chart.valToPos(Math.max(...around), "y", true);
  ctx.save();
  ctx.font = `${11 * devicePixelRatio}px "Be Vietnam Pro", sans-serif`;
  ctx.textAlign = "center";
  ctx.fillStyle = ink;
  ctx.fillText(words, chart.valToPos(at, "x", true), Math.max(12 * devicePixelRatio, y - 6 * devicePixelRatio));
  ctx.restore();
}
