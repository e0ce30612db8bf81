import type { DocumentView } from "../../../contract/search.ts";
import { formatInstant } from "../../lib/dates.ts";
import { Badge } from "../../parts/bits.tsx";
import { useWords } from "../../parts/words-context.tsx";

type Step = DocumentView["trace"][number];

const LOOKS = {
  next: { tone: "good", icon: "check" },
  drop: { tone: "quiet", icon: "cross" },
  park: { tone: "wait", icon: "pause" },
} as const;

/** What every service did with the document, oldest first. */
export function Trace({ document }: { readonly document: DocumentView }) {
  const { t } = useWords();
  const { trace, models } = document;
  return (
    <section aria-labelledby="trace">
      <h2 id="trace">{t("document.trace")}</h2>
      {trace.length === 0 && <p className="quiet">{t("document.trace.none")}</p>}
      <ol className="trace">
        {trace.map((step) => (
          <TraceStep key={`${step.service}:${step.at}:${step.run}`} step={step} />
        ))}
      </ol>
      <p className="quiet small">{t("document.trace.models", models)}</p>
    </section>
  );
}

function TraceStep({ step }: { readonly step: Step }) {
  const { t, code } = useWords();
  const { tone, icon } = LOOKS[step.kind];
  return (
    <li>
      <Badge tone={tone} icon={icon}>
        {code("service", step.service)}
      </Badge>
      <p className="meta">
        <span>{code("outcome", step.kind)}</span>
        {step.reason !== null && <span>{code(step.kind, step.reason)}</span>}
        <span title={step.step}>{formatInstant(step.at)}</span>
        <span>{t("document.trace.ms", { n: Math.round(step.ms) })}</span>
        {step.run !== "live" && <span>{step.run}</span>}
      </p>
    </li>
  );
}
