import type { TextPack } from "@langnghe/classifiers";
import { readCheckworthy, trainEnglishClaims } from "./english-claims.ts";
import { textFiles } from "./text-files.ts";
import { provenance, type Trained, type TrainOptions } from "./trained.ts";

/** A file with this in its name is held back and only scored. */
const HELD = "dev";

/** Trains the English check-worthiness model on tab-separated files of sentences. */
export function trainedEnglishClaims({ data, seed, progress, pack }: TrainOptions & { readonly pack: TextPack }): Trained {
  const files = textFiles(data, [".tsv", ".tsv.gz"]);
  const isHeld = ({ path }: { readonly path: string }) => (path.split("/").at(-1) ?? "").includes(HELD);
  const read = (part: typeof files) => part.flatMap(({ text }) => readCheckworthy(text));
  const [sentences, held] = [read(files.filter((file) => !isHeld(file))), read(files.filter(isHeld))];
  progress(`${sentences.length} sentences, ${held.length} held back`);
  const { weights, figures } = trainEnglishClaims({ sentences, held, pack, seed });
  const { crossValidatedF1, crossValidatedAp, heldF1, heldAp } = figures;
  const card = `# Model card: claims-en-linear-1

- **What**: one logistic regression over hashed Porter stems and stem pairs of an English sentence; named and vague sources, questions and
  opinions are told by rules. 65,536 slots, eight bits.
- **Data**: ${figures.sentences} distinct sentences of US presidential debates marked check-worthy or not (CheckThat! 2024 task 1, English; no
  licence stated, so no text is kept here). Seed ${seed}.
- **Figures**: five-fold cross-validation by sentence F1 ${crossValidatedF1.toFixed(3)}, average precision ${crossValidatedAp.toFixed(3)}; on the development part
  (${held.length} sentences, none in the training) F1 ${heldF1.toFixed(3)}, average precision ${heldAp.toFixed(3)}, an easier part than the rest.
- **Cannot**: local news and posts were not in its data: the genre is spoken debate, which over-values first-person promises and numbers. In
  the news and official channels it flags only from ${figures.editedThreshold} on, a choice and not a measurement: no labelled English news was at hand.
  It has no guard model for English satire or complaint.
${provenance(files, `langnghe train claims --language en --data FOLDER --out DIR --seed ${seed}`)}`;
  return { weights, card, report: figures };
}
