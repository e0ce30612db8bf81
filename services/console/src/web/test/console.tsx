import { may, PERMISSIONS, type Permission, type Role } from "@langnghe/domain";
import { QueryClientProvider } from "@tanstack/react-query";
import { cleanup, configure, render, screen } from "@testing-library/react";
import { type UserEvent, userEvent } from "@testing-library/user-event";
import { flushSync } from "react-dom";
// Not from `react-router/dom`: node loads a second copy of the router for that entry, and the two know nothing of each other.
import { createMemoryRouter, RouterProvider } from "react-router";
import { afterEach, expect, vi } from "vitest";
import type { SessionView } from "../../contract/session.ts";
import { newClient, ROUTES } from "../app.tsx";
import { ToastProvider } from "../parts/toasts.tsx";
import { WordsProvider } from "../parts/words-context.tsx";
import { CATALOGUE, sessionOf, TODAY } from "./everyday.ts";
import { type Answers, type FakeApi, fakeApi } from "./fake-api.ts";

/** The console as a person has it before them, and the server behind it. */
export interface OpenedConsole {
  readonly api: FakeApi;
  readonly user: UserEvent;
  /** Path and question of the address now. */
  readonly address: () => string;
  readonly back: () => Promise<void>;
}

interface Opening {
  /** Who is signed in; null for nobody. */
  readonly role?: Role | null;
  readonly answers?: Answers;
  /** What the session differs in. */
  readonly account?: Partial<SessionView["account"]>;
  /** Width of the window, px. */
  readonly width?: number;
}

/** A desk: everything beside everything else. */
const DESK_PX = 1_440;
const opened: FakeApi[] = [];

// A slow machine is no fault; the stylesheet that hides things is not here, and looking for it at every query takes most
// of a test's time; and the page at the time of a failure is too long to read.
configure({ asyncUtilTimeout: 10_000, defaultHidden: true, getElementError: (message) => new Error(message?.slice(0, 600)) });

const isPermission = (key: string): key is Permission => Object.hasOwn(PERMISSIONS, key);

/** What a role may do, as the server tells. */
export function permissionsOf(role: Role): Permission[] {
  return Object.keys(PERMISSIONS)
    .filter(isPermission)
    .filter((permission) => may(role, permission));
}

/** Opens the console at an address with a server that answers so. */
export function openConsole(at: string, opening: Opening = {}): OpenedConsole {
  const { role = "analyst", answers = {}, account = {}, width = DESK_PX } = opening;
  const session: Answers["GET /api/session"] =
    role === null
      ? { refusal: 401, code: "UNAUTHENTICATED", detail: null }
      : sessionOf({ role, ...account }, permissionsOf(role));
  const api = fakeApi({ "GET /api/session": session, "GET /api/catalogue": CATALOGUE, "GET /api/today": TODAY, ...answers });
  opened.push(api);
  window.innerWidth = width;
  vi.stubGlobal("matchMedia", mediaAt(width));
  const router = createMemoryRouter(ROUTES, { initialEntries: [at] });
  render(
    <QueryClientProvider client={newClient()}>
      <WordsProvider>
        <ToastProvider>
          <RouterProvider router={router} flushSync={(draw) => void flushSync(draw)} />
        </ToastProvider>
      </WordsProvider>
    </QueryClientProvider>,
  );
  return {
    api,
    user: userEvent.setup({ delay: null }),
    address: () => `${router.state.location.pathname}${router.state.location.search}`,
    back: () => router.navigate(-1),
  };
}

function mediaAt(width: number) {
  return (question: string) => {
    const least = /min-width: (\d+)px/u.exec(question)?.[1];
    return Object.assign(new EventTarget(), {
      media: question,
      matches: least !== undefined && width >= Number(least),
      onchange: null,
      addListener: () => undefined,
      removeListener: () => undefined,
    });
  };
}

/** Fills a field at once, as pasting does; typing letter by letter takes long in a test. */
export async function fill(user: UserEvent, field: HTMLElement, text: string): Promise<void> {
  await user.clear(field);
  await user.click(field);
  await user.paste(text);
}

/** The words of an element, its spaces as one. */
export function wordsOf(element: Element | null): string {
  return (element?.textContent ?? "").replace(/\s+/gu, " ").trim();
}

/** The cells of every row of a table's body, in words. */
export function rowsOf(table: HTMLElement): string[][] {
  return [...table.querySelectorAll("tbody tr")].map((row) => [...row.querySelectorAll("th, td")].map(wordsOf));
}

/** What the line at the foot of the page says now. */
export function toastWords(): string {
  return wordsOf(screen.getAllByRole("status").find((element) => element.classList.contains("toasts")) ?? null);
}

afterEach(() => {
  cleanup();
  vi.useRealTimers();
  vi.unstubAllGlobals();
  window.localStorage.clear();
  const faults = opened.splice(0).flatMap((api) => api.faults);
  expect(faults).toEqual([]);
});
