import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { Link, useParams } from "react-router";
import type { FeedsView, PollsView } from "../../../contract/work.ts";
import { call } from "../../api/client.ts";
import { feedsQuery } from "../../api/queries.ts";
import { Empty, PlaceHead, Skeleton } from "../../parts/bits.tsx";
import { useMay, useNames } from "../../parts/catalogue.ts";
import { DetailLine, detailWords } from "../../parts/detail-line.tsx";
import { Icon } from "../../parts/icon.tsx";
import { ProblemNote, problemWords } from "../../parts/problem-note.tsx";
import { Spark } from "../../parts/spark.tsx";
import { useToast } from "../../parts/toasts.tsx";
import { useWords } from "../../parts/words-context.tsx";
import { FeedEquation } from "./feed-equation.tsx";
import { HealthBadge } from "./health-badge.tsx";
import { PollTable } from "./poll-table.tsx";

type Feed = FeedsView["items"][number];

/** One feed: health, where its documents went, its polls. */
export function FeedPage() {
  const { t } = useWords();
  const { id = "" } = useParams();
  const { data, error, refetch } = useQuery(feedsQuery);
  if (error !== null && data === undefined) return <ProblemNote error={error} retry={refetch} />;
  if (data === undefined) return <Skeleton rows={7} tall />;
  const feed = data.items.find((item) => item.id === id);
  return feed === undefined ? <Empty title={t("app.not_found")} text={t("error.NOT_FOUND")} /> : <FeedBody feed={feed} />;
}

function FeedBody({ feed }: { readonly feed: Feed }) {
  const { t, code, when } = useWords();
  const { name } = useNames();
  return (
    <>
      <Link className="back" to="/nguon-tin">
        <Icon name="left" size={16} />
        {t("feeds.title")}
      </Link>
      <PlaceHead
        title={feed.label}
        note={`${name("outlets", feed.outlet)} · ${code("channel", feed.channel)} · ${t("feeds.every", { n: feed.everyMinutes })}`}
      >
        <PollNow feed={feed.id} />
      </PlaceHead>
      <div className="feed-grid">
        <section>
          <p className="meta">
            <HealthBadge health={feed.health} />
            {feed.newestAt !== null && <span>{t("feeds.newest", { when: when(feed.newestAt) })}</span>}
            {feed.nextPollAt !== null && <span>{t("feeds.next", { when: when(feed.nextPollAt) })}</span>}
            <span>{feed.url}</span>
          </p>
          {feed.detail !== null && <DetailLine line={feed.detail} />}
        </section>
        <FeedEquation feed={feed} />
        <section>
          <div className="section-head">
            <h2>{t("feeds.column.volume")}</h2>
            <Link to={`/tim-kiem?${new URLSearchParams({ days: "all", feed: feed.id })}`}>{t("feeds.open")}</Link>
          </div>
          <Spark
            values={feed.volume}
            label={t("feeds.volume", { n: feed.volume.reduce((sum, day) => sum + day, 0) })}
            width={480}
            height={56}
          />
        </section>
        <PollTable feed={feed.id} />
      </div>
    </>
  );
}

/** Polls at once; the page can be left meanwhile. */
function PollNow({ feed }: { readonly feed: string }) {
  const words = useWords();
  const { t } = words;
  const may = useMay();
  const toast = useToast();
  const client = useQueryClient();
  const poll = useMutation({
    mutationFn: () => call<PollsView["items"][number]>("POST", `/api/feeds/${encodeURIComponent(feed)}/poll`, {}),
    onSuccess: (report) => {
      toast({ text: report.detail === null ? t("feeds.polled", { n: report.fresh }) : detailWords(words, report.detail) });
      for (const queryKey of [["feeds"], ["polls", feed]]) void client.invalidateQueries({ queryKey });
    },
    onError: (error) => toast({ text: problemWords(words, error), tone: "problem" }),
  });
  if (!may("feed.poll")) return null;
  return (
    <button type="button" className="button" disabled={poll.isPending} onClick={() => poll.mutate()}>
      {t(poll.isPending ? "feeds.polling" : "feeds.poll")}
    </button>
  );
}
