import { parentPort } from "node:worker_threads";
import { describeError, LangngheError } from "@langnghe/domain";
import { extractPage } from "./page/extract-page.ts";
import type { WorkerReply, WorkerRequest } from "./page-thread.ts";

// Runs in a worker thread: one page in, one reply out, no state between pages.
parentPort?.on("message", ({ url, contentType, body }: WorkerRequest) => {
  parentPort?.postMessage(reply({ url, contentType, body }));
});

parentPort?.postMessage({ ready: true } satisfies WorkerReply);

function reply(request: WorkerRequest): WorkerReply {
  try {
    return { ready: false, ok: true, page: extractPage(request) };
  } catch (error) {
    const code = error instanceof LangngheError ? error.code : "INTERNAL";
    return { ready: false, ok: false, code, message: error instanceof LangngheError ? error.message : describeError(error) };
  }
}
