import { parseDetail } from "../lib/detail.ts";
import { isWordKey } from "../words/say.ts";
import { useWords } from "./words-context.tsx";

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
