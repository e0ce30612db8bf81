import { useState } from "react";
import type { DigestView } from "../../../contract/digest.ts";
import { formatClock, formatInstant } from "../../lib/dates.ts";
import { Badge, type Tone } from "../../parts/bits.tsx";
import { useMay } from "../../parts/catalogue.ts";
import type { IconName } from "../../parts/icon.tsx";
import { useWords } from "../../parts/words-context.tsx";
import { SendSure } from "./send-sure.tsx";
import type { DigestWork } from "./use-digest.ts";

interface HeadProps {
  readonly view: DigestView;
  readonly work: DigestWork;
  readonly editable: boolean;
}

const LOOKS: Readonly<Record<string, { readonly tone: Tone; readonly icon: IconName }>> = {
  requested: { tone: "quiet", icon: "clock" },
  draft: { tone: "wait", icon: "clock" },
  approved: { tone: "good", icon: "check" },
  sending: { tone: "wait", icon: "clock" },
  sent: { tone: "good", icon: "check" },
  discarded: { tone: "quiet", icon: "cross" },
};

/** Title, state in words, what can be done next. */
export function DigestHead({ view, work, editable }: HeadProps) {
  const { t, code } = useWords();
  const { digest } = view;
  const look = LOOKS[digest.state] ?? { tone: "quiet", icon: "dot" };
  const [sure, setSure] = useState(false);
  return (
    <header className="digest-head">
      {editable ? (
        <textarea
          className="title-input"
          rows={1}
          aria-label={t("digest.heading")}
          maxLength={200}
          value={work.shown.title}
          onChange={(event) => work.edit({ do: "title", title: event.target.value.replaceAll("\n", " ") })}
        />
      ) : (
        <h2 className="case-claim">{digest.title}</h2>
      )}
      <p className="digest-state">
        <Badge tone={look.tone} icon={look.icon}>
          {code("digest_state", digest.state)}
        </Badge>
        <span className="quiet">{t("digest.covers", { from: formatInstant(digest.from), to: formatInstant(digest.to) })}</span>
        {digest.sentAt !== null && <span className="quiet">{t("digest.sent_at", { when: formatInstant(digest.sentAt) })}</span>}
      </p>
      {digest.approvedBy !== null && digest.approvedAt !== null && (
        <p className="quiet small">
          {t("digest.approved_by", {
            name: view.names[digest.approvedBy] ?? t("app.unknown_person"),
            when: formatInstant(digest.approvedAt),
          })}
        </p>
      )}
      <p className="quiet small">
        {t("digest.recipients")}: {digest.recipients.join(", ") || t("digest.recipients.none")}
      </p>
      {digest.problem !== null && <p className="field-problem">{t("digest.problem", { text: digest.problem })}</p>}
      <Tools view={view} work={work} sure={sure} onSend={() => setSure(true)} />
      {sure && digest.state === "approved" && (
        <SendSure
          recipients={digest.recipients.length}
          busy={work.act.isPending}
          onSend={() => work.act.mutate("send")}
          onClose={() => setSure(false)}
        />
      )}
    </header>
  );
}

interface ToolsProps extends Pick<HeadProps, "view" | "work"> {
  /** The send form is open: its own button is the one to press. */
  readonly sure: boolean;
  readonly onSend: () => void;
}

function Tools({ view, work, sure, onSend }: ToolsProps) {
  const { t } = useWords();
  const may = useMay();
  const { state } = view.digest;
  const busy = work.act.isPending;
  const button = (action: "approve" | "withdraw" | "discard", main = false) => (
    <button
      type="button"
      className="button"
      data-kind={main ? "main" : undefined}
      disabled={busy}
      onClick={() => work.act.mutate(action)}
    >
      {t(`digest.${action}`)}
    </button>
  );
  if (!may("digest.edit")) return null;
  return (
    <div className="digest-tools">
      {state === "draft" && button("approve", true)}
      {state === "approved" && !sure && may("digest.send") && (
        <button type="button" className="button" data-kind="main" disabled={busy} onClick={onSend}>
          {t("digest.send")}
        </button>
      )}
      {state === "approved" && button("withdraw")}
      {(state === "draft" || state === "requested") && button("discard")}
      {work.undo !== undefined && state === "draft" && (
        <button type="button" className="button" data-kind="quiet" onClick={work.undo}>
          {t("app.undo")}
        </button>
      )}
      <span className="quiet small" aria-live="polite">
        {work.saving
          ? t("digest.saving")
          : work.unsaved
            ? t("digest.unsaved")
            : state === "draft" && work.savedAt !== null && t("digest.saved", { when: formatClock(work.savedAt) })}
      </span>
    </div>
  );
}
