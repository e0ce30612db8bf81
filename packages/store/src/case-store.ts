import { type Case, type CaseState, caseSchema } from "@langnghe/domain";
import type { RecordStore } from "./record-store.ts";
import { type TypedRecords, typedRecords, type VersionedList, walk } from "./typed-records.ts";

export interface CaseListRequest {
  readonly states?: readonly CaseState[];
  /** Cases with any of these topics. */
  readonly topics?: readonly string[];
  /** Account that works on it. */
  readonly assignee?: string;
  /** Highest or latest first. */
  readonly order: "score" | "lastSeenAt" | "updatedAt";
  readonly limit: number;
  readonly offset: number;
}

/** The work on claims. */
export interface CaseStore extends Pick<TypedRecords<Case>, "get" | "put"> {
  list(request: CaseListRequest): Promise<VersionedList<Case>>;
  /** Ids of the cases whose first wording stands in a document. */
  idsFirstSeenIn(document: string): Promise<string[]>;
  countsByState(): Promise<Readonly<Partial<Record<string, number>>>>;
}

/** Sentences of one document that people or the machine make cases of; a text has fewer. */
const MOST_A_DOCUMENT = 500;

export function caseStore(records: RecordStore): CaseStore {
  const cases = typedRecords(records, {
    collection: "cases",
    schema: caseSchema,
    idOf: ({ id }) => id,
    keysOf: ({ state, score, lastSeenAt, assignee, updatedAt, wordings }) => {
      const document = wordings[0]?.document ?? null;
      return { state, score, lastSeenAt, assignee, updatedAt, document };
    },
  });
  return {
    get: cases.get,
    put: cases.put,
    list: async function list({ states, topics = [], assignee, order, limit, offset }) {
      const where = { ...(states && { state: states }), ...(assignee !== undefined && { assignee: [assignee] }) };
      const request = { where, orderBy: order, descending: true };
      if (topics.length === 0) return await cases.list({ ...request, limit, offset });
      return await listByTopics(cases, { request, topics, limit, offset });
    },
    idsFirstSeenIn: async function idsFirstSeenIn(document) {
      const { items } = await cases.list({ where: { document: [document] }, limit: MOST_A_DOCUMENT });
      return items.map(({ value }) => value.id);
    },
    countsByState: async () => await records.countBy("cases", "state"),
  };
}

/** Topics are no key (a case has many): the list is walked. A province has some thousand cases, 30 ms to read them all. */
async function listByTopics(
  cases: TypedRecords<Case>,
  {
    request,
    topics,
    limit,
    offset,
  }: {
    readonly request: Parameters<typeof walk>[1];
    readonly topics: readonly string[];
    readonly limit: number;
    readonly offset: number;
  },
): Promise<VersionedList<Case>> {
  const items = [];
  let total = 0;
  for await (const one of walk(cases, request)) {
    if (!one.value.topics.some((topic) => topics.includes(topic))) continue;
    if (total >= offset && items.length < limit) items.push(one);
    total += 1;
  }
  return { items, total };
}
