import { hashOf } from "@langnghe/domain";
import type { FetchResponse } from "@langnghe/fetching";
import { decodeBytes, htmlToText } from "@langnghe/html";
import type { PageFacts } from "./page-memory.ts";

/**
 * What is remembered of a fetched page. The hash is of the words outside links: menus, related articles and tokens in the
 * markup differ at every request. A word that differs in vain costs one more extraction; a correction must not be missed.
 */
export function pageFactsOf({ body, contentType, etag, lastModified }: FetchResponse): PageFacts {
  const isText = contentType === null || /html|xml|text/i.test(contentType);
  const said = isText
    ? htmlToText(decodeBytes(body, { contentType, form: "html" }).text, { links: false })
    : Buffer.from(body).toString("base64");
  return { hash: hashOf("page", said), etag, lastModified };
}
