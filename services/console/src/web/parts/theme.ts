import { useSyncExternalStore } from "react";

/** `system` follows the device. */
export const THEMES = ["system", "light", "dark"] as const;
export type Theme = (typeof THEMES)[number];

const STORED = "langnghe.theme";
const listeners = new Set<() => void>();

function storedTheme(): Theme {
  const stored = window.localStorage.getItem(STORED);
  return stored === "light" || stored === "dark" ? stored : "system";
}

/** Sets the theme on the page; called before the first paint and on every change. */
export function applyTheme(): void {
  const theme = storedTheme();
  if (theme === "system") delete document.documentElement.dataset.theme;
  else document.documentElement.dataset.theme = theme;
}

/** Keeps the choice in this browser and paints it. */
export function setTheme(theme: Theme): void {
  window.localStorage.setItem(STORED, theme);
  applyTheme();
  for (const listener of listeners) listener();
}

function subscribe(listener: () => void): () => void {
  const system = window.matchMedia("(prefers-color-scheme: dark)");
  listeners.add(listener);
  system.addEventListener("change", listener);
  return () => {
    listeners.delete(listener);
    system.removeEventListener("change", listener);
  };
}

/** The chosen theme; re-renders when it or the device's setting changes. */
export function useTheme(): Theme {
  return useSyncExternalStore(subscribe, storedTheme);
}

/** `light` or `dark` as painted now, for what is drawn on a canvas. */
export function usePaintedTheme(): "light" | "dark" {
  return useSyncExternalStore(subscribe, () => {
    const theme = storedTheme();
    if (theme !== "system") return theme;
    return window.matchMedia("(prefers-color-scheme: dark)").matches ? "dark" : "light";
  });
}
