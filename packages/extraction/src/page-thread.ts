import { Worker } from "node:worker_threads";
import { type ErrorCode, LangngheError } from "@langnghe/domain";
import type { ExtractedPage, PageBytes } from "./extractor.ts";

/** What the pool sends to a thread. */
export type WorkerRequest = PageBytes;

/** `ready` comes once, when the thread's modules are loaded. */
export type WorkerReply =
  | { readonly ready: true }
  | { readonly ready: false; readonly ok: true; readonly page: ExtractedPage }
  | { readonly ready: false; readonly ok: false; readonly code: ErrorCode; readonly message: string };

/** One page to read, and whom to tell. */
export interface PageJob {
  readonly page: PageBytes;
  readonly resolve: (page: ExtractedPage) => void;
  readonly reject: (error: LangngheError) => void;
}

export interface ThreadSettings {
  readonly script: URL;
  readonly deadlineMs: number;
  /** Heap limit of the thread. */
  readonly memoryMb: number;
  /** Called when the thread can take the next page. */
  readonly onFree: () => void;
}

/** A place for one thread: it reads a page at a time, and is replaced when a page kills it. */
export interface PageThread {
  readonly busy: () => boolean;
  readonly run: (job: PageJob) => void;
  readonly close: () => Promise<void>;
}

/** Opens a place with a fresh thread. The thread keeps the process alive only while it reads. */
export function pageThread(settings: ThreadSettings): PageThread {
  const state: { job: PageJob | null; timer: NodeJS.Timeout | null; ready: boolean; dead: boolean; closed: boolean } = {
    job: null,
    timer: null,
    ready: false,
    dead: false,
    closed: false,
  };

  /** The page's time starts when the thread is there: loading its modules takes half a second on a busy machine. */
  const startTimer = (): void => {
    if (state.timer !== null) clearTimeout(state.timer);
    const current = worker;
    const limit = state.ready ? settings.deadlineMs : START_MS;
    state.timer = setTimeout(() => lose(current, `The page took longer than ${limit} ms.`), limit);
  };

  const release = (): PageJob | null => {
    const { job, timer } = state;
    if (timer !== null) clearTimeout(timer);
    state.timer = null;
    state.job = null;
    worker.unref();
    return job;
  };

  /** The thread is gone or is given up: its page fails, another thread takes its place. */
  const lose = (lost: Worker, message: string): void => {
    if (worker !== lost || state.closed) return;
    const job = release();
    // A thread that died before it was there would die again at once: it is opened anew only for the next page.
    state.dead = !state.ready;
    state.ready = false;
    if (!state.dead) worker = open();
    void lost.terminate();
    job?.reject(new LangngheError("WORKER_LOST", message));
    settings.onFree();
  };

  const open = (): Worker => {
    const opened = startWorker(settings);
    opened.on("message", (reply: WorkerReply) => {
      if (worker !== opened) return;
      if (reply.ready) {
        state.ready = true;
        if (state.job !== null) startTimer();
        return;
      }
      const job = release();
      if (reply.ok) job?.resolve(reply.page);
      else job?.reject(new LangngheError(reply.code, reply.message));
      settings.onFree();
    });
    opened.on("error", (cause) => lose(opened, `The thread that read the page died: ${cause.message}`));
    opened.on("exit", () => lose(opened, "The thread that read the page ended."));
    return opened;
  };
  let worker = open();

  return {
    busy: () => state.job !== null,
    run: (job) => {
      if (state.dead) {
        state.dead = false;
        worker = open();
      }
      state.job = job;
      startTimer();
      worker.ref();
      worker.postMessage(job.page);
    },
    close: async () => {
      state.closed = true;
      release()?.reject(new LangngheError("INTERNAL", "The page extractor was closed."));
      await worker.terminate();
    },
  };
}

/** A thread that is not there by then never will be. */
const START_MS = 30_000;
/** Young generation and stack of a thread: enough for the deepest page that the pre-scan lets through. */
const YOUNG_MB = 32;
const STACK_MB = 4;

function startWorker({ script, memoryMb }: ThreadSettings): Worker {
  const worker = new Worker(script, {
    resourceLimits: { maxOldGenerationSizeMb: memoryMb, maxYoungGenerationSizeMb: YOUNG_MB, stackSizeMb: STACK_MB },
  });
  worker.unref();
  return worker;
}
