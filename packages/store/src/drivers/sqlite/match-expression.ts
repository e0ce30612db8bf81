import { type ParsedQuery, parseQueryText, type QueryTerm } from "@langnghe/domain";
import { formsOf } from "./word-forms.ts";

/** A query as FTS5 takes it: what must match (null: nothing is asked for) and what must not. */
export interface MatchExpression {
  readonly positive: string | null;
  readonly negative: string | null;
}

/** Compiles what a person typed. Words are always quoted, so that nothing typed is FTS5 syntax. */
export function matchExpression(q: string | undefined): MatchExpression {
  const groups: ParsedQuery = q === undefined ? [] : parseQueryText(q);
  const wanted = groups.filter((group) => group.every((term) => !term.not)).map(anyOf);
  const unwanted = groups.filter((group) => group.some((term) => term.not)).map(counterpart);
  const negative = unwanted.length === 0 ? null : unwanted.join(" OR ");
  if (wanted.length === 0) return { positive: null, negative };
  const all = wanted.join(" AND ");
  return { positive: negative === null ? all : `(${all}) NOT (${negative})`, negative: null };
}

function anyOf(terms: readonly QueryTerm[]): string {
  return `(${terms.map(phrase).join(" OR ")})`;
}

/** FTS5 cannot say "not a, or b"; it matches exactly where "a and not b" does not: that is what gets excluded. */
function counterpart(terms: readonly QueryTerm[]): string {
  const negated = `(${terms
    .filter((term) => term.not)
    .map(phrase)
    .join(" AND ")})`;
  const others = terms.filter((term) => !term.not);
  return others.length === 0 ? negated : `(${negated} NOT ${anyOf(others)})`;
}

function phrase({ words, exact }: QueryTerm): string {
  const forms = words.map((word) => (exact ? formsOf(word).exact : formsOf(word).folded));
  const columns = exact ? "{title_exact text_exact}" : "{title_folded text_folded}";
  return `${columns} : "${forms.join(" ")}"`;
}
