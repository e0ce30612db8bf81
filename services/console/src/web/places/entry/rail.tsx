import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useEffect, useRef } from "react";
import { Link, useLocation } from "react-router";
import { call } from "../../api/client.ts";
import { sessionQuery, todayQuery } from "../../api/queries.ts";
import { useMay } from "../../parts/catalogue.ts";
import { Icon } from "../../parts/icon.tsx";
import { useWords } from "../../parts/words-context.tsx";
import { BAR_PLACES, isIn, PLACES, type Place } from "./places.ts";
import { Switches } from "./switches.tsx";

function usePlaces(): readonly Place[] {
  const may = useMay();
  return PLACES.filter((place) => place.needs === null || may(place.needs));
}

/** Work that waits in a place, as a quiet number beside its name. */
function useWaiting(): Readonly<Record<string, number | undefined>> {
  const { data } = useQuery(todayQuery);
  if (data === undefined) return {};
  const { suggested, awaitingSecond, contested, parked } = data.waiting;
  return { "/kiem-chung": suggested + awaitingSecond + contested, "/nguon-tin": parked };
}

function PlaceLink({ place, onGo }: { readonly place: Place; readonly onGo?: () => void }) {
  const { t, number } = useWords();
  const { pathname } = useLocation();
  const waiting = useWaiting()[place.path] ?? 0;
  return (
    <Link className="place-link" to={place.path} aria-current={isIn(place, pathname) ? "page" : undefined} onClick={onGo}>
      <Icon name={place.icon} />
      <span>{t(place.word)}</span>
      {waiting > 0 && <span className="place-count">{number(waiting)}</span>}
    </Link>
  );
}

/** The left rail: the eight places, then who is signed in. */
export function Rail() {
  const { t } = useWords();
  const places = usePlaces();
  return (
    <nav className="rail" aria-label={t("app.menu")}>
      <Link to="/hom-nay" className="brand">
        <img src="/mark.svg" alt="" width={26} height={26} />
        <span>{t("app.name")}</span>
      </Link>
      <ul>
        {places.map((place) => (
          <li key={place.path}>
            <PlaceLink place={place} />
          </li>
        ))}
      </ul>
      <div className="rail-foot">
        <Switches />
        <WhoAmI />
      </div>
    </nav>
  );
}

function WhoAmI() {
  const { t, code } = useWords();
  const client = useQueryClient();
  const { data } = useQuery(sessionQuery);
  const leave = useMutation({
    mutationFn: () => call<null>("DELETE", "/api/session"),
    onSuccess: () => {
      client.setQueryData(sessionQuery.queryKey, null);
      // Nothing of the last account stays for the next one at the same desk.
      client.removeQueries({ predicate: ({ queryKey }) => queryKey[0] !== sessionQuery.queryKey[0] });
    },
  });
  const account = data?.account;
  if (account === undefined) return null;
  return (
    <div className="who">
      <span className="who-name">{account.displayName}</span>
      <span className="quiet">{code("role", account.role)}</span>
      <Link to="/mat-khau">{t("password.change")}</Link>
      <button type="button" className="link-button" onClick={() => leave.mutate()}>
        {t("app.sign_out")}
      </button>
    </div>
  );
}

/** The bar at the foot of a small screen: the first places, and a drawer with all others. */
export function Bar() {
  const { t } = useWords();
  const places = usePlaces();
  const { pathname } = useLocation();
  const drawer = useRef<HTMLDialogElement>(null);
  const close = (): void => drawer.current?.close();
  // Wherever a link of the drawer leads, the drawer has done its work.
  // biome-ignore lint/correctness/useExhaustiveDependencies: the address is what it answers to
  useEffect(() => drawer.current?.close(), [pathname]);
  const rest = places.slice(BAR_PLACES);
  return (
    <nav className="bar" aria-label={t("app.menu")}>
      {places.slice(0, BAR_PLACES).map((place) => (
        <PlaceLink key={place.path} place={place} />
      ))}
      <button
        type="button"
        className="place-link"
        aria-current={rest.some((place) => isIn(place, pathname)) ? "page" : undefined}
        onClick={() => drawer.current?.showModal()}
      >
        <Icon name="more" />
        <span>{t("app.more")}</span>
      </button>
      <dialog ref={drawer} className="drawer" aria-label={t("app.menu")}>
        {rest.map((place) => (
          <PlaceLink key={place.path} place={place} onGo={close} />
        ))}
        <Switches />
        <WhoAmI />
        <button type="button" className="button" onClick={close}>
          {t("app.close")}
        </button>
      </dialog>
    </nav>
  );
}
