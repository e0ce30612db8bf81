import {
  addWording,
  type Case,
  type Claim,
  caseFromClaim,
  caseIdOf,
  LangngheError,
  type StoredDocument,
  toInstant,
  wordingOf,
} from "@langnghe/domain";
import { next, type Step } from "@langnghe/pipeline";
import type { Indexed, IndexerDeps } from "../deps.ts";

/** Somebody else may change a case at the same moment; each try reads it anew. */
const TRIES = 8;

/**
 * Makes a case of every claim that is suggested for review and scores high enough to take a person's time, or adds a
 * wording to the case there is. Done again it changes nothing. A stale revision suggests nothing, and neither does
 * anything in the feedback channel, whatever a model or a setting says (RIGHTS 8).
 */
export function suggestClaims(deps: Pick<IndexerDeps, "cases" | "clock" | "queueFrom">): Step<Indexed, Indexed> {
  return async function suggestClaims(item) {
    const { document, result } = item;
    if (result === "stale" || document.channel === "feedback") return next(item);
    for (const claim of document.claims) {
      if (claim.flag && claim.score >= deps.queueFrom[document.channel]) await suggest(deps, document, claim);
    }
    return next(item);
  };
}

async function suggest(deps: Pick<IndexerDeps, "cases" | "clock">, document: StoredDocument, claim: Claim): Promise<void> {
  let id = caseIdOf(claim.text);
  for (let tried = 0; tried < TRIES; tried += 1) {
    const known = await deps.cases.get(id);
    if (known?.value.state === "merged" && known.value.mergedInto !== null) {
      id = known.value.mergedInto;
      continue;
    }
    const at = toInstant(deps.clock());
    const changed: Case =
      known === null
        ? caseFromClaim(document, claim, { by: "machine", at })
        : addWording(known.value, wordingOf(document, claim), at);
    if (changed === known?.value) return;
    if ((await deps.cases.put(changed, known?.version ?? 0)) !== null) return;
  }
  throw new LangngheError("STORE_UNAVAILABLE", `a case was changed by others ${TRIES} times in a row`, { facts: { case: id } });
}
