import { Icon } from "../../parts/icon.tsx";
import { useWords } from "../../parts/words-context.tsx";

interface LineToolsProps {
  readonly what: "item" | "sentence";
  readonly onUp: (() => void) | undefined;
  readonly onDown: (() => void) | undefined;
  readonly onRemove: () => void;
}

/** Up, down, away. Undo brings back what was removed. */
export function LineTools({ what, onUp, onDown, onRemove }: LineToolsProps) {
  const { t } = useWords();
  const tools = [
    { name: "up", run: onUp, words: t(`digest.${what}.up`) },
    { name: "down", run: onDown, words: t(`digest.${what}.down`) },
    { name: "cross", run: onRemove, words: t(`digest.${what}.remove`) },
  ] as const;
  return (
    <span className="line-tools">
      {tools.map(({ name, run, words }) => (
        <button
          key={name}
          type="button"
          className="icon-button"
          aria-label={words}
          title={words}
          disabled={run === undefined}
          onClick={run}
        >
          <Icon name={name} size={16} />
        </button>
      ))}
    </span>
  );
}
