import { Link } from "react-router";
import { Empty } from "../../parts/bits.tsx";
import { useWords } from "../../parts/words-context.tsx";

/** An address that leads nowhere, with the way back. */
export function NotFound() {
  const { t } = useWords();
  return (
    <Empty title={t("app.not_found")} text={t("app.not_found.next")}>
      <Link className="button" to="/hom-nay">
        {t("place.today")}
      </Link>
    </Empty>
  );
}
