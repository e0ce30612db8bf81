import { next, type Step } from "@langnghe/pipeline";
import type { ExtractorDeps, Redacted, WithDate } from "../deps.ts";

/**
 * Takes personal data out of everything that goes on before anything downstream sees it (RIGHTS 9): title, text, and the
 * place and categories, which are written by senders as well. Counts what was taken by type.
 */
export function redactPersonal(deps: Pick<ExtractorDeps, "redact">): Step<WithDate, Redacted> {
  return async function redactPersonal(item) {
    const redactions: Record<string, number> = {};
    function clean(text: string): string {
      const redaction = deps.redact(text);
      for (const { type } of redaction.found) redactions[type] = (redactions[type] ?? 0) + 1;
      return redaction.text;
    }
    const { entry } = item.fetched;
    const place = entry.place === null ? null : clean(entry.place);
    const fetched = { ...item.fetched, entry: { ...entry, place, categories: entry.categories.map(clean) } };
    return next({ ...item, fetched, title: clean(item.title), text: clean(item.text), redactions });
  };
}
