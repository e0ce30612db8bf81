import { type Case, type CaseState, caseSchema } from "@langnghe/domain";
import type { RecordStore } from "./record-store.ts";
import { type TypedRecords, typedRecords, type VersionedList } from "./typed-records.ts";

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
export interface CaseStore extends Pick<TypedRecords<Case>, "get" | "put" | "remove"> {
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
    keysOf: ({ state, score, lastSeenAt, assignee, updatedAt, wordings, topics }) => {
      const document = wordings[0]?.document ?? null;
      return { state, score, lastSeenAt, assignee, updatedAt, document, topics };
    },
  });
  return {
    get: cases.get,
    put: cases.put,
    remove: cases.remove,
    list: async function list({ states, topics = [], assignee, order, limit, offset }) {
      const where = {
        ...(states && { state: states }),
        ...(assignee !== undefined && { assignee: [assignee] }),
        ...(topics.length > 0 && { topics }),
      };
      return await cases.list({ where, orderBy: order, descending: true, limit, offset });
    },
    idsFirstSeenIn: async function idsFirstSeenIn(document) {
      const { items } = await cases.list({ where: { document: [document] }, limit: MOST_A_DOCUMENT });
      return items.map(({ value }) => value.id);
    },
    countsByState: async () => await records.countBy("cases", "state"),
  };
}
