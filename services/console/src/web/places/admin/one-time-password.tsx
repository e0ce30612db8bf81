import { useState } from "react";
import { useWords } from "../../parts/words-context.tsx";

/** A fresh password and whose it is. */
export interface OneTime {
  readonly name: string;
  readonly password: string;
}

/** Shown once; it is stored nowhere in the clear. */
export function OneTimePassword({ once, onClose }: { readonly once: OneTime; readonly onClose: () => void }) {
  const { t } = useWords();
  const [copied, setCopied] = useState(false);
  const copy = async (): Promise<void> => {
    await navigator.clipboard.writeText(once.password);
    setCopied(true);
  };
  return (
    <div className="once" role="status">
      <strong>{t("admin.account.once", { name: once.name })}</strong>
      <code>{once.password}</code>
      <p className="quiet small">{t("admin.account.once.hint")}</p>
      <div className="form-foot">
        {/* Browsers give pages the clipboard on this machine and over https only; elsewhere the password is selected by hand. */}
        {"clipboard" in navigator && (
          <button type="button" className="button" onClick={() => void copy()}>
            {t(copied ? "admin.account.copied" : "admin.account.copy")}
          </button>
        )}
        <button type="button" className="button" data-kind="quiet" onClick={onClose}>
          {t("app.close")}
        </button>
      </div>
    </div>
  );
}
