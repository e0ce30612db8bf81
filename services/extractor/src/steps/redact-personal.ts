import { next, type Step } from "@langnghe/pipeline";
import type { ExtractorDeps, Redacted, WithDate } from "../deps.ts";

/** Takes personal data out of title and text before anything downstream sees them (RIGHTS 9); counts what was taken by type. */
export function redactPersonal(deps: Pick<ExtractorDeps, "redact">): Step<WithDate, Redacted> {
  return async function redactPersonal(item) {
    const title = deps.redact(item.title);
    const text = deps.redact(item.text);
    const redactions: Record<string, number> = {};
    for (const { type } of [...title.found, ...text.found]) redactions[type] = (redactions[type] ?? 0) + 1;
    return next({ ...item, title: title.text, text: text.text, redactions });
  };
}
