import { foldOf } from "./labelled-data.ts";
import { encodeSegmenter, type GoldSentence, readConllu, segmentationScore, trainSegmenter, wordKeys } from "./segmenter.ts";
import { textFiles } from "./text-files.ts";
import { provenance, type Trained, type TrainOptions } from "./trained.ts";

const FOLDS = 5;
const EPOCHS = 8;

/** Trains the Vietnamese word segmenter: treebanks end in `.conllu`, word lists in `.txt`, both gzipped or not. */
export function trainedSegmenter({ data, seed, progress }: TrainOptions): Trained {
  const files = textFiles(data, [".conllu", ".conllu.gz", "K.txt", "K.txt.gz"]);
  const [banks, lists] = [files.filter(({ path }) => isTreebank(path)), files.filter(({ path }) => !isTreebank(path))];
  const sentences = banks.flatMap(({ text }) => readConllu(text));
  const keys = wordKeys(lists.flatMap(({ text }) => text.split("\n")));
  const fit = (part: readonly GoldSentence[]) => trainSegmenter({ sentences: part, words: keys, epochs: EPOCHS, seed });
  progress(`${sentences.length} sentences, ${keys.size} words of two to four syllables`);
  const partOf = (sentence: GoldSentence) => foldOf(sentence.join(" "), FOLDS);
  const folds = Array.from({ length: FOLDS }, (_, part) => {
    const model = fit(sentences.filter((sentence) => partOf(sentence) !== part));
    return segmentationScore(
      model,
      sentences.filter((sentence) => partOf(sentence) === part),
    ).f1;
  });
  const across = banks.map(({ path, text }) => {
    const others = banks.filter((bank) => bank.path !== path).flatMap((bank) => readConllu(bank.text));
    return {
      file: path.split("/").at(-1) ?? path,
      f1: others.length > 0 ? segmentationScore(fit(others), readConllu(text)).f1 : null,
    };
  });
  const weights = encodeSegmenter(fit(sentences).weights, keys);
  const report = { sentences: sentences.length, words: keys.size, folds, crossValidatedF1: mean(folds), across };
  return {
    weights,
    report,
    card: segmenterCard(report, provenance(files, `langnghe train segmenter --data FOLDER --out DIR --seed ${seed}`)),
  };
}

function isTreebank(path: string): boolean {
  return path.includes(".conllu");
}

function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / Math.max(1, values.length);
}

interface SegmenterReport {
  readonly sentences: number;
  readonly words: number;
  readonly folds: readonly number[];
  readonly crossValidatedF1: number;
  readonly across: readonly { readonly file: string; readonly f1: number | null }[];
}

function segmenterCard({ sentences, words, folds, crossValidatedF1, across }: SegmenterReport, made: string): string {
  const figure = (value: number | null) => value?.toFixed(3) ?? "–";
  return `# Model card: vi-segmenter.bin

- **What**: decides for each gap between two syllables whether they belong to one Vietnamese word. Averaged perceptron on 23 hashed
  features a gap (2^18 slots, eight bits), and a table of ${words} 32-bit hashes of known words of two to four syllables.
- **Data**: Universal Dependencies Vietnamese VTB, train and dev parts (${sentences} sentences), pinned at e8fa548, **CC BY-SA 4.0: this
  model is adapted from it and is shared under the same licence**. The word hashes come from the lists Viet74K and Viet39K of
  \`underthesea\` (Apache-2.0); the lists themselves are not in the product and cannot be read back from the hashes.
- **Figures** (word spans on raw lines): five-fold cross-validation by sentence F1 ${figure(crossValidatedF1)} (folds ${folds.map(figure).join(", ")});
  trained on the other files and scored on ${across.map(({ file, f1 }) => `\`${file}\` ${figure(f1)}`).join(", ")}. The treebank repeats its documents' vocabulary
  across sentences, so a new kind of text is nearer to the latter.
- **Cannot**: text without marks, chat spelling (written out first by \`normalize\`), names of foreign scripts; the treebank is newspaper text
  of about 2000 to 2010.
${made}`;
}
