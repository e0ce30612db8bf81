import type { LabelledFile } from "./labelled-data.ts";

/** What a training gives: the bytes of a weights file, its model card and the figures that stand in it. */
export interface Trained {
  readonly weights: Uint8Array;
  readonly card: string;
  readonly report: object;
}

export interface TrainOptions {
  readonly data: readonly string[];
  readonly seed: number;
  readonly progress: (line: string) => void;
}

/** The lines of a model card that name its files and how it is made again. */
export function provenance(files: readonly Pick<LabelledFile, "path" | "sha256">[], command: string): string {
  const hashes = files.map(({ path, sha256 }) => `  - \`${path.split("/").slice(-2).join("/")}\`, sha256 ${sha256}`);
  return `- **Made by** \`${command}\`; the same data and seed give the same bytes.
- **Data hashes**:
${hashes.join("\n")}
`;
}
