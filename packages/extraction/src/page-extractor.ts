import { Worker } from "node:worker_threads";
import { type ErrorCode, LangngheError } from "@langnghe/domain";
import type { ExtractedPage, PageBytes, PageExtractor } from "./extractor.ts";

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

export interface WorkerRequest {
  readonly url: string | null;
  readonly contentType: string | null;
  readonly body: Uint8Array;
}

export type WorkerReply =
  | { readonly ok: true; readonly page: ExtractedPage }
  | { readonly ok: false; readonly code: ErrorCode; readonly message: string };

interface Job {
  readonly page: PageBytes;
  readonly resolve: (page: ExtractedPage) => void;
  readonly reject: (error: LangngheError) => void;
}

interface Slot {
  worker: Worker;
  job: Job | null;
  timer: NodeJS.Timeout | null;
}

/**
 * A pool of worker threads that read pages. A page that breaks the deadline or the memory limit rejects with
 * WORKER_LOST; its thread is replaced and the next page finds a new one.
 */
export function pageExtractor(options: PageExtractorOptions = {}): PageExtractor {
  const settings = {
    deadlineMs: options.deadlineMs ?? DEADLINE_MS,
    memoryMb: options.memoryMb ?? MEMORY_MB,
    script: options.script ?? new URL("./page-worker.ts", import.meta.url),
  };
  const waiting: Job[] = [];
  const slots: Slot[] = [];
  let closed = false;

  const start = (): Worker => {
    const worker = new Worker(settings.script, {
      resourceLimits: { maxOldGenerationSizeMb: settings.memoryMb, maxYoungGenerationSizeMb: 32, stackSizeMb: 4 },
    });
    worker.unref();
    return worker;
  };

  const open = (): Slot => {
    const slot: Slot = { worker: start(), job: null, timer: null };
    listen(slot);
    return slot;
  };

  const listen = (slot: Slot): void => {
    const { worker } = slot;
    worker.on("message", (reply: WorkerReply) => {
      if (slot.worker === worker) finish(slot, reply);
    });
    worker.on("error", (cause) => lose(slot, worker, `The thread that read the page died: ${cause.message}`));
    worker.on("exit", () => lose(slot, worker, "The thread that read the page ended."));
  };

  const release = (slot: Slot): Job | null => {
    const { job } = slot;
    if (slot.timer !== null) clearTimeout(slot.timer);
    slot.timer = null;
    slot.job = null;
    slot.worker.unref();
    return job;
  };

  const finish = (slot: Slot, reply: WorkerReply): void => {
    const job = release(slot);
    if (reply.ok) job?.resolve(reply.page);
    else job?.reject(new LangngheError(reply.code, reply.message));
    next();
  };

  /** The thread is gone or is given up: its page fails, another thread takes its place. */
  const lose = (slot: Slot, worker: Worker, message: string): void => {
    if (slot.worker !== worker || closed) return;
    const job = release(slot);
    slot.worker = start();
    listen(slot);
    void worker.terminate();
    job?.reject(new LangngheError("WORKER_LOST", message));
    next();
  };

  const next = (): void => {
    for (const slot of slots) {
      const job = slot.job === null ? waiting.shift() : undefined;
      if (job === undefined) continue;
      const { worker } = slot;
      slot.job = job;
      slot.timer = setTimeout(
        () => lose(slot, worker, `The page took longer than ${settings.deadlineMs} ms.`),
        settings.deadlineMs,
      );
      worker.ref();
      worker.postMessage({ url: job.page.url, contentType: job.page.contentType, body: job.page.body });
    }
  };

  return {
    extract: (page) =>
      new Promise((resolve, reject) => {
        if (closed) return reject(new LangngheError("INTERNAL", "The page extractor is closed."));
        if (slots.length < (options.workers ?? WORKERS) && slots.every((slot) => slot.job !== null)) slots.push(open());
        waiting.push({ page, resolve, reject });
        next();
      }),
    close: async () => {
      closed = true;
      for (const job of waiting.splice(0)) job.reject(new LangngheError("INTERNAL", "The page extractor was closed."));
      for (const slot of slots) release(slot)?.reject(new LangngheError("INTERNAL", "The page extractor was closed."));
      await Promise.all(slots.map((slot) => slot.worker.terminate()));
    },
  };
}
