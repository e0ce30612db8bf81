import { parseDetail } from "../lib/detail.ts";
import { isWordKey } from "../words/say.ts";
import { useWords, type Words } from "./words-context.tsx";

/** The words alone, for a line that passes; a detail without a code shows itself. */
export function detailWords({ code }: Pick<Words, "code">, line: string): string {
  const detail = parseDetail(line);
  return detail.code === null || !isWordKey(`detail.${detail.code}`) ? line : code("detail", detail.code);
}

/** Why something failed: in words first; the technical line is small beside them, for whoever mends it. */
export function DetailLine({ line }: { readonly line: string }) {
  const { code } = useWords();
  const detail = parseDetail(line);
  if (detail.code === null || !isWordKey(`detail.${detail.code}`)) return <p className="feed-detail">{line}</p>;
  return (
    <p className="feed-detail">
      {code("detail", detail.code)} <span className="technical">{detail.message}</span>
    </p>
  );
}
