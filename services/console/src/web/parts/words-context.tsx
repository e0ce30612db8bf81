import { createContext, type ReactNode, use, useEffect, useMemo, useState } from "react";
import { formatWhen } from "../lib/dates.ts";
import { formatNumber } from "../lib/numbers.ts";
import { type Holes, say, sayCode, type Tongue } from "../words/say.ts";
import type { WordKey } from "../words/vi.ts";

/** Everything a component needs to speak. */
export interface Words {
  readonly tongue: Tongue;
  readonly setTongue: (tongue: Tongue) => void;
  readonly t: (key: WordKey, holes?: Holes) => string;
  /** Words for a server's code of a family: `code("verdict", "false")`. */
  readonly code: (family: string, code: string) => string;
  readonly number: (value: number) => string;
  readonly when: (at: string) => string;
}

const WordsContext = createContext<Words | null>(null);
const STORED = "langnghe.tongue";

function storedTongue(): Tongue {
  return window.localStorage.getItem(STORED) === "en" ? "en" : "vi";
}

/** Gives the words of the chosen tongue, Vietnamese first, and keeps the choice in this browser. */
export function WordsProvider({ children }: { readonly children: ReactNode }) {
  const [tongue, setTongue] = useState(storedTongue);
  useEffect(() => {
    document.documentElement.lang = tongue;
    window.localStorage.setItem(STORED, tongue);
    // The server writes mails' previews and error messages in the tongue that this cookie names.
    // biome-ignore lint/suspicious/noDocumentCookie: the Cookie Store API is missing in one of the browsers in use
    document.cookie = `lang=${tongue}; path=/; max-age=31536000; samesite=lax`;
  }, [tongue]);
  const words = useMemo(
    (): Words => ({
      tongue,
      setTongue,
      t: (key, holes) => say(tongue, key, holes),
      code: (family, code) => sayCode(tongue, family, code),
      number: (value) => formatNumber(value, tongue),
      when: (at) => formatWhen(at, Date.now(), tongue),
    }),
    [tongue],
  );
  return <WordsContext value={words}>{children}</WordsContext>;
}

/** The words of the chosen tongue. */
export function useWords(): Words {
  const words = use(WordsContext);
  if (words === null) throw new Error("useWords outside of WordsProvider");
  return words;
}
