/** Parameters that say where a reader came from, not what is read. */
const TRACKING = /^(?:utm_.*|fbclid|gclid|dclid|msclkid|zarsrc|mc_[ce]id|igshid|_ga|yclid)$/i;

/**
 * One spelling for one page: lower-case host, no default port, no fragment, no tracking parameters; other parameters keep
 * their order, for some sites depend on it. Null for what is no http(s) address.
 */
export function canonicalUrl(address: string, base?: string): string | null {
  if (!URL.canParse(address, base)) return null;
  const url = new URL(address, base);
  if (url.protocol !== "http:" && url.protocol !== "https:") return null;
  url.hash = "";
  const tracking = [...url.searchParams.keys()].filter((name) => TRACKING.test(name));
  // Deleting rewrites the whole query's encoding, so it is done only where there is something to delete.
  for (const name of tracking) url.searchParams.delete(name);
  return url.href;
}
