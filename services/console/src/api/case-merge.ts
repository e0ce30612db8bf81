import { type Case, type CaseAction, LangngheError, type Wording } from "@langnghe/domain";
import type { Versioned } from "@langnghe/store";
import type { Context } from "./app.ts";
import { type Acting, actOn, withEvent } from "./case-actions.ts";
import { badField, ruleBroken } from "./problems.ts";

/** How often a write to the other case is tried again when somebody changes it at the same moment. */
const TRIES = 5;

interface MergeRequest {
  readonly source: Versioned<Case>;
  readonly into: string;
  readonly note: string | undefined;
  readonly acting: Acting;
}

/**
 * Joins a case into another: the other one takes its wordings, this one points there and keeps its own history. The
 * other is written first, so that a failure in between shows wordings twice and never loses one.
 */
export async function mergeCase(context: Context, request: MergeRequest): Promise<Versioned<Case>> {
  const { source, into, note, acting } = request;
  if (into === source.value.id) throw badField("into", "a case cannot be joined into itself");
  const merged = { ...actOn(source.value, "merge", note === undefined ? {} : { note }, acting), mergedInto: into };
  await changeOther(context, into, (target) => {
    if (target.state === "merged" || target.state === "dismissed") throw ruleBroken("not_possible_here");
    if (target.concerns !== null && target.concerns === acting.account.body) throw ruleBroken("own_body_cannot_decide");
    return withWordings(withEvent(target, "merge", source.value.id, acting), [...target.wordings, ...source.value.wordings]);
  });
  try {
    return { value: merged, version: await context.stores.cases.put(merged, source.version) };
  } catch (error) {
    if (error instanceof LangngheError && error.code === "CONFLICT") await takeOut(context, into, source.value, acting);
    throw error;
  }
}

/** Undoes a merge: the case opens again with its wordings, and the other one loses them. */
export async function unmergeCase(context: Context, source: Versioned<Case>, acting: Acting): Promise<Versioned<Case>> {
  const into = source.value.mergedInto;
  const opened = { ...actOn(source.value, "unmerge", {}, acting), mergedInto: null };
  const version = await context.stores.cases.put(opened, source.version);
  if (into !== null) await takeOut(context, into, source.value, acting);
  return { value: opened, version };
}

/** Actions that touch a second case. */
export function isMerging(action: CaseAction): action is "merge" | "unmerge" {
  return action === "merge" || action === "unmerge";
}

async function takeOut(context: Context, into: string, source: Case, acting: Acting): Promise<void> {
  const gone = new Set(source.wordings.map(placeOf));
  await changeOther(context, into, (target) => {
    const rest = target.wordings.filter((wording) => !gone.has(placeOf(wording)));
    // A case without a wording would say nothing; one that was in both stays.
    return withWordings(withEvent(target, "unmerge", source.id, acting), rest.length === 0 ? target.wordings : rest);
  });
}

async function changeOther(context: Context, id: string, change: (target: Case) => Case): Promise<void> {
  for (let tries = 1; ; tries += 1) {
    const { value, version } = await context.stores.cases.require(id);
    try {
      await context.stores.cases.put(change(value), version);
      return;
    } catch (error) {
      if (!(error instanceof LangngheError && error.code === "CONFLICT") || tries === TRIES) throw error;
    }
  }
}

/** The case with these wordings, each place once, and what follows from them: stories, outlets, first and last seen. */
function withWordings(subject: Case, all: readonly Wording[]): Case {
  const wordings = [...new Map(all.map((wording) => [placeOf(wording), wording])).values()].sort((a, b) =>
    a.publishedAt < b.publishedAt ? -1 : 1,
  );
  return {
    ...subject,
    wordings,
    score: Math.max(...wordings.map((wording) => wording.score)),
    stories: [...new Set(wordings.map((wording) => wording.story))],
    outlets: new Set(wordings.map((wording) => wording.outlet)).size,
    firstSeenAt: wordings[0]?.publishedAt ?? subject.firstSeenAt,
    lastSeenAt: wordings.at(-1)?.publishedAt ?? subject.lastSeenAt,
  };
}

function placeOf(wording: Wording): string {
  return `${wording.document} ${wording.start} ${wording.end}`;
}
