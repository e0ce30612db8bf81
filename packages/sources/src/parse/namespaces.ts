/** Short names by which the code knows the vocabularies of feeds; `""` is the format's own. */
const BY_ADDRESS: Readonly<Record<string, string>> = {
  "http://www.w3.org/2005/atom": "atom",
  "http://purl.org/rss/1.0/": "",
  "http://my.netscape.com/rdf/simple/0.9/": "",
  "http://channel.netscape.com/rdf/simple/0.9/": "",
  "http://purl.org/net/rss1.1#": "",
  "http://backend.userland.com/rss": "",
  "http://backend.userland.com/rss2": "",
  "http://blogs.law.harvard.edu/tech/rss": "",
  "http://www.sitemaps.org/schemas/sitemap/0.9": "",
  "http://www.google.com/schemas/sitemap/0.84": "",
  "http://www.google.com/schemas/sitemap-news/0.9": "news",
  "http://purl.org/dc/elements/1.1/": "dc",
  "http://purl.org/dc/elements/1.0/": "dc",
  "http://purl.org/dc/terms/": "dcterms",
  "http://purl.org/rss/1.0/modules/content/": "content",
  "http://search.yahoo.com/mrss/": "media",
  "http://search.yahoo.com/mrss": "media",
  "http://www.itunes.com/dtds/podcast-1.0.dtd": "itunes",
  "http://www.w3.org/1999/xhtml": "xhtml",
  "http://www.w3.org/1999/02/22-rdf-syntax-ns#": "rdf",
  "http://www.w3.org/xml/1998/namespace": "xml",
};

const KNOWN_PREFIXES = new Set([...Object.values(BY_ADDRESS), "rss", "a10", "atom10", "atom03", "dct"]);
const PREFIX_MEANS: Readonly<Record<string, string>> = { rss: "", a10: "atom", atom10: "atom", atom03: "atom", dct: "dcterms" };

/** Short name of a namespace address; unknown addresses stand for themselves, so that they match nothing. */
export function spaceOf(address: string): string {
  const key = address.trim().toLowerCase();
  if (key === "") return "";
  // Atom 0.3 was published under several drafts' addresses.
  if (key.startsWith("http://purl.org/atom/ns") || key === "http://www.w3.org/2005/atom/") return "atom";
  if (key.startsWith("http://backend.userland.com/rss") || key.startsWith("http://my.netscape.com/publish/formats/rss"))
    return "";
  return BY_ADDRESS[key] ?? BY_ADDRESS[key.replace(/^https:/, "http:")] ?? address;
}

/** What an undeclared prefix most likely means: feeds often forget the declaration. */
export function spaceOfUndeclared(prefix: string): string {
  const name = prefix.toLowerCase();
  return KNOWN_PREFIXES.has(name) ? (PREFIX_MEANS[name] ?? name) : `?${name}`;
}
