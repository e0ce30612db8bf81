import { DAY_MS, type FeedState, hashOf, toMs, vietnamDay } from "@langnghe/domain";
import type { WriteSection } from "./section.ts";

/** A feed that brought nothing for so long has fallen silent: nobody publishes, or nobody hears it any more. */
const SILENT_AFTER_MS = 3 * DAY_MS;

/** Feeds that fell silent or cannot be reached: what is not heard must be known. */
export const writeSilence: WriteSection = async ({ deps, series, span }) => {
  const states = await deps.feedStates();
  const silent = states.filter((state) => isSilent(state, toMs(span.to))).slice(0, series.items);
  return {
    kind: "silence",
    items: silent.map((state) => ({
      id: hashOf("item", series.id, "silence", state.feed),
      heading: deps.labels.feed(state.feed),
      sentences: [{ text: lineFor(state, series.language), document: null }],
      topics: [],
      places: [],
      documents: [],
      count: 0,
      outlets: 0,
      before: 0,
    })),
  };
};

function isSilent(state: FeedState, now: number): boolean {
  if (state.lastReport?.result === "failed" || state.lastReport?.result === "refused") return true;
  return state.newestAt !== null && now - toMs(state.newestAt) > SILENT_AFTER_MS;
}

function lineFor(state: FeedState, language: "vi" | "en"): string {
  const since = state.newestAt === null ? null : vietnamDay(state.newestAt).split("-").reverse().join("/");
  if (language === "en") return since === null ? "Nothing could be collected so far." : `No new document since ${since}.`;
  return since === null ? "Chưa thu thập được văn bản nào." : `Không có văn bản mới từ ngày ${since}.`;
}
