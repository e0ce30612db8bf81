/** What a robots.txt says to one crawler (RFC 9309). */
export interface RobotsRules {
  /** Whether a path with query may be fetched: the longest matching rule wins, Allow wins a tie, no match allows. */
  allows(pathAndQuery: string): boolean;
  /** Crawl-delay of our group, ms, or null. Not in the RFC, yet widely meant. */
  readonly crawlDelayMs: number | null;
}

interface Rule {
  readonly allow: boolean;
  /** Literal pieces between the wildcards, normalised. */
  readonly pieces: readonly string[];
  /** The pattern ended with `$`. */
  readonly anchored: boolean;
  readonly length: number;
}

interface Group {
  readonly agents: string[];
  readonly rules: Rule[];
  crawlDelaySeconds: number | null;
}

/** A longer wait would amount to a ban by mistake (values meant as ms are common). */
const MAX_CRAWL_DELAY_SECONDS = 60;

/** Reads a robots.txt for the crawler named `token`. Never fails: what cannot be read says nothing. */
export function parseRobots(text: string, token: string): RobotsRules {
  const groups = groupsOf(text);
  const own = groups.filter((group) => group.agents.includes(token.toLowerCase()));
  const chosen = own.length > 0 ? own : groups.filter((group) => group.agents.includes("*"));
  const rules = chosen.flatMap((group) => group.rules);
  const delay = chosen.map((group) => group.crawlDelaySeconds).find((seconds) => seconds !== null) ?? null;
  return {
    crawlDelayMs: delay === null ? null : Math.min(delay, MAX_CRAWL_DELAY_SECONDS) * 1_000,
    allows: function allows(pathAndQuery) {
      const path = normalise(pathAndQuery);
      return path === "/robots.txt" || verdict(rules, path);
    },
  };
}

function verdict(rules: readonly Rule[], path: string): boolean {
  let best: Rule | null = null;
  for (const rule of rules) {
    const stronger = best === null || rule.length > best.length || (rule.length === best.length && rule.allow);
    if (stronger && matches(rule, path)) best = rule;
  }
  return best?.allow ?? true;
}

/** Consecutive User-agent lines open one group; a rule closes its head. */
function groupsOf(text: string): Group[] {
  const groups: Group[] = [];
  let current: Group | null = null;
  let inHead = false;
  for (const { key, value } of linesOf(text)) {
    if (key === "user-agent") {
      if (!inHead || current === null) {
        current = { agents: [], rules: [], crawlDelaySeconds: null };
        groups.push(current);
      }
      current.agents.push(agentOf(value));
      inHead = true;
    } else if (current !== null && addToGroup(current, key, value)) {
      inHead = false;
    }
  }
  return groups;
}

function addToGroup(group: Group, key: string, value: string): boolean {
  if (key === "crawl-delay") {
    const seconds = Number(value);
    if (value !== "" && seconds >= 0) group.crawlDelaySeconds = seconds;
    return true;
  }
  if (key !== "allow" && key !== "disallow") return false;
  // An empty rule matches nothing: "Disallow:" allows all.
  if (value !== "") group.rules.push(ruleOf(value, key === "allow"));
  return true;
}

function* linesOf(text: string): Generator<{ key: string; value: string }> {
  for (const line of text.replace(/^\uFEFF/, "").split(/\r\n|\r|\n/)) {
    const bare = line.replace(/#.*$/, "");
    const colon = bare.indexOf(":");
    if (colon > 0) yield { key: bare.slice(0, colon).trim().toLowerCase(), value: bare.slice(colon + 1).trim() };
  }
}

/** The product token at the start: `LangNghe/0.1 (…)` names `langnghe`. */
function agentOf(value: string): string {
  if (value.startsWith("*")) return "*";
  return /^[a-z_-]*/i.exec(value)?.[0].toLowerCase() ?? "";
}

function ruleOf(pattern: string, allow: boolean): Rule {
  const anchored = pattern.endsWith("$");
  const bare = normalise(anchored ? pattern.slice(0, -1) : pattern);
  return { allow, anchored, length: bare.length, pieces: bare.split(/\*+/) };
}

/** Finds each piece after the one before it: linear, no regular expression that a pattern could blow up. */
function matches(rule: Rule, path: string): boolean {
  const [head = "", ...rest] = rule.pieces;
  if (!path.startsWith(head)) return false;
  let at = head.length;
  const last = rest.pop();
  for (const piece of rest) {
    const found = path.indexOf(piece, at);
    if (found < 0) return false;
    at = found + piece.length;
  }
  if (last === undefined) return !rule.anchored || at === path.length;
  if (rule.anchored) return path.length - last.length >= at && path.endsWith(last);
  return path.indexOf(last, at) >= 0;
}

/** One spelling for both sides (RFC 9309, 2.2.2): non-ASCII encoded, `%xx` in capitals, unreserved letters decoded. */
function normalise(path: string): string {
  return path
    .replace(/[^\p{ASCII}]+/gu, (letters) => encodeURI(letters.toWellFormed()))
    .replace(/%[0-9a-f]{2}/gi, (octet) => {
      const letter = String.fromCharCode(Number.parseInt(octet.slice(1), 16));
      return /[A-Za-z0-9._~-]/.test(letter) ? letter : octet.toUpperCase();
    });
}
