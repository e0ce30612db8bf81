import { useEffect, useEffectEvent, useRef, useState } from "react";
import { Link, useNavigate } from "react-router";
import { type Filters, SORTS } from "../../lib/filters.ts";
import { groupStories } from "../../lib/group-stories.ts";
import { Choice, Empty, Skeleton } from "../../parts/bits.tsx";
import { ProblemNote } from "../../parts/problem-note.tsx";
import { useKeys } from "../../parts/use-keys.ts";
import { useWords } from "../../parts/words-context.tsx";
import { Hit } from "./hit.tsx";
import type { FoundResult } from "./use-found.ts";

interface ResultsProps {
  readonly filters: Filters;
  readonly result: FoundResult;
  readonly onChange: (next: Filters) => void;
}

/** Hits, one row a story; j and k move, Enter opens. */
export function Results({ filters, result, onChange }: ResultsProps) {
  const { t } = useWords();
  const navigate = useNavigate();
  const { data, error, refetch, isPlaceholderData, hasNextPage, fetchNextPage, isFetchingNextPage } = result;
  const groups = groupStories(data?.pages.flatMap((page) => page.hits) ?? []);
  const [at, setAt] = useState(-1);
  const list = useRef<HTMLOListElement>(null);
  const move = (step: number): void => {
    const next = Math.min(groups.length - 1, Math.max(0, at + step));
    setAt(next);
    list.current?.children[next]?.scrollIntoView({ block: "nearest" });
  };
  const open = (): void => {
    const lead = groups[at]?.lead;
    if (lead !== undefined) navigate(`/van-ban/${lead.id}`);
  };
  useKeys({ down: () => move(1), up: () => move(-1), enter: open });
  if (error !== null && data === undefined) return <ProblemNote error={error} retry={refetch} />;
  if (data === undefined) return <Skeleton rows={8} tall />;
  if (groups.length === 0) return <NoResults filters={filters} empty={data.pages[0]?.empty ?? null} onChange={onChange} />;
  return (
    <section className="results" aria-busy={isPlaceholderData} data-stale={isPlaceholderData}>
      <div className="results-head">
        <Choice
          label={t("search.sort")}
          values={SORTS}
          value={filters.sort}
          word={(sort) => t(`search.sort.${sort}`)}
          onChange={(sort) => onChange({ ...filters, sort })}
        />
      </div>
      <ol ref={list} className="rows">
        {groups.map((group, index) => (
          <Hit key={group.lead.id} group={group} current={index === at} inStory={filters.story !== null} />
        ))}
      </ol>
      {hasNextPage ? <More busy={isFetchingNextPage} onMore={fetchNextPage} /> : <p className="quiet end">{t("search.end")}</p>}
    </section>
  );
}

/** Loads on when it comes into view; also a button, for the keyboard. */
function More({ busy, onMore }: { readonly busy: boolean; readonly onMore: () => unknown }) {
  const { t } = useWords();
  const button = useRef<HTMLButtonElement>(null);
  const seen = useEffectEvent(() => {
    if (!busy) onMore();
  });
  useEffect(() => {
    const watch = new IntersectionObserver((entries) => {
      if (entries.some((entry) => entry.isIntersecting)) seen();
    });
    if (button.current !== null) watch.observe(button.current);
    return () => watch.disconnect();
  }, []);
  return (
    <button ref={button} type="button" className="button end" disabled={busy} onClick={() => onMore()}>
      {t(busy ? "app.loading" : "search.more")}
    </button>
  );
}

/** Nothing matches, or nothing was collected: two different things, each with its next step. */
function NoResults({ filters, empty, onChange }: Omit<ResultsProps, "result"> & { readonly empty: string | null }) {
  const { t } = useWords();
  if (empty === "nothing_collected")
    return (
      <Empty title={t("search.nothing")} text={t("search.nothing.next")}>
        <Link className="button" to="/nguon-tin">
          {t("search.nothing.feeds")}
        </Link>
      </Empty>
    );
  return (
    <Empty title={t("search.no_match")} text={t("search.no_match.next")}>
      <button type="button" className="button" onClick={() => onChange({ ...filters, span: "all", from: null, to: null })}>
        {t("search.no_match.widen")}
      </button>
    </Empty>
  );
}
