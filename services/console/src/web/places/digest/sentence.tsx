import type { DigestItem } from "@langnghe/domain";
import { Link } from "react-router";
import type { DigestView } from "../../../contract/digest.ts";
import { formatInstant } from "../../lib/dates.ts";
import { useNames } from "../../parts/catalogue.ts";
import { useWords } from "../../parts/words-context.tsx";
import { LineTools } from "./line-tools.tsx";
import type { DigestWork } from "./use-digest.ts";

interface SentenceProps {
  readonly item: DigestItem;
  readonly at: number;
  readonly view: DigestView;
  readonly work: DigestWork;
  readonly editable: boolean;
}

/** A sentence with the document it stands in, or a person's note. */
export function Sentence({ item, at, view, work, editable }: SentenceProps) {
  const { t } = useWords();
  const sentence = item.sentences[at];
  if (sentence === undefined) return null;
  const { document, text } = sentence;
  const place = { item: item.id, at };
  return (
    <div className="sentence">
      {document === null && editable ? (
        <textarea
          aria-label={t("digest.note")}
          placeholder={t("digest.note")}
          value={text}
          onChange={(event) => work.edit({ do: "edit_note", ...place, text: event.target.value })}
        />
      ) : (
        <p>
          {text} {document !== null && <Source id={document} view={view} />}
        </p>
      )}
      {editable && (
        <LineTools
          what="sentence"
          onUp={at === 0 ? undefined : () => work.edit({ do: "move_sentence", ...place, by: -1 })}
          onDown={at === item.sentences.length - 1 ? undefined : () => work.edit({ do: "move_sentence", ...place, by: 1 })}
          onRemove={() => work.edit({ do: "remove_sentence", ...place })}
        />
      )}
    </div>
  );
}

function Source({ id, view }: { readonly id: string; readonly view: DigestView }) {
  const { t } = useWords();
  const { name } = useNames();
  const source = view.documents[id];
  return (
    <Link className="sentence-source" to={`/van-ban/${id}`} title={source?.title ?? t("digest.sentence.source")}>
      [
      {source === undefined
        ? t("digest.sentence.source")
        : `${name("outlets", source.outlet)}, ${formatInstant(source.publishedAt)}`}
      ]
    </Link>
  );
}
