import { HOUR_MS } from "@langnghe/domain";
import type { Caller } from "./access.ts";
import type { Context } from "./app.ts";

/**
 * Records that a session was shown passages of what people sent to the authority (RIGHTS rule 12): at the first page, and
 * again each hour it goes on. An entry a request would bury the others; typing one word sends several.
 */
export function feedbackReads(context: Pick<Context, "clock" | "audit">): (caller: Caller) => Promise<void> {
  const recorded = new Map<string, number>();
  return async function record({ account, session }) {
    const now = context.clock();
    for (const [known, at] of recorded) if (now - at >= HOUR_MS) recorded.delete(known);
    if (recorded.has(session)) return;
    recorded.set(session, now);
    try {
      await context.audit(account.id, "search.feedback", "channel:feedback");
    } catch (error) {
      recorded.delete(session);
      throw error;
    }
  };
}
