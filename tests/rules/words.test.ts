import { CLAIM_REASONS } from "@langnghe/classifiers";
import {
  CASE_ACTIONS,
  CASE_RULES,
  CASE_STATES,
  DIGEST_STATES,
  ERROR_CODES,
  ROLES,
  SOURCINGS,
  VERDICTS,
} from "@langnghe/domain";
import { describe, expect, it } from "vitest";
import { textOf } from "./root.ts";

const CATALOGUES = ["vi", "en"].map((tongue) => `services/console/src/web/words/${tongue}-codes.ts`);

/** Codes of a family that a catalogue has words for. */
function codesIn(path: string, family: string): string[] {
  return [...textOf(path).matchAll(new RegExp(`^ {2}"${family}\\.([^"]+)":`, "gmu"))].map(([, code = ""]) => code);
}

describe.each(CATALOGUES)("%s", (path) => {
  it.each([
    ["reason", CLAIM_REASONS],
    ["rule", CASE_RULES],
    ["state", CASE_STATES],
    ["action", CASE_ACTIONS],
    ["event", CASE_ACTIONS],
    ["verdict", VERDICTS],
    ["sourcing", SOURCINGS],
    ["digest_state", DIGEST_STATES],
    ["role", ROLES],
    ["error", Object.keys(ERROR_CODES)],
  ])("has words for every %s of the program", (family, codes) => {
    const known = codesIn(path, family);
    expect(codes.filter((code) => !known.includes(code))).toEqual([]);
  });

  it("has no reason that no classifier gives", () => {
    const given: readonly string[] = [...CLAIM_REASONS, "by_hand"];
    expect(codesIn(path, "reason").filter((code) => !given.includes(code))).toEqual([]);
  });
});
