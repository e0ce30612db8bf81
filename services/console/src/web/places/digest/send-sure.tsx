import { type FormEvent, useState } from "react";
import { useWords } from "../../parts/words-context.tsx";

interface SendSureProps {
  readonly recipients: number;
  readonly busy: boolean;
  readonly onSend: () => void;
  readonly onClose: () => void;
}

/** Sending cannot be undone: the one place where a word must be typed. */
export function SendSure({ recipients, busy, onSend, onClose }: SendSureProps) {
  const { t } = useWords();
  const [typed, setTyped] = useState("");
  const word = t("digest.send.word");
  const right = typed.trim().toLowerCase().normalize("NFC") === word;
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    if (right) onSend();
  };
  return (
    <form className="send-sure" onSubmit={submit}>
      <p>{t("digest.send.sure", { word: `“${word}”`, n: recipients })}</p>
      <input aria-label={word} value={typed} onChange={(event) => setTyped(event.target.value)} />
      <button type="submit" className="button" data-kind="main" disabled={!right || busy}>
        {t("digest.send")}
      </button>
      <button type="button" className="button" data-kind="quiet" onClick={onClose}>
        {t("app.cancel")}
      </button>
    </form>
  );
}
