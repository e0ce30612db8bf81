import { LangngheError } from "@langnghe/domain";
import type { FetchResponse, PoliteFetch } from "@langnghe/fetching";
import { drop, next, type Outcome, park, type Step } from "@langnghe/pipeline";
import type { DropReason, NewsEntry, PagedEntry, ParkReason } from "../entry.ts";

/** A feed that carries this many characters of text speaks for itself when the page cannot be had: about two sentences. */
const ENOUGH_TEXT = 200;

/**
 * Fetches the page behind an entry where the feed wants that. A page that cannot be had is no fault of the flow: the feed's
 * own text stands in where it carries enough; else a refused page drops the entry and an unreachable one lets it wait.
 */
export function fetchPage(deps: {
  fetch: PoliteFetch;
  signal: AbortSignal;
}): Step<NewsEntry, PagedEntry, DropReason | ParkReason> {
  return async function fetchPage(item) {
    const { url } = item.entry;
    if (!item.feed.fetchPages || url === null) return next({ ...item, page: null });
    const fetched = await fetchOrFault(deps, url);
    if (!(fetched instanceof LangngheError)) return next({ ...item, page: pageOf(fetched) });
    deps.signal.throwIfAborted();
    return carriesText(item) ? next({ ...item, page: null }) : withoutPage(item, fetched);
  };
}

async function fetchOrFault(
  deps: { fetch: PoliteFetch; signal: AbortSignal },
  url: string,
): Promise<FetchResponse | LangngheError> {
  try {
    return await deps.fetch(url, { kind: "page", signal: deps.signal });
  } catch (error) {
    const expected = error instanceof LangngheError && (error.code === "FETCH_FAILED" || error.code === "FETCH_REFUSED");
    if (expected) return error;
    throw error;
  }
}

function withoutPage(item: NewsEntry, fault: LangngheError): Outcome<never, DropReason | ParkReason> {
  if (fault.code === "FETCH_FAILED") return park("page_unreachable", fault);
  // Robots rules may change and are asked from memory; a page that is gone is not asked for again until its entry changes.
  if (fault.facts.why === "robots") return drop("robots_disallow");
  item.seen.note(item.id, item.hash);
  return drop("page_refused");
}

function pageOf(response: FetchResponse): PagedEntry["page"] {
  return { url: response.url, contentType: response.contentType, bytes: Buffer.from(response.body).toString("base64") };
}

function carriesText({ entry }: NewsEntry): boolean {
  const html = [entry.summaryHtml, entry.contentHtml].map((part) => part ?? "").sort((a, b) => b.length - a.length)[0] ?? "";
  return (
    html
      .replace(/<[^>]*>/g, " ")
      .replace(/\s+/g, " ")
      .trim().length >= ENOUGH_TEXT
  );
}
