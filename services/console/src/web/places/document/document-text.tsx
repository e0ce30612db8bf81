import { type ReactNode, useState } from "react";
import type { DocumentView } from "../../../contract/search.ts";
import { paragraphsOf, partsOf } from "../../lib/text-parts.ts";
import { useMay } from "../../parts/catalogue.ts";
import { Redacted } from "../../parts/redacted.tsx";
import { useWords } from "../../parts/words-context.tsx";
import { useNewCase } from "./use-new-case.ts";

interface TextProps {
  readonly document: DocumentView;
  readonly claim: number | null;
  readonly onClaim: (claim: number | null) => void;
}

/** The text in paragraphs of readable width. A marked sentence says on pointing or clicking why it is marked. */
export function DocumentText({ document, claim, onClaim }: TextProps) {
  const { text } = document;
  const shown = document.claims.filter((found) => found.flag || found.start === claim);
  return (
    <SelectToCase document={document}>
      {paragraphsOf(text).map((paragraph) => (
        <p key={paragraph.start}>
          {partsOf(paragraph.text, shown, paragraph.start).map((part) => {
            if (part.kind === "redacted") return <Redacted key={part.start} kind={part.redaction ?? part.text} />;
            const found = part.mark === null ? undefined : shown[part.mark];
            if (found === undefined) return <span key={part.start}>{part.text}</span>;
            return (
              <ClaimMark
                key={part.start}
                text={part.text}
                reasons={found.reasons}
                pressed={claim === found.start}
                onPress={() => onClaim(claim === found.start ? null : found.start)}
              />
            );
          })}
        </p>
      ))}
    </SelectToCase>
  );
}

interface ClaimMarkProps {
  readonly text: string;
  readonly reasons: readonly string[];
  readonly pressed: boolean;
  readonly onPress: () => void;
}

/** A suggested sentence in the running text; pointing or pressing says why it is suggested. */
function ClaimMark({ text, reasons, pressed, onPress }: ClaimMarkProps) {
  const { t, code } = useWords();
  return (
    // biome-ignore lint/a11y/useSemanticElements: a button element cannot break across lines as text must
    <span
      role="button"
      tabIndex={0}
      className="claim-mark"
      aria-pressed={pressed}
      title={reasons.map((reason) => code("reason", reason)).join(" · ")}
      aria-label={t("document.claim.mark", { text })}
      onClick={onPress}
      onKeyDown={(event) => {
        if (event.key !== "Enter" && event.key !== " ") return;
        event.preventDefault();
        onPress();
      }}
    >
      {text}
    </span>
  );
}

/** Lets a person make a case of a sentence selected with the mouse or the keyboard. */
function SelectToCase({ document, children }: { readonly document: DocumentView; readonly children: ReactNode }) {
  const { t } = useWords();
  const may = useMay();
  const [picked, setPicked] = useState("");
  const make = useNewCase(document.id);
  const allowed = may("case.work") && document.channel !== "feedback";
  const read = (): void => {
    const text = window.getSelection()?.toString().trim() ?? "";
    setPicked(text.length >= 8 && document.text.includes(text) ? text : "");
  };
  const start = document.text.indexOf(picked);
  return (
    <div className="document-text">
      {/* biome-ignore lint/a11y/noStaticElementInteractions: selecting text is reading, not operating; the button below is the control */}
      <div onMouseUp={read} onKeyUp={read}>
        {children}
      </div>
      {allowed && (
        <p className="quiet small select-note">
          {picked === "" ? (
            t("document.select")
          ) : (
            <button
              type="button"
              className="button"
              disabled={make.isPending}
              onClick={() => make.mutate({ start, end: start + picked.length })}
            >
              {t("document.open_case")}: “{picked.length > 70 ? `${picked.slice(0, 70)}…` : picked}”
            </button>
          )}
        </p>
      )}
    </div>
  );
}
