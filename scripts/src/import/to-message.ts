import { type Channel, documentIdOf, type FetchedDocument, hashOf, type OutgoingMessage } from "@langnghe/domain";
import { streams } from "@langnghe/streams";
import type { ReadPiece } from "./material.ts";

/** The feed that imported documents are counted under. */
const IMPORT_FEED = "import";

/** What a piece that does not say so itself is taken for. */
export interface ImportDefaults {
  readonly outlet: string;
  readonly channel: Channel;
  readonly run: string;
  /** When this import was begun: orders its revisions against others. */
  readonly fetchedAt: string;
}

/** A piece as the message that the collector would have published. Its id holds its place in the import, so that a resumed import repeats ids. */
export function messageOf(piece: ReadPiece, place: number, defaults: ImportDefaults): OutgoingMessage {
  const { entry, page } = piece;
  const outlet = piece.outlet ?? defaults.outlet;
  const content = hashOf("content", JSON.stringify(entry), page === null ? "" : Buffer.from(page.bytes).toString("base64"));
  const id = documentIdOf(`${IMPORT_FEED}:${outlet}`, entry.externalId ?? entry.url ?? content);
  const document: FetchedDocument = {
    id,
    feed: IMPORT_FEED,
    outlet,
    channel: piece.channel ?? defaults.channel,
    fetchedAt: defaults.fetchedAt,
    entry,
    page: page === null ? null : { url: page.url, contentType: "text/html", bytes: Buffer.from(page.bytes).toString("base64") },
  };
  return {
    id: `${id}:${content.slice(0, 12)}:${place}`,
    key: id,
    value: streams.documentsFetched.codec.encode(document),
    headers: { run: defaults.run, feed: IMPORT_FEED },
  };
}
