import { useEffect, useState } from "react";
import { formatDay, readDay } from "../lib/dates.ts";
import { useWords } from "./words-context.tsx";

interface DayFieldProps {
  readonly label: string;
  /** `2026-11-05`. */
  readonly value: string;
  readonly min?: string;
  readonly max?: string;
  readonly onChange: (day: string) => void;
}

/**
 * A day, typed day first. The browser's own date field writes the day in the order of the browser's language, whatever the
 * page's: 11/05 would be read as the eleventh of May.
 */
export function DayField({ label, value, min = "", max = "9999", onChange }: DayFieldProps) {
  const { t } = useWords();
  const [typed, setTyped] = useState(formatDay(value));
  useEffect(() => setTyped(formatDay(value)), [value]);
  const commit = (): void => {
    const day = readDay(typed);
    const good = day !== null && day >= min && day <= max;
    setTyped(formatDay(good ? day : value));
    if (good && day !== value) onChange(day);
  };
  return (
    <input
      className="day-field"
      aria-label={label}
      placeholder={t("app.day_order")}
      title={t("app.day_order")}
      inputMode="numeric"
      maxLength={10}
      value={typed}
      onChange={(event) => setTyped(event.target.value)}
      onBlur={commit}
      onKeyDown={(event) => event.key === "Enter" && commit()}
    />
  );
}
