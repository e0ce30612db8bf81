import { useQuery } from "@tanstack/react-query";
import { todayQuery } from "../../api/queries.ts";
import { LinkTabs, PlaceHead } from "../../parts/bits.tsx";
import { useMay } from "../../parts/catalogue.ts";
import { useWords } from "../../parts/words-context.tsx";

/** Title and tabs of the place. */
export function FeedsHead({ on }: { readonly on: "feeds" | "parked" }) {
  const { t } = useWords();
  const may = useMay();
  const { data } = useQuery(todayQuery);
  const parked = {
    to: "/nguon-tin/tam-giu",
    text: t("feeds.tab.parked"),
    count: data?.waiting.parked ?? 0,
    on: on === "parked",
  };
  return (
    <>
      <PlaceHead title={t("feeds.title")} />
      <LinkTabs
        label={t("feeds.title")}
        tabs={[{ to: "/nguon-tin", text: t("feeds.tab.feeds"), on: on === "feeds" }, ...(may("parked.read") ? [parked] : [])]}
      />
    </>
  );
}
