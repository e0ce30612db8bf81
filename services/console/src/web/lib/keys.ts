import type { WordKey } from "../words/vi.ts";

/** What a key does in Review and Search. */
export type KeyAction =
  | "down"
  | "up"
  | "enter"
  | "select"
  | "dismiss"
  | "undo"
  | "assign"
  | "evidence"
  | "verdict"
  | "merge"
  | "search"
  | "help";

interface KeyBinding {
  readonly action: KeyAction;
  readonly key: string;
  readonly word: WordKey;
}

/** One table for the handler, the card of keys and its test. */
export const KEYS: readonly KeyBinding[] = [
  { action: "down", key: "j", word: "key.down" },
  { action: "up", key: "k", word: "key.up" },
  { action: "enter", key: "Enter", word: "key.enter" },
  { action: "select", key: "x", word: "key.select" },
  { action: "dismiss", key: "d", word: "key.dismiss" },
  { action: "undo", key: "u", word: "key.undo" },
  { action: "assign", key: "a", word: "key.assign" },
  { action: "evidence", key: "e", word: "key.evidence" },
  { action: "verdict", key: "v", word: "key.verdict" },
  { action: "merge", key: "m", word: "key.merge" },
  { action: "search", key: "/", word: "key.search" },
  { action: "help", key: "?", word: "key.help" },
];

/** The part of a keyboard event that decides. */
export interface PressedKey {
  readonly key: string;
  readonly ctrlKey: boolean;
  readonly metaKey: boolean;
  readonly altKey: boolean;
  /** Tag of the element that has the focus, in capitals; null when none. */
  readonly focus: string | null;
}

const TYPING = ["INPUT", "TEXTAREA", "SELECT"];
/** Elements that Enter operates itself. */
const OPERATED = ["BUTTON", "A", "SUMMARY"];

/** What a pressed key means, or null: never while typing, never with a modifier, and Enter stays a button's own. */
export function actionOf(pressed: PressedKey): KeyAction | null {
  if (pressed.ctrlKey || pressed.metaKey || pressed.altKey) return null;
  if (pressed.focus !== null && TYPING.includes(pressed.focus)) return null;
  if (pressed.key === "Enter" && pressed.focus !== null && OPERATED.includes(pressed.focus)) return null;
  return KEYS.find((binding) => binding.key === pressed.key)?.action ?? null;
}
