import type { FetchedDocument } from "@langnghe/domain";
import { next, type Step } from "@langnghe/pipeline";
import type { ExtractorDeps, WithPage } from "../deps.ts";

/** Reads the fetched page, in a worker with a deadline. What breaks the worker parks this one document. */
export function readPage(deps: Pick<ExtractorDeps, "extractPage">): Step<FetchedDocument, WithPage> {
  return async function readPage(fetched) {
    if (fetched.page === null) return next({ fetched, page: null });
    const { url, contentType, bytes } = fetched.page;
    const page = await deps.extractPage({ url, contentType, body: Buffer.from(bytes, "base64") });
    return next({ fetched, page });
  };
}
