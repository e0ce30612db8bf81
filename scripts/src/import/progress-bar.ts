/** Redrawn so often on a terminal; a line as often as this elsewhere (a log file). */
const REDRAW_MS = 200;
const LINE_MS = 5_000;
const WIDTH = 28;

/** Shows how far long work has come. */
export interface ProgressBar {
  /** `share` 0–1 of the whole; `text` stands behind the bar. */
  show(share: number, text: string): void;
  end(): void;
}

export function progressBar(out: NodeJS.WritableStream & { readonly isTTY?: boolean }): ProgressBar {
  const everyMs = out.isTTY === true ? REDRAW_MS : LINE_MS;
  let shownAt = 0;
  return {
    show(share, text) {
      const now = Date.now();
      if (now - shownAt < everyMs) return;
      shownAt = now;
      const filled = Math.round(Math.min(1, Math.max(0, share)) * WIDTH);
      const bar = `[${"#".repeat(filled)}${"·".repeat(WIDTH - filled)}] ${String(Math.floor(share * 100)).padStart(3)} % ${text}`;
      out.write(out.isTTY === true ? `\r\u001b[K${bar}` : `${bar}\n`);
    },
    end() {
      if (out.isTTY === true) out.write("\r\u001b[K");
    },
  };
}
