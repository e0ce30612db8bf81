import { createContext, type ReactNode, use, useCallback, useMemo, useRef, useState } from "react";
import { useWords } from "./words-context.tsx";

/** What a toast says, and how it can be taken back. */
export interface Toast {
  readonly text: string;
  readonly tone?: "plain" | "problem";
  readonly undo?: () => void;
}

const ToastContext = createContext<((toast: Toast) => void) | null>(null);
/** Long enough to read a line and reach for the button. */
const SHOWN_MS = 7_000;

/** One toast at a time, announced politely, at the foot of the page. */
export function ToastProvider({ children }: { readonly children: ReactNode }) {
  const { t } = useWords();
  const [shown, setShown] = useState<Toast | null>(null);
  const timer = useRef<number | undefined>(undefined);
  const show = useCallback((toast: Toast) => {
    window.clearTimeout(timer.current);
    timer.current = window.setTimeout(() => setShown(null), SHOWN_MS);
    setShown(toast);
  }, []);
  const undo = useMemo(() => shown?.undo, [shown]);
  return (
    <ToastContext value={show}>
      {children}
      <div className="toasts" aria-live="polite" role="status">
        {shown !== null && (
          <div className="toast" data-tone={shown.tone ?? "plain"}>
            <span>{shown.text}</span>
            {undo !== undefined && (
              <button
                type="button"
                className="link-button"
                onClick={() => {
                  setShown(null);
                  undo();
                }}
              >
                {t("app.undo")}
              </button>
            )}
          </div>
        )}
      </div>
    </ToastContext>
  );
}

/** Shows a toast. */
export function useToast(): (toast: Toast) => void {
  const show = use(ToastContext);
  if (show === null) throw new Error("useToast outside of ToastProvider");
  return show;
}
