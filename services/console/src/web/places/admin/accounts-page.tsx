import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { accountsQuery } from "../../api/queries.ts";
import { Skeleton } from "../../parts/bits.tsx";
import { ProblemNote } from "../../parts/problem-note.tsx";
import { useWords } from "../../parts/words-context.tsx";
import { AccountForm } from "./account-form.tsx";
import { AccountRow } from "./account-row.tsx";
import { type OneTime, OneTimePassword } from "./one-time-password.tsx";

/** Colleagues who sign in: their role, their body, their state. */
export function AccountsPage() {
  const { t } = useWords();
  const { data, error, refetch } = useQuery(accountsQuery);
  const [adding, setAdding] = useState(false);
  const [once, setOnce] = useState<OneTime | null>(null);
  return (
    <>
      {once !== null && <OneTimePassword key={once.password} once={once} onClose={() => setOnce(null)} />}
      {adding ? (
        <AccountForm onDone={setOnce} onClose={() => setAdding(false)} />
      ) : (
        <button type="button" className="button" onClick={() => setAdding(true)}>
          {t("admin.account.add")}
        </button>
      )}
      {error !== null && data === undefined && <ProblemNote error={error} retry={refetch} />}
      {data === undefined && error === null && <Skeleton rows={5} tall />}
      {data !== undefined && (
        <div className="table-wrap">
          <table className="account-table">
            <thead>
              <tr>
                <th scope="col">{t("admin.account.display")}</th>
                <th scope="col">{t("admin.account.role")}</th>
                <th scope="col" className="wide-only">
                  {t("admin.account.body")}
                </th>
                <th scope="col">{t("admin.account.state")}</th>
                <th scope="col" className="wide-only">
                  {t("admin.account.created")}
                </th>
                <th scope="col">
                  <span className="unseen">{t("admin.audit.what")}</span>
                </th>
              </tr>
            </thead>
            <tbody>
              {data.items.map((account) => (
                <AccountRow key={account.id} account={account} onOnce={setOnce} />
              ))}
            </tbody>
          </table>
        </div>
      )}
    </>
  );
}
