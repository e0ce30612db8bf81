import { useQuery } from "@tanstack/react-query";
import type { PollsView } from "../../../contract/work.ts";
import { pollsQuery } from "../../api/queries.ts";
import { formatInstant } from "../../lib/dates.ts";
import { sumOf } from "../../lib/numbers.ts";
import { Badge, Skeleton, type Tone } from "../../parts/bits.tsx";
import { DetailLine } from "../../parts/detail-line.tsx";
import type { IconName } from "../../parts/icon.tsx";
import { ProblemNote } from "../../parts/problem-note.tsx";
import { useWords } from "../../parts/words-context.tsx";

type Poll = PollsView["items"][number];

const LOOKS: Readonly<Record<Poll["result"], { readonly tone: Tone; readonly icon: IconName }>> = {
  ok: { tone: "good", icon: "check" },
  not_modified: { tone: "quiet", icon: "dot" },
  failed: { tone: "bad", icon: "warn" },
  refused: { tone: "bad", icon: "lock" },
};

/** The last polls, newest first. */
export function PollTable({ feed }: { readonly feed: string }) {
  const { t } = useWords();
  const { data, error, refetch } = useQuery(pollsQuery(feed));
  return (
    <section>
      <h2>{t("feeds.history")}</h2>
      {error !== null && data === undefined && <ProblemNote error={error} retry={refetch} />}
      {data === undefined && error === null && <Skeleton rows={6} />}
      {data?.items.length === 0 && <p className="quiet">{t("feeds.history.none")}</p>}
      {data !== undefined && data.items.length > 0 && (
        <div className="table-wrap">
          <table>
            <thead>
              <tr>
                <th scope="col">{t("admin.audit.when")}</th>
                <th scope="col">{t("feeds.column.health")}</th>
                {(["listed", "unchanged", "fresh", "changed"] as const).map((column) => (
                  <th key={column} scope="col" className="num">
                    {t(`feeds.${column}`)}
                  </th>
                ))}
                <th scope="col" className="num">
                  {t("feeds.column.dropped")}
                </th>
                <th scope="col" className="num">
                  {t("feeds.column.parked")}
                </th>
              </tr>
            </thead>
            <tbody>
              {data.items.map((poll) => (
                <PollRow key={poll.at} poll={poll} />
              ))}
            </tbody>
          </table>
        </div>
      )}
    </section>
  );
}

function PollRow({ poll }: { readonly poll: Poll }) {
  const { t, code, number } = useWords();
  const look = LOOKS[poll.result];
  const figures = [poll.fetched, poll.unchanged, poll.fresh, poll.changed, sumOf(poll.dropped), sumOf(poll.parked)];
  return (
    <tr>
      <td>{formatInstant(poll.at)}</td>
      <td>
        <Badge tone={look.tone} icon={look.icon}>
          {code("poll", poll.result)}
        </Badge>
        {poll.status !== null && <span className="quiet small"> {t("feeds.status", { n: String(poll.status) })}</span>}
        {poll.detail !== null && <DetailLine line={poll.detail} />}
      </td>
      {figures.map((figure, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the columns of a row never change places
        <td key={index} className="num">
          {figure === 0 ? "–" : number(figure)}
        </td>
      ))}
    </tr>
  );
}
