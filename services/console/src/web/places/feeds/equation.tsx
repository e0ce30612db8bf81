import { Fragment, type ReactNode } from "react";
import { Link } from "react-router";
import { useWords } from "../../parts/words-context.tsx";

/** One number of an equation; with an address it opens what it counts. */
interface Term {
  readonly value: number;
  readonly text: string;
  readonly to?: string;
}

/** `whole = part + part + …`, so that anyone can check that nothing is lost. */
export function Equation({ whole, parts }: { readonly whole: Term; readonly parts: readonly Term[] }) {
  return (
    <p className="equation">
      <TermView term={whole} />
      {parts.map((part, index) => (
        <Fragment key={part.text}>
          <span className="sign">{index === 0 ? "=" : "+"}</span>
          <TermView term={part} />
        </Fragment>
      ))}
    </p>
  );
}

/** Numbers side by side, where no sum is claimed. */
export function Terms({ terms }: { readonly terms: readonly Term[] }) {
  return (
    <p className="equation">
      {terms.map((term) => (
        <TermView key={term.text} term={term} />
      ))}
    </p>
  );
}

function TermView({ term }: { readonly term: Term }): ReactNode {
  const { number } = useWords();
  const inside = (
    <>
      <strong>{number(term.value)}</strong>
      <span>{term.text}</span>
    </>
  );
  return term.to === undefined ? (
    <span className="term">{inside}</span>
  ) : (
    <Link className="term" to={term.to}>
      {inside}
    </Link>
  );
}
