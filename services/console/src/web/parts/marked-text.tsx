import { partsOf } from "../lib/text-parts.ts";
import { Redacted } from "./redacted.tsx";

interface MarkedTextProps {
  readonly text: string;
  readonly marks: readonly { readonly start: number; readonly end: number }[];
}

/** A line of text with the words that were searched for marked, and redacted spans as chips. */
export function MarkedText({ text, marks }: MarkedTextProps) {
  return partsOf(text, marks).map((part) => {
    if (part.kind === "redacted") return <Redacted key={part.start} kind={part.redaction ?? part.text} />;
    return part.kind === "marked" ? <mark key={part.start}>{part.text}</mark> : part.text;
  });
}
