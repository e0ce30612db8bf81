import { describe, expect, test } from "vitest";
import { actionOf, KEYS, type PressedKey } from "./keys.ts";

const press = (key: string, change: Partial<PressedKey> = {}) =>
  actionOf({ key, ctrlKey: false, metaKey: false, altKey: false, focus: "BODY", ...change });

describe("the key table", () => {
  test("has each key and each action once", () => {
    expect(new Set(KEYS.map(({ key }) => key)).size).toBe(KEYS.length);
    expect(new Set(KEYS.map(({ action }) => action)).size).toBe(KEYS.length);
  });

  test("is the one that INTERFACE promises", () => {
    const promised = { j: "down", k: "up", Enter: "enter", x: "select", d: "dismiss", u: "undo", a: "assign" };
    const more = { e: "evidence", v: "verdict", m: "merge", "/": "search", "?": "help" };
    for (const [key, action] of Object.entries({ ...promised, ...more })) expect(press(key)).toBe(action);
  });
});

describe("a key", () => {
  test("means nothing while somebody types", () => {
    for (const focus of ["INPUT", "TEXTAREA", "SELECT"]) expect(press("d", { focus })).toBeNull();
  });

  test("with a modifier belongs to the browser", () => {
    expect(press("d", { ctrlKey: true })).toBeNull();
    expect(press("a", { metaKey: true })).toBeNull();
  });

  test("Enter stays the button's or link's own", () => {
    expect(press("Enter", { focus: "A" })).toBeNull();
    expect(press("j", { focus: "BUTTON" })).toBe("down");
  });

  test("that is not in the table means nothing", () => {
    expect(press("q")).toBeNull();
  });
});
