import { Link } from "react-router";
import type { FeedsView } from "../../../contract/work.ts";
import { sumOf } from "../../lib/numbers.ts";
import { useNames } from "../../parts/catalogue.ts";
import { DetailLine } from "../../parts/detail-line.tsx";
import { Spark } from "../../parts/spark.tsx";
import { useWords } from "../../parts/words-context.tsx";
import { HealthBadge } from "./health-badge.tsx";

type FeedRow = FeedsView["items"][number];

/** All feeds, those in trouble first, each with its health and where its documents went. */
export function FeedTable({ feeds }: { readonly feeds: readonly FeedRow[] }) {
  const { t } = useWords();
  const ordered = feeds.toSorted((a, b) => Number(a.health === "ok") - Number(b.health === "ok"));
  return (
    <div className="table-wrap">
      <table className="feed-table">
        <thead>
          <tr>
            <th scope="col">{t("feeds.column.feed")}</th>
            <th scope="col">{t("feeds.column.health")}</th>
            <th scope="col">{t("feeds.column.last")}</th>
            <th scope="col" className="num">
              {t("feeds.column.indexed")}
            </th>
            <th scope="col" className="num">
              {t("feeds.column.dropped")}
            </th>
            <th scope="col" className="num">
              {t("feeds.column.parked")}
            </th>
            <th scope="col">{t("feeds.column.volume")}</th>
          </tr>
        </thead>
        <tbody>
          {ordered.map((feed) => (
            <Row key={feed.id} feed={feed} />
          ))}
        </tbody>
      </table>
    </div>
  );
}

function Row({ feed }: { readonly feed: FeedRow }) {
  const { t, code, number, when } = useWords();
  const { name } = useNames();
  const dropped = sumOf(feed.totals?.dropped ?? {}) + sumOf(feed.droppedLater);
  const parked = sumOf(feed.totals?.parked ?? {}) + sumOf(feed.parkedLater);
  return (
    <tr>
      <td>
        <Link className="feed-name" to={`/nguon-tin/${feed.id}`}>
          {feed.label}
        </Link>
        <p className="quiet small">
          {name("outlets", feed.outlet)} · {code("channel", feed.channel)}
        </p>
        {feed.detail !== null && <DetailLine line={feed.detail} />}
      </td>
      <td>
        <HealthBadge health={feed.health} />
      </td>
      <td className="wide-only">{feed.lastPollAt === null ? t("feeds.never") : when(feed.lastPollAt)}</td>
      <td className="num wide-only">
        <Link to={`/tim-kiem?${new URLSearchParams({ days: "all", feed: feed.id })}`}>{number(feed.indexed)}</Link>
      </td>
      <td className="num wide-only">{dropped === 0 ? "–" : <Link to={`/nguon-tin/${feed.id}`}>{number(dropped)}</Link>}</td>
      <td className="num wide-only">{parked === 0 ? "–" : <Link to={`/nguon-tin/${feed.id}`}>{number(parked)}</Link>}</td>
      <td>
        <Spark
          values={feed.volume}
          label={t("feeds.volume", { n: feed.volume.reduce((sum, day) => sum + day, 0) })}
          width={120}
          height={22}
        />
      </td>
    </tr>
  );
}
