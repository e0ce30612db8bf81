import type { FeedsView } from "../../../contract/work.ts";
import { Badge, type Tone } from "../../parts/bits.tsx";
import type { IconName } from "../../parts/icon.tsx";
import { useWords } from "../../parts/words-context.tsx";

type Health = FeedsView["items"][number]["health"];

const LOOKS: Readonly<Record<Health, { readonly tone: Tone; readonly icon: IconName }>> = {
  ok: { tone: "good", icon: "check" },
  silent: { tone: "wait", icon: "pause" },
  failing: { tone: "bad", icon: "warn" },
  refused: { tone: "bad", icon: "lock" },
  waiting: { tone: "quiet", icon: "clock" },
  disabled: { tone: "quiet", icon: "cross" },
};

/** Health of a feed as a word with a shape. */
export function HealthBadge({ health }: { readonly health: Health }) {
  const { code } = useWords();
  return (
    <Badge tone={LOOKS[health].tone} icon={LOOKS[health].icon}>
      {code("health", health)}
    </Badge>
  );
}
