import { Outlet, useLocation } from "react-router";
import { LinkTabs, NoRight, PlaceHead } from "../../parts/bits.tsx";
import { useMay } from "../../parts/catalogue.ts";
import { useWords } from "../../parts/words-context.tsx";

/** People, topics, retention, audit. */
export function AdminPlace() {
  const { t } = useWords();
  const may = useMay();
  const { pathname } = useLocation();
  if (!may("account.manage")) return <NoRight />;
  const tab = (to: string, text: string) => ({ to, text, on: pathname === to });
  return (
    <>
      <PlaceHead title={t("admin.title")} />
      <LinkTabs
        label={t("admin.title")}
        tabs={[
          tab("/quan-tri", t("admin.tab.accounts")),
          tab("/quan-tri/linh-vuc", t("admin.tab.topics")),
          tab("/quan-tri/nhat-ky", t("admin.tab.audit")),
        ]}
      />
      <Outlet />
    </>
  );
}
