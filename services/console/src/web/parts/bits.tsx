import type { ReactNode } from "react";
import { Link } from "react-router";
import { Icon, type IconName } from "./icon.tsx";
import { useWords } from "./words-context.tsx";

/** The head of a place: its name, and what can be done with the whole of it. */
export function PlaceHead(props: { readonly title: string; readonly note?: ReactNode; readonly children?: ReactNode }) {
  return (
    <header className="place-head">
      <div>
        <h1>{props.title}</h1>
        {props.note !== undefined && <p className="quiet">{props.note}</p>}
      </div>
      {props.children !== undefined && <div className="place-tools">{props.children}</div>}
    </header>
  );
}

/** An empty state says what it means and teaches one next step. */
export function Empty(props: { readonly title: string; readonly text?: string; readonly children?: ReactNode }) {
  return (
    <div className="empty">
      <p className="empty-title">{props.title}</p>
      {props.text !== undefined && <p className="quiet">{props.text}</p>}
      {props.children}
    </div>
  );
}

/** Reserves the room of `rows` lines while they load. */
export function Skeleton({ rows, tall = false }: { readonly rows: number; readonly tall?: boolean }) {
  const { t } = useWords();
  const lines = Array.from({ length: rows }, (_, index) => `line-${index}`);
  return (
    <div className="skeleton" data-tall={tall} role="status">
      <span className="unseen">{t("app.loading")}</span>
      {lines.map((line) => (
        <div key={line} className="skeleton-line" />
      ))}
    </div>
  );
}

/** What a badge means; its colour only supports word and shape. */
export type Tone = "good" | "bad" | "wait" | "quiet";

/** A state in a word with a shape; the colour only supports it. */
export function Badge(props: { readonly tone: Tone; readonly icon: IconName; readonly children: ReactNode }) {
  return (
    <span className="badge" data-tone={props.tone}>
      <Icon name={props.icon} size={14} />
      {props.children}
    </span>
  );
}

const VERDICT_TONES: Readonly<Record<string, { tone: Tone; icon: IconName }>> = {
  true: { tone: "good", icon: "check" },
  false: { tone: "bad", icon: "cross" },
  misleading: { tone: "wait", icon: "warn" },
};

/** A verdict in words. */
export function VerdictBadge({ value }: { readonly value: string }) {
  const { code } = useWords();
  const { tone, icon } = VERDICT_TONES[value] ?? { tone: "quiet", icon: "dot" };
  return (
    <Badge tone={tone} icon={icon}>
      {code("verdict", value)}
    </Badge>
  );
}

/** Tabs that are addresses. */
export function LinkTabs(props: {
  readonly label: string;
  readonly tabs: readonly { readonly to: string; readonly text: string; readonly count?: number; readonly on: boolean }[];
}) {
  const { number } = useWords();
  return (
    <nav className="tabs" aria-label={props.label}>
      {props.tabs.map((tab) => (
        <Link key={tab.to} to={tab.to} className="tab" aria-current={tab.on ? "page" : undefined}>
          {tab.text}
          {tab.count !== undefined && <span className="tab-count">{number(tab.count)}</span>}
        </Link>
      ))}
    </nav>
  );
}

/** A labelled field: the label above, a hint below. */
export function Field(props: { readonly label: string; readonly hint?: string | undefined; readonly children: ReactNode }) {
  return (
    // biome-ignore lint/a11y/noLabelWithoutControl: the control is the child
    <label className="field">
      <span className="field-label">{props.label}</span>
      {props.children}
      {props.hint !== undefined && <span className="field-hint">{props.hint}</span>}
    </label>
  );
}

/** Shown where the account's role does not reach. */
export function NoRight() {
  const { t } = useWords();
  return <Empty title={t("app.no_right")} text={t("app.no_right.next")} />;
}

/** One choice of a few, as a row of buttons. */
export function Choice<T extends string>(props: {
  readonly label: string;
  readonly values: readonly T[];
  readonly value: T;
  readonly word: (value: T) => string;
  readonly onChange: (value: T) => void;
}) {
  return (
    <fieldset className="choice">
      <legend className="unseen">{props.label}</legend>
      {props.values.map((value) => (
        <button key={value} type="button" aria-pressed={value === props.value} onClick={() => props.onChange(value)}>
          {props.word(value)}
        </button>
      ))}
    </fieldset>
  );
}
