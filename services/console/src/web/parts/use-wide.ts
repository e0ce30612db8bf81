import { useCallback, useSyncExternalStore } from "react";

/** Whether the window is at least `width` px wide; follows changes. */
export function useWide(width: number): boolean {
  const question = `(min-width: ${width}px)`;
  const subscribe = useCallback(
    (listener: () => void) => {
      const media = window.matchMedia(question);
      media.addEventListener("change", listener);
      return () => media.removeEventListener("change", listener);
    },
    [question],
  );
  return useSyncExternalStore(subscribe, () => window.matchMedia(question).matches);
}
