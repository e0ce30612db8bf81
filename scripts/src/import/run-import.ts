import { hashOf, type OutgoingMessage } from "@langnghe/domain";
import { streams } from "@langnghe/streams";
import { awaitRun } from "../run/await-run.ts";
import { type RunFigures, runFigures } from "../run/run-figures.ts";
import type { Installation } from "../system/installation.ts";
import type { ImportFile } from "./files.ts";
import type { BrokenPiece, ReadPiece } from "./material.ts";
import type { ProgressBar } from "./progress-bar.ts";
import type { ProgressFile } from "./progress-file.ts";
import { piecesOf } from "./read-pieces.ts";
import { type ImportDefaults, messageOf } from "./to-message.ts";

/** Pieces handed over at once. */
const BATCH = 100;
/** Pieces under way at most: the log need not grow to the size of the material. */
const MOST_UNDER_WAY = 2_000;
/** Service that records what could not even be read. */
const IMPORT_SERVICE = "import";

/** What `langnghe import` prints. `read = indexed + unchanged + sum(dropped) + sum(parked)`. */
export type ImportSummary = { readonly read: number; readonly seconds: number } & Omit<RunFigures, "ended">;

export interface ImportInput {
  readonly files: readonly ImportFile[];
  readonly installation: Installation;
  readonly progress: ProgressFile;
  readonly defaults: ImportDefaults;
  readonly bar: ProgressBar;
}

/** Hands all pieces to the flow, waits until each has ended, and sums up. */
export async function runImport(input: ImportInput): Promise<ImportSummary> {
  const startedAt = Date.now();
  const total = input.files.reduce((all, file) => all + file.bytes, 0);
  const already = input.progress.progress.published;
  let read = 0;
  let bytes = 0;
  let batch: (ReadPiece | BrokenPiece)[] = [];

  async function handOver(): Promise<void> {
    await publishBatch(input, batch, read - batch.length);
    batch = [];
    input.progress.save(read);
    await awaitRun(input.installation.store.work, input.defaults.run, read - MOST_UNDER_WAY, (ended) =>
      showPieces(input, { share: bytes / total, read, ended, startedAt }),
    );
  }

  for (const file of input.files) {
    for await (const piece of piecesOf(file, (more) => (bytes += more))) {
      read += 1;
      if (read <= already) continue;
      batch.push(piece);
      if (batch.length >= BATCH) await handOver();
    }
  }
  if (batch.length > 0) await handOver();
  await awaitRun(input.installation.store.work, input.defaults.run, read, (ended) =>
    showPieces(input, { share: 1, read, ended, startedAt }),
  );
  const { ended: _, ...figures } = await runFigures(input.installation.store.work, input.defaults.run);
  input.bar.end();
  return { read, ...figures, seconds: Math.round((Date.now() - startedAt) / 100) / 10 };
}

async function publishBatch(
  { installation, defaults }: ImportInput,
  batch: readonly (ReadPiece | BrokenPiece)[],
  before: number,
): Promise<void> {
  const messages: OutgoingMessage[] = [];
  for (const [index, piece] of batch.entries()) {
    if ("raw" in piece) await parkBroken(installation, piece, { defaults, place: before + index });
    else messages.push(messageOf(piece, before + index, defaults));
  }
  await installation.bus.publish(streams.documentsFetched.name, messages);
}

/** What cannot be read is kept with its cause like everything else that is set aside. */
async function parkBroken(
  { store }: Installation,
  piece: BrokenPiece,
  at: { readonly defaults: ImportDefaults; readonly place: number },
): Promise<void> {
  const { run, fetchedAt } = at.defaults;
  const subject = hashOf("piece", piece.where);
  const base = {
    service: IMPORT_SERVICE,
    step: "read",
    reason: "unreadable",
    message: `${run}:${at.place}`,
    subject,
    at: fetchedAt,
  };
  const cause = `${piece.where}: ${piece.cause}`;
  const value = Buffer.from(piece.raw).toString("base64");
  await store.work.park({
    ...base,
    id: hashOf("parked", IMPORT_SERVICE, base.message),
    cause,
    stream: streams.documentsFetched.name,
    key: subject,
    value,
    times: 1,
  });
  await store.work.record([{ ...base, run, kind: "park", ms: 0 }]);
}

function showPieces(input: ImportInput, at: { share: number; read: number; ended: number; startedAt: number }): void {
  const seconds = Math.max(0.001, (Date.now() - at.startedAt) / 1_000);
  input.bar.show(
    at.share * (at.ended / Math.max(1, at.read)),
    `${at.ended} of ${at.read} read, ${Math.round(at.ended / seconds)}/s`,
  );
}
