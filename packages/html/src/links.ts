/** Schemes that may stand in a link; all others (javascript, data, vbscript, file …) are dropped. */
const LINK_SCHEMES: readonly string[] = ["http:", "https:", "mailto:"];
const SCHEME = /^[a-z][a-z0-9+.-]*:/i;

/**
 * Resolves a link against its document. An absolute address stays as written; null for what is no link of an allowed
 * scheme (http, https, mailto). Control characters inside, which browsers ignore, are taken out first.
 */
export function resolveLink(written: string, base: string | null): string | null {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: browsers skip these, so attackers hide schemes behind them.
  const link = written.replace(/[\u0000-\u001f\u007f\u00ad\u200b\u2028\u2029\ufeff]+/g, "").trim();
  const scheme = SCHEME.exec(link)?.[0].toLowerCase();
  if (scheme !== undefined) return LINK_SCHEMES.includes(scheme) && URL.canParse(link) ? link : null;
  if (base === null || !URL.canParse(link, base)) return null;
  const url = new URL(link, base);
  return LINK_SCHEMES.includes(url.protocol) ? url.href : null;
}

/** A base for other links: `written` against the outer base, keeping the outer one when it makes no sense. */
export function resolveBase(written: string, outer: string | null): string | null {
  if (outer === null) return URL.canParse(written) ? written : null;
  return URL.canParse(written, outer) ? new URL(written, outer).href : outer;
}
