import { useState } from "react";
import { Link } from "react-router";
import type { CaseView } from "../../../contract/review.ts";
import { useNames } from "../../parts/catalogue.ts";
import { useWords } from "../../parts/words-context.tsx";

/** Wordings shown before “show more”. */
const FEW = 4;

/** Every wording in its context, with its document. */
export function Wordings({ view }: { readonly view: CaseView }) {
  const { t, code, when, number } = useWords();
  const { name } = useNames();
  const [all, setAll] = useState(false);
  const { wordings } = view.case;
  const { before, after } = view.context;
  return (
    <section>
      <h3>
        {t("case.wordings")} <span className="quiet">{number(wordings.length)}</span>
      </h3>
      <ul className="rows">
        {wordings.slice(0, all ? undefined : FEW).map((wording, index) => (
          <li key={`${wording.document}:${wording.start}`} className="wording">
            <blockquote>
              {index === 0 && before !== "" && <span className="quiet">{before} </span>}
              <mark>{wording.text}</mark>
              {index === 0 && after !== "" && <span className="quiet"> {after}</span>}
            </blockquote>
            <p className="meta">
              <Link to={`/van-ban/${wording.document}`}>{wording.title}</Link>
              <span className="meta-outlet">{name("outlets", wording.outlet)}</span>
              <span>{when(wording.publishedAt)}</span>
              <span>{code("sourcing", wording.sourcing)}</span>
            </p>
          </li>
        ))}
      </ul>
      {wordings.length > FEW && (
        <button type="button" className="link-button" onClick={() => setAll(!all)}>
          {t(all ? "search.filter.less" : "search.filter.more")}
        </button>
      )}
    </section>
  );
}
