import type { DigestItem, DigestSection } from "@langnghe/domain";
import type { DigestView } from "../../../contract/digest.ts";
import { useNames } from "../../parts/catalogue.ts";
import { useWords } from "../../parts/words-context.tsx";
import { LineTools } from "./line-tools.tsx";
import { Sentence } from "./sentence.tsx";
import type { DigestWork } from "./use-digest.ts";

interface SectionProps {
  readonly section: DigestSection;
  readonly view: DigestView;
  readonly work: DigestWork;
  readonly editable: boolean;
}

/** One section of a digest with its items. */
export function DigestSectionView({ section, ...rest }: SectionProps) {
  const { t, code } = useWords();
  return (
    <section>
      <h3>{code("section", section.kind)}</h3>
      {section.items.length === 0 && <p className="quiet">{t("digest.section.empty")}</p>}
      {section.items.map((item, index) => (
        <Item key={item.id} item={item} first={index === 0} last={index === section.items.length - 1} {...rest} />
      ))}
    </section>
  );
}

interface ItemProps extends Omit<SectionProps, "section"> {
  readonly item: DigestItem;
  readonly first: boolean;
  readonly last: boolean;
}

function Item({ item, first, last, view, work, editable }: ItemProps) {
  const { t, number } = useWords();
  const { name } = useNames();
  const { id } = item;
  return (
    <div className="digest-item">
      <div className="digest-item-head">
        <div>
          <h4>{item.heading}</h4>
          <p className="meta">
            {item.count > 0 && (
              <span>{t("digest.counts", { n: item.count, m: item.outlets, before: number(item.before) })}</span>
            )}
            {item.topics.map((topic) => (
              <span key={topic}>{name("topics", topic)}</span>
            ))}
            {item.places.map((place) => (
              <span key={place}>{name("places", place)}</span>
            ))}
          </p>
        </div>
        {editable && (
          <LineTools
            what="item"
            onUp={first ? undefined : () => work.edit({ do: "move_item", item: id, by: -1 })}
            onDown={last ? undefined : () => work.edit({ do: "move_item", item: id, by: 1 })}
            onRemove={() => work.edit({ do: "remove_item", item: id })}
          />
        )}
      </div>
      {item.sentences.map((sentence, at) => (
        <Sentence
          // biome-ignore lint/suspicious/noArrayIndexKey: a note has no identity but its place, and its text changes while typed
          key={`${sentence.document ?? "note"}:${at}`}
          item={item}
          at={at}
          view={view}
          work={work}
          editable={editable}
        />
      ))}
      {editable && (
        <button type="button" className="link-button small" onClick={() => work.edit({ do: "add_note", item: id })}>
          {t("digest.note.add")}
        </button>
      )}
    </div>
  );
}
