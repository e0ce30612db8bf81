import type { Role } from "@langnghe/domain";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import type { AccountView } from "../../../contract/session.ts";
import { call } from "../../api/client.ts";
import { sessionQuery } from "../../api/queries.ts";
import { formatDay } from "../../lib/dates.ts";
import { Badge } from "../../parts/bits.tsx";
import { useNames } from "../../parts/catalogue.ts";
import { problemWords } from "../../parts/problem-note.tsx";
import { useToast } from "../../parts/toasts.tsx";
import { useWords } from "../../parts/words-context.tsx";
import type { OneTime } from "./one-time-password.tsx";
import { RoleSelect } from "./role-select.tsx";

interface RowProps {
  readonly account: AccountView;
  readonly onOnce: (once: OneTime) => void;
}

interface Patch {
  readonly role?: Role;
  readonly disabled?: boolean;
  readonly resetPassword?: true;
}

/** One colleague. One's own role and lock are not changed here: nobody locks themselves out by a slip. */
export function AccountRow({ account, onOnce }: RowProps) {
  const words = useWords();
  const { t } = words;
  const { name } = useNames();
  const toast = useToast();
  const client = useQueryClient();
  const { data: session } = useQuery(sessionQuery);
  const self = session?.account.id === account.id;
  const change = useMutation({
    mutationFn: (patch: Patch) =>
      call<{ account: AccountView; oneTimePassword: string | null }>("PATCH", `/api/accounts/${account.id}`, patch),
    onSuccess: ({ oneTimePassword }) => {
      if (oneTimePassword !== null) onOnce({ name: account.displayName, password: oneTimePassword });
      else toast({ text: t("case.saved") });
      return client.invalidateQueries({ queryKey: ["accounts"] });
    },
    onError: (error) => toast({ text: problemWords(words, error), tone: "problem" }),
  });
  return (
    <tr>
      <td>
        <strong>{account.displayName}</strong>
        <div className="quiet small">{account.name}</div>
      </td>
      <td>
        <RoleSelect
          value={account.role}
          label={`${t("admin.account.role")}: ${account.displayName}`}
          disabled={self || change.isPending}
          onChange={(role) => change.mutate({ role })}
        />
      </td>
      <td className="wide-only">{account.body === null ? "–" : name("bodies", account.body)}</td>
      <td>
        <AccountState account={account} />
      </td>
      <td className="wide-only">{formatDay(account.createdAt)}</td>
      <td>
        <div className="row-tools">
          <button
            type="button"
            className="button small"
            disabled={change.isPending}
            onClick={() => change.mutate({ resetPassword: true })}
          >
            {t("admin.account.reset")}
          </button>
          {!self && (
            <button
              type="button"
              className="button small"
              disabled={change.isPending}
              onClick={() => change.mutate({ disabled: !account.disabled })}
            >
              {t(account.disabled ? "admin.account.enable" : "admin.account.disable")}
            </button>
          )}
        </div>
      </td>
    </tr>
  );
}

function AccountState({ account }: { readonly account: AccountView }) {
  const { t } = useWords();
  if (account.disabled)
    return (
      <Badge tone="quiet" icon="lock">
        {t("admin.account.disabled")}
      </Badge>
    );
  return account.mustChangePassword ? (
    <Badge tone="wait" icon="clock">
      {t("admin.account.must_change")}
    </Badge>
  ) : (
    <Badge tone="good" icon="check">
      {t("admin.account.active")}
    </Badge>
  );
}
