import { isWordKey } from "../words/say.ts";
import { useWords } from "./words-context.tsx";

/** What stood here was personal and is not stored; the chip says of what kind it was. */
export function Redacted({ kind }: { readonly kind: string }) {
  const { t, code } = useWords();
  const words = isWordKey(`redaction.${kind}`) ? code("redaction", kind) : kind;
  return (
    <span className="redacted" title={t("document.redacted", { kind: words })}>
      {words}
    </span>
  );
}
