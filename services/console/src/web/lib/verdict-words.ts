const VERDICT_CODE = /(^|\[)(true|false|misleading|unproven|not_checkable)(?=: )/gu;

/** A history note with its verdict codes (`false: …`, `[false: …]`) in words. */
export function withVerdictWords(note: string, word: (value: string) => string): string {
  return note.replace(VERDICT_CODE, (_, before: string, value: string) => `${before}${word(value)}`);
}
