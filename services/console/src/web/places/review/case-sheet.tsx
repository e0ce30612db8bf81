import { useQuery } from "@tanstack/react-query";
import { Link } from "react-router";
import type { CaseView } from "../../../contract/review.ts";
import { isProblem } from "../../api/client.ts";
import { caseQuery } from "../../api/queries.ts";
import { Skeleton } from "../../parts/bits.tsx";
import { useMay } from "../../parts/catalogue.ts";
import { Icon } from "../../parts/icon.tsx";
import { ProblemNote } from "../../parts/problem-note.tsx";
import { useWords } from "../../parts/words-context.tsx";
import { CaseActions } from "./case-actions.tsx";
import { CaseHead } from "./case-head.tsx";
import { Concerns } from "./concerns.tsx";
import { Decision } from "./decision.tsx";
import { EvidenceForm } from "./evidence-form.tsx";
import { EvidenceList } from "./evidence-list.tsx";
import { History } from "./history.tsx";
import { MergeForm } from "./merge-form.tsx";
import type { Panel } from "./panel.ts";
import { PublishForm } from "./publish-form.tsx";
import { Similar } from "./similar.tsx";
import { useCaseChange } from "./use-case-change.ts";
import type { QueueState } from "./use-queue.ts";
import { VerdictCard } from "./verdict-card.tsx";
import { VerdictForm } from "./verdict-form.tsx";
import { Why } from "./why.tsx";
import { Wordings } from "./wordings.tsx";

interface SheetProps {
  readonly id: string;
  readonly queue: QueueState;
  /** Without the list beside it. */
  readonly alone: boolean;
  readonly panel: Panel | null;
  readonly onPanel: (panel: Panel | null) => void;
  readonly onClose: () => void;
}

/** A case from claim to correction, in the order of the work. */
export function CaseSheet(props: SheetProps) {
  const { t } = useWords();
  const { data, error, refetch } = useQuery(caseQuery(props.id));
  return (
    <article className="case">
      {props.alone && (
        <button type="button" className="link-button back" onClick={props.queue.close}>
          <Icon name="left" size={16} />
          {t("place.review")}
        </button>
      )}
      {error !== null && data === undefined && <ProblemNote error={error} retry={refetch} />}
      {data === undefined && error === null && <Skeleton rows={8} tall />}
      {data !== undefined && <CaseBody {...props} view={data} />}
    </article>
  );
}

function CaseBody({ view, panel, onPanel, onClose, queue }: SheetProps & { readonly view: CaseView }) {
  const { t } = useWords();
  const may = useMay();
  const change = useCaseChange(view);
  const work = may("case.work");
  const conflict = isProblem(change.error) && change.error.status === 409;
  const { mergedInto } = view.case;
  return (
    <>
      <CaseHead view={view} />
      {mergedInto !== null && (
        <p>
          {t("case.merged_into")} <Link to={`/kiem-chung/${mergedInto}`}>{t("case.merged_into.open")}</Link>
        </p>
      )}
      {work && <CaseActions view={view} change={change} queue={queue} onPanel={onPanel} />}
      {change.isError && !conflict && panel === null && <ProblemNote error={change.error} write />}
      {panel === "merge" && work && <MergeForm view={view} change={change} queue={queue} onClose={onClose} />}
      <VerdictCard view={view} />
      {work && <Decision view={view} change={change} />}
      {panel === "publish" && may("case.publish") && <PublishForm view={view} change={change} onClose={onClose} />}
      {panel === "verdict" && work && <VerdictForm view={view} change={change} onPanel={onPanel} />}
      <Why view={view} />
      <Wordings view={view} />
      <EvidenceList view={view} onAdd={work && panel !== "evidence" ? () => onPanel("evidence") : undefined} />
      {panel === "evidence" && work && <EvidenceForm change={change} onClose={onClose} />}
      <Concerns view={view} change={change} />
      <Similar view={view} />
      <History view={view} />
    </>
  );
}
