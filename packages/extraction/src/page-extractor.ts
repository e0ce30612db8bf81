import { LangngheError } from "@langnghe/domain";
import type { PageExtractor } from "./extractor.ts";
import { type PageJob, type PageThread, pageThread } from "./page-thread.ts";

/** Most pages take 10 ms, the slowest honest ones 300 ms; after this the page is given up. */
const DEADLINE_MS = 2_500;
/** A page of 10 MiB needs some 150 MiB while it is read. */
const MEMORY_MB = 256;
const WORKERS = 1;

export interface PageExtractorOptions {
  /** Threads; each takes one page at a time. */
  readonly workers?: number;
  readonly deadlineMs?: number;
  /** Heap limit of each thread. */
  readonly memoryMb?: number;
  /** The script that the threads run; tests put a hostile one here. */
  readonly script?: URL;
}

/**
 * A pool of worker threads that read pages, opened as they are needed. A page that breaks the deadline or the memory
 * limit rejects with WORKER_LOST; its thread is replaced and the next page finds a new one.
 */
export function pageExtractor(options: PageExtractorOptions = {}): PageExtractor {
  const waiting: PageJob[] = [];
  const threads: PageThread[] = [];
  let closed = false;

  const next = (): void => {
    for (const thread of threads) {
      const job = thread.busy() ? undefined : waiting.shift();
      if (job !== undefined) thread.run(job);
    }
  };

  const settings = {
    deadlineMs: options.deadlineMs ?? DEADLINE_MS,
    memoryMb: options.memoryMb ?? MEMORY_MB,
    script: options.script ?? new URL("./page-worker.ts", import.meta.url),
    onFree: next,
  };

  return {
    extract: (page) =>
      new Promise((resolve, reject) => {
        if (closed) return reject(new LangngheError("INTERNAL", "The page extractor is closed."));
        if (threads.length < (options.workers ?? WORKERS) && threads.every((thread) => thread.busy()))
          threads.push(pageThread(settings));
        waiting.push({ page, resolve, reject });
        next();
      }),
    close: async () => {
      closed = true;
      for (const job of waiting.splice(0)) job.reject(new LangngheError("INTERNAL", "The page extractor was closed."));
      await Promise.all(threads.map((thread) => thread.close()));
    },
  };
}
