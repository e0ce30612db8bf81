import { Choice } from "../../parts/bits.tsx";
import { setTheme, THEMES, useTheme } from "../../parts/theme.ts";
import { useWords } from "../../parts/words-context.tsx";

const TONGUES = ["vi", "en"] as const;
const SHORT = { vi: "VI", en: "EN" } as const;

/** Tongue and theme. */
export function Switches() {
  const { t, tongue, setTongue } = useWords();
  const theme = useTheme();
  return (
    <div className="switches">
      <Choice label={t("app.language")} values={TONGUES} value={tongue} word={(value) => SHORT[value]} onChange={setTongue} />
      <Choice
        label={t("app.theme")}
        values={THEMES}
        value={theme}
        word={(value) => t(`app.theme.${value}`)}
        onChange={setTheme}
      />
    </div>
  );
}
