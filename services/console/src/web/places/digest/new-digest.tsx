import { useMutation, useQueryClient } from "@tanstack/react-query";
import { type FormEvent, useState } from "react";
import { useNavigate } from "react-router";
import type { DigestsView, DigestView } from "../../../contract/digest.ts";
import { call } from "../../api/client.ts";
import { digestQuery } from "../../api/queries.ts";
import { dayOf } from "../../lib/dates.ts";
import { DayField } from "../../parts/day-field.tsx";
import { problemWords } from "../../parts/problem-note.tsx";
import { useToast } from "../../parts/toasts.tsx";
import { useWords } from "../../parts/words-context.tsx";

/** Asks for a draft of a day; the machine writes it within seconds. */
export function NewDigest({ series }: { readonly series: DigestsView["series"] }) {
  const words = useWords();
  const { t, tongue } = words;
  const toast = useToast();
  const client = useQueryClient();
  const navigate = useNavigate();
  const [chosen, setChosen] = useState(series[0]?.id ?? "");
  const [day, setDay] = useState(dayOf(Date.now()));
  const ask = useMutation({
    mutationFn: () => call<DigestView>("POST", "/api/digests", { series: chosen, day }),
    onSuccess: (view) => {
      client.setQueryData(digestQuery(view.digest.id).queryKey, view);
      void client.invalidateQueries({ queryKey: ["digests"] });
      return navigate(`/ban-tin/${view.digest.id}`);
    },
    onError: (error) => toast({ text: problemWords(words, error), tone: "problem" }),
  });
  if (series.length === 0) return null;
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    ask.mutate();
  };
  return (
    <form className="digest-new" onSubmit={submit}>
      <select aria-label={t("digest.new.series")} value={chosen} onChange={(event) => setChosen(event.target.value)}>
        {series.map(({ id, label }) => (
          <option key={id} value={id}>
            {label[tongue]}
          </option>
        ))}
      </select>
      <DayField label={t("digest.new.day")} value={day} max={dayOf(Date.now())} onChange={setDay} />
      <button type="submit" className="button" disabled={ask.isPending}>
        {t("digest.new.submit")}
      </button>
    </form>
  );
}
