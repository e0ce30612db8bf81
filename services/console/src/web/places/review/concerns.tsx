import type { CaseView } from "../../../contract/review.ts";
import { Field } from "../../parts/bits.tsx";
import { useMay, useNames } from "../../parts/catalogue.ts";
import { useWords } from "../../parts/words-context.tsx";
import type { CaseChange } from "./use-case-change.ts";

interface ConcernsProps {
  readonly view: CaseView;
  readonly change: CaseChange;
}

/** Which public body the claim is about: its own people then cannot decide (RIGHTS rule 6). */
export function Concerns({ view, change }: ConcernsProps) {
  const { t } = useWords();
  const { view: catalogue, name } = useNames();
  const may = useMay();
  return (
    <section className="concerns">
      <Field label={t("case.concerns")} hint={t("case.concerns.hint")}>
        <select
          value={view.case.concerns ?? ""}
          disabled={!may("case.work") || change.isPending}
          onChange={(event) =>
            change.mutate({ kind: "patch", body: { concerns: event.target.value === "" ? null : event.target.value } })
          }
        >
          <option value="">{t("case.concerns.none")}</option>
          {catalogue?.bodies.map(({ id }) => (
            <option key={id} value={id}>
              {name("bodies", id)}
            </option>
          ))}
        </select>
      </Field>
    </section>
  );
}
