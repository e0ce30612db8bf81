import { describe, expect, it } from "vitest";
import { type Attempt, drop, flow, next } from "../src/index.ts";

// Tutorial, 2 of 5: a flow.
//
// A flow is the ordered steps of one service. Types run through it: what a step yields is what the next one takes. Every
// item ends in exactly one outcome, at the step that ended it.

const once: Attempt = (_step, run) => run();

const wordFlow = flow<string>("words")
  .step(async function split(line) {
    return next(line.split(" "));
  })
  .step(async function needTwo(words) {
    return words.length < 2 ? drop("too_few") : next(words);
  })
  .step(async function count(words) {
    return next(words.length);
  });

describe("a flow", () => {
  it("names its steps in order", () => {
    expect(wordFlow.service).toBe("words");
    expect(wordFlow.steps).toEqual(["split", "needTwo", "count"]);
  });

  it("takes an item through all steps", async () => {
    expect(await wordFlow.run("đền bù đất", once)).toEqual({ kind: "next", step: "count", value: 3 });
  });

  it("stops at the step that ends the item, and says which", async () => {
    expect(await wordFlow.run("đất", once)).toEqual({ kind: "drop", step: "needTwo", reason: "too_few" });
  });

  it("refuses two steps of one name, and a step without one: counts would run together", () => {
    const count = async (value: number) => next(value);
    expect(() => wordFlow.step(count)).toThrow(/name of its own/);
    expect(() => wordFlow.step(async (value: number) => next(value))).toThrow(/name of its own/);
  });
});
