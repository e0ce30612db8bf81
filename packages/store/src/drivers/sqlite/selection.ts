import type { SQLInputValue } from "node:sqlite";
import type { SearchFilter } from "@langnghe/domain";
import { keyOfTime } from "./event-key.ts";
import { matchExpression } from "./match-expression.ts";

/** The documents a filter matches, as the FROM and WHERE of a statement; `at` is their key. */
export interface Selection {
  readonly from: string;
  readonly where: readonly string[];
  readonly params: readonly SQLInputValue[];
  /** The column that holds the key; bounded and ordered by to page. */
  readonly at: string;
  /** Whether words were asked for, so that relevance means something. */
  readonly ranked: boolean;
}

/** What a statement names beside the key: nothing, columns of the codes `c`, or columns of the document `d`. */
export type Needs = "key" | "codes" | "document";

/**
 * Everything but words is looked up in `document_codes`, 20 bytes a document: reading all of 200,000 takes 10 ms, where one
 * look-up each in `documents` took 0.6 s.
 */
export function selectionOf(filter: SearchFilter, needs: Needs): Selection {
  const { positive, negative } = matchExpression(filter.q);
  const conditions = [originCondition(filter), setCondition("topics", filter.topics), setCondition("places", filter.places)];
  const coded = conditions.filter((condition) => condition !== null);
  const at = positive !== null ? "w.rowid" : needs === "document" ? "d.at" : "c.at";
  const where: string[] = [];
  const params: SQLInputValue[] = [];
  const add = (sql: string, values: readonly SQLInputValue[]): void => {
    where.push(sql);
    params.push(...values);
  };
  if (positive !== null) add("document_words MATCH ?", [positive]);
  if (filter.from !== undefined) add(`${at} >= ?`, [keyOfTime(filter.from)]);
  if (filter.to !== undefined) add(`${at} < ?`, [keyOfTime(filter.to)]);
  if (filter.story !== undefined) add(`${at} IN (SELECT at FROM documents WHERE story = ?)`, [filter.story]);
  for (const condition of coded) add(condition.sql, condition.params);
  if (negative !== null) {
    add(`${at} NOT IN (SELECT rowid FROM document_words WHERE document_words MATCH ?)`, [negative]);
  }
  const from = fromClause(positive !== null, needs, needs === "codes" || coded.length > 0);
  return { from, where, params, at, ranked: positive !== null };
}

export function whereClause(conditions: readonly string[]): string {
  return conditions.length === 0 ? "" : `WHERE ${conditions.join(" AND ")}`;
}

/** CROSS JOIN fixes the order: the words narrow first, and come in order of their key. */
function fromClause(words: boolean, needs: Needs, codes: boolean): string {
  const codesAt = (at: string): string => (codes ? ` CROSS JOIN document_codes c ON c.at = ${at}` : "");
  if (words) {
    const document = needs === "document" ? " CROSS JOIN documents d ON d.at = w.rowid" : "";
    return `FROM document_words w${codesAt("w.rowid")}${document}`;
  }
  return needs === "document" ? `FROM documents d${codesAt("d.at")}` : "FROM document_codes c";
}

interface Condition {
  readonly sql: string;
  readonly params: readonly SQLInputValue[];
}

/** All that an origin's code tells, as one look-up. An empty list of values does not narrow: nothing was chosen. */
function originCondition(filter: SearchFilter): Condition | null {
  const { unanswered, flag } = filter;
  const conditions = [
    oneOf("channel", filter.channels),
    oneOf("outlet", filter.outlets),
    oneOf("feed", filter.feeds),
    oneOf("language", filter.languages),
    flag === undefined ? null : { sql: "flag = ?", params: [flag ? 1 : 0] },
    unanswered === undefined ? null : { sql: "channel = 'feedback' AND answered = ?", params: [unanswered ? 0 : 1] },
  ].filter((condition) => condition !== null);
  if (conditions.length === 0) return null;
  const where = whereClause(conditions.map(({ sql }) => sql));
  const params: SQLInputValue[] = conditions.flatMap((condition) => [...condition.params]);
  return { sql: `c.origin IN (SELECT code FROM origin_codes ${where})`, params };
}

function setCondition(column: "topics" | "places", values: readonly string[] | undefined): Condition | null {
  const condition = oneOf("value", values);
  if (condition === null) return null;
  return { sql: `c.${column} IN (SELECT code FROM set_members WHERE ${condition.sql})`, params: condition.params };
}

function oneOf(column: string, values: readonly string[] | undefined): Condition | null {
  if (values === undefined || values.length === 0) return null;
  return { sql: `${column} IN (${values.map(() => "?").join(", ")})`, params: values };
}
