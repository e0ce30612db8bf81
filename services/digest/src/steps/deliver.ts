import { type Digest, describeError, isRetryable, toInstant } from "@langnghe/domain";
import { type CitedDocument, renderDigest } from "@langnghe/mail";
import type { DigestDeps } from "../deps.ts";

const A_ROUND = 20;

/**
 * Sends what an editor approved and released. While the server is down the digest stays in `sending` with its problem shown,
 * and each round tries again. The Message-ID is the digest's, so that a repeat after a crash can be told.
 */
export function deliverApproved(deps: DigestDeps): () => Promise<number> {
  return async function deliverApproved() {
    const { items } = await deps.digests.list({ states: ["sending"], limit: A_ROUND });
    let sent = 0;
    for (const { value, version } of items) {
      const problem = await trySending(deps, value);
      if (problem === null) sent += 1;
      if (problem !== null && problem === value.problem) continue;
      const at = toInstant(deps.clock());
      const after: Digest =
        problem === null
          ? { ...value, state: "sent", sentAt: at, problem, updatedAt: at }
          : { ...value, problem, updatedAt: at };
      await deps.digests.put(after, version);
    }
    return sent;
  };
}

async function trySending(deps: DigestDeps, digest: Digest): Promise<string | null> {
  const language = deps.series.find((each) => each.id === digest.series)?.language ?? "vi";
  const mail = renderDigest({ digest, language, documents: await citedDocuments(deps, digest), consoleUrl: deps.consoleUrl });
  try {
    await deps.send({
      ...mail,
      from: deps.from,
      to: digest.recipients,
      subject: digest.title,
      messageId: `<${digest.id}@${domainOf(deps.from)}>`,
    });
    return null;
  } catch (error) {
    if (!isRetryable(error)) throw error;
    return describeError(error);
  }
}

/** `vinh-lam.example` of `a@vinh-lam.example` and of `Lắng Nghe <a@vinh-lam.example>`. */
function domainOf(from: string): string {
  return /@([^\s<>@]+)>?\s*$/.exec(from)?.[1] ?? "langnghe.invalid";
}

/** The documents that a digest's sentences stand in. */
export async function citedDocuments(
  deps: Pick<DigestDeps, "documents" | "labels">,
  digest: Digest,
): Promise<Map<string, CitedDocument>> {
  const ids = digest.sections.flatMap((section) =>
    section.items.flatMap((item) => item.sentences.flatMap(({ document }) => document ?? [])),
  );
  const documents = await deps.documents.getMany([...new Set(ids)]);
  return new Map(
    documents.map(({ id, title, outlet, publishedAt }) => [id, { title, outlet: deps.labels.outlet(outlet), publishedAt }]),
  );
}
