import { describe, expect, it } from "vitest";
import { drop, flow, next, park, runFlow } from "../src/index.ts";
import { delivery, memoryOutput, memoryWork, stillTime } from "./stand-ins.ts";

// Tutorial, 3 of 5: the runner.
//
// `runFlow` makes the handler that a bus subscription calls with each batch. For every message: decode, run the flow,
// publish what goes on, park what is set aside, record each outcome, and only then settle.

function words() {
  return flow<string>("words").step(async function sort(word) {
    if (word === "") return drop("blank");
    return word.startsWith("?") ? park("doubtful", new Error("who says so?")) : next(word.toUpperCase());
  });
}

function setUp() {
  const [work, output, time] = [memoryWork(), memoryOutput(), stillTime()];
  const handle = runFlow({
    flow: words(),
    decode: (bytes) => Buffer.from(bytes).toString(),
    output,
    work,
    observe: () => undefined,
    concurrency: 4,
    ...time,
  });
  return { work, output, handle };
}

describe("the runner", () => {
  it("publishes what goes on under the id and key it came with, so that repeats can be told", async () => {
    const { output, handle } = setUp();
    await handle([delivery("m1", "k1", "lũ")]);
    expect(output.published).toEqual([{ id: "m1", key: "k1", headers: {}, value: Buffer.from("LŨ") }]);
  });

  it("records exactly one outcome for every message: in = next + drop + park", async () => {
    const { work, handle } = setUp();
    await handle([
      delivery("m1", "a", "bão"),
      delivery("m2", "b", ""),
      delivery("m3", "c", "?vỡ đập"),
      delivery("m4", "d", "hạn"),
    ]);
    const kinds = work.outcomes.map((outcome) => outcome.kind).sort();
    expect(kinds).toEqual(["drop", "next", "next", "park"]);
    expect(new Set(work.outcomes.map((outcome) => outcome.message)).size).toBe(4);
  });

  it("keeps a parked message whole, with its cause", async () => {
    const { work, handle } = setUp();
    await handle([delivery("m3", "c", "?vỡ đập")]);
    const [parked] = work.parkedItems;
    expect(parked).toMatchObject({
      service: "words",
      step: "sort",
      reason: "doubtful",
      cause: "Error: who says so?",
      stream: "words",
    });
    expect(Buffer.from(parked?.value ?? "", "base64").toString()).toBe("?vỡ đập");
  });

  it("settles after everything is written, and everything", async () => {
    const { handle } = setUp();
    const batch = [delivery("m1", "a", "bão"), delivery("m2", "b", ""), delivery("m3", "c", "?")];
    await handle(batch);
    expect(batch.every((message) => message.isSettled())).toBe(true);
  });

  it("parks what cannot be decoded: the bytes will not get better by being tried again", async () => {
    const { work, output } = setUp();
    const handle = runFlow({
      flow: words(),
      decode: () => {
        throw new SyntaxError("not JSON");
      },
      output,
      work,
      observe: () => undefined,
      concurrency: 1,
      ...stillTime(),
    });
    await handle([delivery("m9", "k", "{")]);
    expect(work.outcomes).toMatchObject([{ kind: "park", step: "decode", reason: "undecodable" }]);
  });
});
