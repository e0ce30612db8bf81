import { useEffect, useEffectEvent } from "react";
import { actionOf, type KeyAction } from "../lib/keys.ts";

/** Fields that take no letters: the keys stay a person's after a tick with the mouse. */
const TICKED = ["checkbox", "radio"];

function focusOf(element: Element | null): string | null {
  if (element instanceof HTMLInputElement && TICKED.includes(element.type)) return null;
  return element?.tagName ?? null;
}

/** Runs the handler of the action that a pressed key means, as the key table has it. */
export function useKeys(handlers: Partial<Record<KeyAction, () => void>>): void {
  const onKey = useEffectEvent((event: KeyboardEvent) => {
    const focus = focusOf(document.activeElement);
    const { key, ctrlKey, metaKey, altKey } = event;
    const action = actionOf({ key, ctrlKey, metaKey, altKey, focus });
    const handler = action === null ? undefined : handlers[action];
    // A modal dialog takes the keys for itself.
    if (handler === undefined || document.querySelector("dialog[open]") !== null) return;
    event.preventDefault();
    handler();
  });
  useEffect(() => {
    const listen = (event: KeyboardEvent): void => onKey(event);
    window.addEventListener("keydown", listen);
    return () => window.removeEventListener("keydown", listen);
  }, []);
}
