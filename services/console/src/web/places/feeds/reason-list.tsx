import { parseReason } from "../../lib/reasons.ts";
import { useWords } from "../../parts/words-context.tsx";

interface ReasonListProps {
  readonly kind: "drop" | "park";
  readonly counts: Readonly<Record<string, number>>;
}

/** Counts by reason in words, most first, with the service that decided. */
export function ReasonList({ kind, counts }: ReasonListProps) {
  const { code, number } = useWords();
  const rows = Object.entries(counts).sort(([, a], [, b]) => b - a);
  return (
    <ul className="reasons">
      {rows.map(([key, count]) => {
        const { service, reason } = parseReason(key);
        return (
          <li key={key}>
            <span>
              {code(kind, reason)}
              {service !== null && <span className="quiet"> · {code("service", service)}</span>}
            </span>
            <span>{number(count)}</span>
          </li>
        );
      })}
    </ul>
  );
}
