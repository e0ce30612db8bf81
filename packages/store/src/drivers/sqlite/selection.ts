import type { SQLInputValue } from "node:sqlite";
import type { SearchFilter } from "@langnghe/domain";
import { keyOfTime } from "./event-key.ts";
import { matchExpression } from "./match-expression.ts";

/** The documents a filter matches, as the FROM and WHERE of a statement. `d` is the document where `joined`, `at` its key. */
export interface Selection {
  readonly from: string;
  readonly where: readonly string[];
  readonly params: readonly SQLInputValue[];
  /** The column that holds the key; bounded and ordered by to page. */
  readonly at: string;
  /** Whether words were asked for, so that relevance means something. */
  readonly ranked: boolean;
}

/** `columns`: the statement names columns of `d`; without them the index of words may do alone. */
export function selectionOf(filter: SearchFilter, columns: boolean): Selection {
  const { positive, negative } = matchExpression(filter.q);
  const conditions = documentConditions(filter);
  const joined = columns || conditions.length > 0 || positive === null;
  const at = positive === null ? "d.at" : "w.rowid";
  const where: string[] = [];
  const params: SQLInputValue[] = [];
  if (positive !== null) add(where, params, "document_words MATCH ?", [positive]);
  if (filter.from !== undefined) add(where, params, `${at} >= ?`, [keyOfTime(filter.from)]);
  if (filter.to !== undefined) add(where, params, `${at} < ?`, [keyOfTime(filter.to)]);
  for (const condition of conditions) add(where, params, condition.sql, condition.params);
  if (negative !== null) {
    add(where, params, `${at} NOT IN (SELECT rowid FROM document_words WHERE document_words MATCH ?)`, [negative]);
  }
  return { from: fromClause(positive !== null, joined), where, params, at, ranked: positive !== null };
}

export function whereClause(conditions: readonly string[]): string {
  return conditions.length === 0 ? "" : `WHERE ${conditions.join(" AND ")}`;
}

/** CROSS JOIN fixes the order: the words narrow first, and come in order of their key. */
function fromClause(words: boolean, joined: boolean): string {
  if (!words) return "FROM documents d";
  return joined ? "FROM document_words w CROSS JOIN documents d ON d.at = w.rowid" : "FROM document_words w";
}

interface Condition {
  readonly sql: string;
  readonly params: readonly SQLInputValue[];
}

function add(where: string[], params: SQLInputValue[], sql: string, values: readonly SQLInputValue[]): void {
  where.push(sql);
  params.push(...values);
}

/** An empty list of values does not narrow: nothing was chosen. */
function documentConditions(filter: SearchFilter): Condition[] {
  const conditions: (Condition | null)[] = [
    oneOf("d.channel", filter.channels),
    oneOf("d.outlet", filter.outlets),
    oneOf("d.feed", filter.feeds),
    oneOf("d.language", filter.languages),
    oneOf("d.story", filter.story === undefined ? undefined : [filter.story]),
    listed("document_topics", "topic", filter.topics),
    listed("document_places", "place", filter.places),
    filter.flag === undefined ? null : { sql: "d.flag = ?", params: [filter.flag ? 1 : 0] },
    filter.unanswered === undefined
      ? null
      : { sql: "d.channel = 'feedback' AND d.answered = ?", params: [filter.unanswered ? 0 : 1] },
  ];
  return conditions.filter((condition) => condition !== null);
}

function oneOf(column: string, values: readonly string[] | undefined): Condition | null {
  if (values === undefined || values.length === 0) return null;
  return { sql: `${column} IN (${marks(values)})`, params: values };
}

function listed(table: string, column: string, values: readonly string[] | undefined): Condition | null {
  if (values === undefined || values.length === 0) return null;
  return { sql: `d.at IN (SELECT at FROM ${table} WHERE ${column} IN (${marks(values)}))`, params: values };
}

function marks(values: readonly string[]): string {
  return values.map(() => "?").join(", ");
}
