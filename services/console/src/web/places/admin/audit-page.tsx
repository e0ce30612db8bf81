import { useInfiniteQuery } from "@tanstack/react-query";
import type { AuditView } from "../../../contract/work.ts";
import { call } from "../../api/client.ts";
import { formatInstant } from "../../lib/dates.ts";
import { Skeleton } from "../../parts/bits.tsx";
import { ProblemNote } from "../../parts/problem-note.tsx";
import { useWords } from "../../parts/words-context.tsx";
import { AuditFacts } from "./audit-facts.tsx";
import { VerifyAudit } from "./verify-audit.tsx";

const PAGE = 50;

/** Who did what, newest first, in a chain that can be verified. */
export function AuditPage() {
  const { t } = useWords();
  const { data, error, refetch, hasNextPage, fetchNextPage, isFetchingNextPage } = useInfiniteQuery({
    queryKey: ["audit"],
    queryFn: ({ pageParam }) =>
      call<AuditView>("GET", `/api/audit?limit=${PAGE}${pageParam === null ? "" : `&before=${pageParam}`}`),
    initialPageParam: null as number | null,
    getNextPageParam: ({ items }) => (items.length < PAGE ? null : (items.at(-1)?.seq ?? null)),
  });
  const items = data?.pages.flatMap((page) => page.items) ?? [];
  return (
    <>
      <p className="quiet read">{t("admin.audit.hint")}</p>
      <VerifyAudit />
      {error !== null && data === undefined && <ProblemNote error={error} retry={refetch} />}
      {data === undefined && error === null && <Skeleton rows={10} />}
      {data !== undefined && items.length === 0 && <p className="quiet">{t("admin.audit.empty")}</p>}
      {items.length > 0 && <AuditTable items={items} />}
      {hasNextPage && (
        <button type="button" className="button end" disabled={isFetchingNextPage} onClick={() => void fetchNextPage()}>
          {t("admin.audit.more")}
        </button>
      )}
    </>
  );
}

function AuditTable({ items }: { readonly items: AuditView["items"] }) {
  const { t, code } = useWords();
  return (
    <div className="table-wrap">
      <table className="audit-table">
        <thead>
          <tr>
            <th scope="col" className="num">
              {t("admin.audit.number")}
            </th>
            <th scope="col">{t("admin.audit.when")}</th>
            <th scope="col">{t("admin.audit.who")}</th>
            <th scope="col">{t("admin.audit.what")}</th>
            <th scope="col" className="wide-only">
              {t("admin.audit.subject")}
            </th>
          </tr>
        </thead>
        <tbody>
          {items.map((item) => (
            <tr key={item.seq} title={item.hash}>
              <td className="num">{item.seq}</td>
              <td>{formatInstant(item.at)}</td>
              <td>{item.actorName}</td>
              <td>{code("audit", item.action)}</td>
              <td className="wide-only">
                <code>{item.subject}</code>
                <AuditFacts subject={item.subject} facts={item.facts} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
