import { LangngheError, type PageMark } from "@langnghe/domain";
import type { FetchResponse, PoliteFetch } from "@langnghe/fetching";
import { drop, next, type Outcome, park, type Step } from "@langnghe/pipeline";
import type { DropReason, NewsEntry, PagedEntry, ParkReason } from "../entry.ts";
import { pageFactsOf } from "../page-facts.ts";

/** A feed that carries this many characters of text speaks for itself when the page cannot be had: about two sentences. */
const ENOUGH_TEXT = 200;

/**
 * Fetches the page behind an entry where the feed wants that. A page that cannot be had is no fault of the flow: the feed's
 * own text stands in where it carries enough; else a refused page drops the entry and an unreachable one lets it wait.
 * A second look asks conditionally, and goes on only when the page says something else than at the last one.
 */
export function fetchPage(deps: {
  fetch: PoliteFetch;
  signal: AbortSignal;
}): Step<NewsEntry, PagedEntry, DropReason | ParkReason> {
  return async function fetchPage(item) {
    const { url } = item.entry;
    if (!item.feed.fetchPages || url === null) return item.known === null ? next(unpaged(item)) : drop("unchanged");
    const fetched = await fetchOrFault(deps, item, url);
    if (fetched instanceof LangngheError) deps.signal.throwIfAborted();
    if (item.known !== null) return lookedAgain(item, item.known, fetched);
    if (!(fetched instanceof LangngheError)) return next({ ...item, page: pageOf(fetched), facts: pageFactsOf(fetched) });
    return carriesText(item) ? next(unpaged(item)) : withoutPage(item, fetched);
  };
}

function unpaged(item: NewsEntry): PagedEntry {
  return { ...item, page: null, facts: null };
}

/** What is published stands when its page cannot be had now, or is gone: the next look comes in its time. */
function lookedAgain(
  item: NewsEntry,
  known: PageMark,
  fetched: FetchResponse | LangngheError,
): Outcome<PagedEntry, DropReason | ParkReason> {
  const nothingNew = fetched instanceof LangngheError || fetched.notModified;
  const facts = nothingNew ? known : pageFactsOf(fetched);
  if (!nothingNew && facts.hash !== known.hash) return next({ ...item, page: pageOf(fetched), facts });
  item.pages.note(item.id, facts, item.entry.publishedAt);
  return drop("unchanged");
}

async function fetchOrFault(
  deps: { fetch: PoliteFetch; signal: AbortSignal },
  { known }: NewsEntry,
  url: string,
): Promise<FetchResponse | LangngheError> {
  const { etag = null, lastModified = null } = known ?? {};
  try {
    return await deps.fetch(url, { kind: "page", signal: deps.signal, etag, lastModified });
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
