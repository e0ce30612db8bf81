import { type Digest, type DigestState, digestSchema } from "@langnghe/domain";
import type { RecordStore } from "./record-store.ts";
import { type TypedRecords, typedRecords, type VersionedList } from "./typed-records.ts";

export interface DigestListRequest {
  readonly states?: readonly DigestState[];
  readonly series?: string;
  readonly limit: number;
  readonly offset?: number;
}

/** Digests, from the request for a draft to the mail that was sent. */
export interface DigestStore extends Pick<TypedRecords<Digest>, "get" | "put"> {
  /** Latest day first. */
  list(request: DigestListRequest): Promise<VersionedList<Digest>>;
}

export function digestStore(records: RecordStore): DigestStore {
  const digests = typedRecords(records, {
    collection: "digests",
    schema: digestSchema,
    idOf: ({ id }) => id,
    keysOf: ({ series, day, state }) => ({ series, day, state }),
  });
  return {
    get: digests.get,
    put: digests.put,
    list: async ({ states, series, limit, offset = 0 }) =>
      await digests.list({
        where: { ...(states && { state: states }), ...(series !== undefined && { series: [series] }) },
        orderBy: "day",
        descending: true,
        limit,
        offset,
      }),
  };
}
