import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { Link } from "react-router";
import type { ParkedView } from "../../../contract/work.ts";
import { call } from "../../api/client.ts";
import { parkedQuery } from "../../api/queries.ts";
import { formatInstant } from "../../lib/dates.ts";
import { Empty, Skeleton } from "../../parts/bits.tsx";
import { useMay } from "../../parts/catalogue.ts";
import { DetailLine } from "../../parts/detail-line.tsx";
import { ProblemNote, problemWords } from "../../parts/problem-note.tsx";
import { useToast } from "../../parts/toasts.tsx";
import { useWords } from "../../parts/words-context.tsx";
import { FeedsHead } from "./feeds-head.tsx";

type Parked = ParkedView["items"][number];

/** What was set aside, why, and the way back. */
export function ParkedPage() {
  const { t } = useWords();
  const { data, error, refetch } = useQuery(parkedQuery);
  return (
    <>
      <FeedsHead on="parked" />
      <p className="quiet read">{t("parked.explain")}</p>
      {error !== null && data === undefined && <ProblemNote error={error} retry={refetch} />}
      {data === undefined && error === null && <Skeleton rows={6} tall />}
      {data?.items.length === 0 && <Empty title={t("parked.empty")} />}
      <ul className="rows">
        {data?.items.map((parked) => (
          <ParkedRow key={parked.id} parked={parked} />
        ))}
      </ul>
    </>
  );
}

function ParkedRow({ parked }: { readonly parked: Parked }) {
  const { t, code } = useWords();
  const may = useMay();
  return (
    <li className="parked-row">
      <div>
        <p>
          <strong>{code("park", parked.reason)}</strong>{" "}
          <span className="quiet">{t("parked.at", { step: parked.step, service: code("service", parked.service) })}</span>
        </p>
        <DetailLine line={parked.cause} />
        <p className="meta">
          <span>{formatInstant(parked.at)}</span>
          <span>{t("parked.times", { n: parked.times })}</span>
          <Link to={`/van-ban/${encodeURIComponent(parked.subject)}`}>{parked.subject}</Link>
        </p>
      </div>
      {may("parked.replay") && <ParkedTools id={parked.id} />}
    </li>
  );
}

/** Run again, or discard with a reason: a discard cannot be undone. */
function ParkedTools({ id }: { readonly id: string }) {
  const words = useWords();
  const { t } = words;
  const toast = useToast();
  const client = useQueryClient();
  const [discarding, setDiscarding] = useState(false);
  const [reason, setReason] = useState("");
  const act = useMutation({
    mutationFn: (action: "replay" | "discard") =>
      call<unknown>("POST", `/api/parked/${encodeURIComponent(id)}/${action}`, action === "discard" ? { reason } : {}),
    onSuccess: (_, action) => {
      toast({ text: t(action === "replay" ? "parked.replayed" : "parked.discarded") });
      for (const queryKey of [["parked"], ["today"], ["feeds"]]) void client.invalidateQueries({ queryKey });
    },
    onError: (error) => toast({ text: problemWords(words, error), tone: "problem" }),
  });
  return (
    <div className="row-tools">
      {discarding && (
        <input
          aria-label={t("parked.reason")}
          placeholder={t("parked.reason")}
          value={reason}
          onChange={(event) => setReason(event.target.value)}
        />
      )}
      {!discarding && (
        <button type="button" className="button small" disabled={act.isPending} onClick={() => act.mutate("replay")}>
          {t("parked.replay")}
        </button>
      )}
      <button
        type="button"
        className="button small"
        disabled={act.isPending || (discarding && reason.trim() === "")}
        onClick={() => (discarding ? act.mutate("discard") : setDiscarding(true))}
      >
        {t("parked.discard")}
      </button>
      {discarding && (
        <button type="button" className="button small" data-kind="quiet" onClick={() => setDiscarding(false)}>
          {t("app.cancel")}
        </button>
      )}
    </div>
  );
}
