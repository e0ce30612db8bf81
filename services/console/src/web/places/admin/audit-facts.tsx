import type { AuditView } from "../../../contract/work.ts";
import { useWords } from "../../parts/words-context.tsx";

type Entry = AuditView["items"][number];

/** Facts whose values are codes with words, and the family of those words. */
const FAMILIES: Readonly<Record<string, string>> = {
  role: "role",
  action: "action",
  verdict: "verdict",
  result: "poll",
  channel: "channel",
  service: "service",
};

/** What the log keeps with a line: codes in words, the rest as it stands there for whoever examines the chain. */
export function AuditFacts({ subject, facts }: Pick<Entry, "subject" | "facts">) {
  const { code } = useWords();
  const known = Object.entries(facts).filter(([, value]) => value !== null && value !== false);
  const family = (name: string): string | undefined =>
    name === "from" || name === "to" ? (subject.startsWith("digest:") ? "digest_state" : "state") : FAMILIES[name];
  return (
    <div className="facts">
      {known.map(([name, value]) => {
        const words = family(name);
        return words === undefined ? (
          <span key={name} className="technical">
            {name}: {String(value)}
          </span>
        ) : (
          <span key={name}>{code(words, String(value))}</span>
        );
      })}
    </div>
  );
}
