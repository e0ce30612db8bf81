import type { Digest, StoredDocument } from "@langnghe/domain";
import type { Versioned } from "@langnghe/store";
import type { DigestView } from "../contract/digest.ts";
import type { Context } from "./app.ts";
import { displayNames } from "./case-views.ts";
import { documentsNamed } from "./digest-edit.ts";

/** Documents that a digest names and the store still has, by id. */
export async function documentsOf(context: Context, digest: Pick<Digest, "sections">): Promise<Map<string, StoredDocument>> {
  const found = await context.store.documents.getMany(documentsNamed(digest.sections));
  return new Map(found.map((document) => [document.id, document]));
}

/** A digest as its page shows it. */
export async function digestViewOf(context: Context, { value, version }: Versioned<Digest>): Promise<DigestView> {
  const documents: DigestView["documents"] = {};
  for (const { id, title, outlet, publishedAt, url } of (await documentsOf(context, value)).values())
    documents[id] = { title, outlet, publishedAt, url };
  return { digest: value, version, documents, names: await displayNames(context, [value.approvedBy]) };
}
