import { useQuery } from "@tanstack/react-query";
import { useEffect, useRef } from "react";
import { Link, Outlet, useLocation } from "react-router";
import { sessionQuery } from "../../api/queries.ts";
import { useNames } from "../../parts/catalogue.ts";
import { ProblemNote } from "../../parts/problem-note.tsx";
import { useWords } from "../../parts/words-context.tsx";
import { NewPassword } from "./new-password.tsx";
import { isIn, PLACES } from "./places.ts";
import { Bar, Rail } from "./rail.tsx";
import { SignIn } from "./sign-in.tsx";
import { Switches } from "./switches.tsx";

/** What stands around every place; the sign-in in its stead, except on the public page. */
export function Shell() {
  const { t } = useWords();
  const { pathname } = useLocation();
  const session = useQuery(sessionQuery);
  useTitle(pathname);
  if (session.isPending) return <div className="calm" aria-busy="true" />;
  if (session.isError)
    return (
      <main className="calm">
        <ProblemNote error={session.error} retry={session.refetch} />
      </main>
    );
  if (session.data === null) return pathname.startsWith("/cong-khai") ? <OpenPage /> : <SignIn />;
  if (session.data.account.mustChangePassword)
    return (
      <main className="plain-main">
        <NewPassword forced />
      </main>
    );
  return (
    <div className="shell">
      <a className="skip" href="#noi-dung">
        {t("app.skip")}
      </a>
      <Rail />
      <div className="page">
        <SampleBanner />
        <main id="noi-dung" tabIndex={-1}>
          <Outlet />
        </main>
      </div>
      <Bar />
    </div>
  );
}

/** The public page as anybody sees it. */
function OpenPage() {
  const { t } = useWords();
  return (
    <div className="open-page">
      <header className="open-head">
        <Link to="/cong-khai" className="brand">
          <img src="/mark.svg" alt="" width={26} height={26} />
          <span>{t("app.name")}</span>
        </Link>
        <Switches />
        <Link to="/hom-nay" className="button">
          {t("sign_in.submit")}
        </Link>
      </header>
      <main id="noi-dung">
        <Outlet />
      </main>
    </div>
  );
}

/** Says that the sample province is on, so that nobody takes it for news. */
function SampleBanner() {
  const { t } = useWords();
  const { view } = useNames();
  if (view?.sample !== true) return null;
  return (
    <p className="sample">
      {t("app.sample")} <Link to="/nguon-tin">{t("app.sample.next")}</Link>
    </p>
  );
}

/** The window's title names the place; a change of place brings the focus and the view to its top. */
function useTitle(pathname: string): void {
  const { t } = useWords();
  const place = PLACES.find((candidate) => isIn(candidate, pathname));
  const path = place?.path;
  const title = place === undefined ? t("app.name") : `${t(place.word)} · ${t("app.name")}`;
  const before = useRef(path);
  useEffect(() => {
    document.title = title;
  }, [title]);
  useEffect(() => {
    if (before.current !== path) window.scrollTo(0, 0);
    before.current = path;
  }, [path]);
}
