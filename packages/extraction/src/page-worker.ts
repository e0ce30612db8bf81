import { parentPort } from "node:worker_threads";
import { describeError, LangngheError } from "@langnghe/domain";
import { extractPage } from "./page/extract-page.ts";
import type { WorkerReply, WorkerRequest } from "./page-extractor.ts";

// Runs in a worker thread: one page in, one reply out, no state between pages.
parentPort?.on("message", ({ url, contentType, body }: WorkerRequest) => {
  parentPort?.postMessage(reply({ url, contentType, body }));
});

function reply(request: WorkerRequest): WorkerReply {
  try {
    return { ok: true, page: extractPage(request) };
  } catch (error) {
    const code = error instanceof LangngheError ? error.code : "INTERNAL";
    return { ok: false, code, message: error instanceof LangngheError ? error.message : describeError(error) };
  }
}
