import assert from "node:assert/strict";
import { MAX_PUBLISH_BYTES, type MessageBus } from "@langnghe/bus";
import { type Check, codeOf, collect, eventually } from "../check.ts";
import { messages, receive, STREAM } from "./bus-harness.ts";

/** What publishing and reading promise. */
export const publishChecks: readonly Check<MessageBus>[] = [
  {
    name: "keeps every message of a batch, with key, value, headers and the time it was taken",
    run: async (place) => {
      const bus = await place.open();
      const before = Date.now();
      await bus.publish(STREAM, messages("m", 25, 3));
      const kept = await collect(bus.read(STREAM));
      assert.deepEqual(
        kept.map((message) => message.id).sort(),
        messages("m", 25, 3)
          .map((message) => message.id)
          .sort(),
      );
      for (const wanted of messages("m", 25, 3)) {
        const message = kept.find((one) => one.id === wanted.id);
        assert.equal(message?.key, wanted.key);
        assert.deepEqual(Buffer.from(message?.value ?? []), Buffer.from(wanted.value));
        assert.deepEqual({ ...message?.headers }, wanted.headers);
        assert.equal(message?.stream, STREAM);
        // A broker's clock may be a little off ours.
        assert.ok((message?.at ?? 0) >= before - 5_000 && (message?.at ?? 0) <= Date.now() + 5_000);
      }
    },
  },
  {
    name: "keeps what was published when it is opened again",
    run: async (place) => {
      const first = await place.open();
      await first.publish(STREAM, messages("m", 7));
      await first.close();
      const second = await place.open();
      assert.equal((await collect(second.read(STREAM))).length, 7);
    },
  },
  {
    name: "an empty batch resolves and writes nothing",
    run: async (place) => {
      const bus = await place.open();
      await bus.publish(STREAM, []);
      assert.deepEqual(await collect(bus.read(STREAM)), []);
    },
  },
  {
    name: "a message above the limit is refused before anything of its batch is written",
    run: async (place) => {
      const bus = await place.open();
      const [small] = messages("small", 1);
      assert.ok(small);
      const large = { ...small, id: "large", value: new Uint8Array(MAX_PUBLISH_BYTES + 1) };
      assert.equal(await codeOf(async () => await bus.publish(STREAM, [small, large])), "USAGE");
      assert.deepEqual(await collect(bus.read(STREAM)), []);
    },
  },
  {
    name: "a page of 10 MiB goes through unchanged",
    run: async (place) => {
      const bus = await place.open();
      const value = new Uint8Array(10 * 1_024 * 1_024).map((_, index) => index % 251);
      await bus.publish(STREAM, [{ id: "page", key: "k", value, headers: {} }]);
      const receiver = await receive(bus);
      await eventually("the page arrives", () => receiver.received.length === 1);
      assert.ok(Buffer.from(receiver.received[0]?.value ?? []).equals(Buffer.from(value)));
      await receiver.stop();
    },
  },
  {
    name: "streams are kept apart",
    run: async (place) => {
      const bus = await place.open();
      await bus.publish(STREAM, messages("one", 3));
      await bus.publish(`${STREAM}.other`, messages("two", 2));
      assert.deepEqual(
        (await collect(bus.read(`${STREAM}.other`))).map((message) => message.id),
        ["two-0", "two-1"],
      );
      assert.equal((await collect(bus.read(STREAM))).length, 3);
    },
  },
  {
    name: "read gives the messages of one key, in order",
    run: async (place) => {
      const bus = await place.open();
      await bus.publish(STREAM, messages("m", 12, 4));
      const ids = (await collect(bus.read(STREAM, { key: "key-2" }))).map((message) => message.id);
      assert.deepEqual(ids, ["m-2", "m-6", "m-10"]);
      assert.deepEqual(await collect(bus.read(STREAM, { key: "no such key" })), []);
    },
  },
  {
    name: "read keeps to a span of time: from inclusive, to exclusive",
    run: async (place) => {
      const bus = await place.open();
      await bus.publish(STREAM, messages("early", 2));
      const [early] = await collect(bus.read(STREAM));
      assert.ok(early);
      await eventually("the clock moved on", () => Date.now() > early.at + 5);
      await bus.publish(STREAM, messages("late", 2));
      const late = (await collect(bus.read(STREAM))).find((message) => message.id === "late-0");
      assert.ok(late);
      const ids = async (range: { from?: number; to?: number }): Promise<string[]> =>
        (await collect(bus.read(STREAM, range))).map((message) => message.id).sort();
      assert.deepEqual(await ids({ from: late.at }), ["late-0", "late-1"]);
      assert.deepEqual(await ids({ to: late.at }), ["early-0", "early-1"]);
      assert.deepEqual(await ids({ from: early.at, to: late.at + 1 }), ["early-0", "early-1", "late-0", "late-1"]);
      assert.deepEqual(await ids({ from: late.at + 60_000 }), []);
    },
  },
  {
    name: "a stream nobody wrote to is empty",
    run: async (place) => {
      const bus = await place.open();
      assert.deepEqual(await collect(bus.read("contract.unknown")), []);
      assert.deepEqual(await bus.lag("contract.unknown", "nobody"), { messages: 0, oldestMs: 0 });
    },
  },
  {
    name: "calls after close reject",
    run: async (place) => {
      const bus = await place.open();
      await bus.close();
      await bus.close();
      assert.notEqual(await codeOf(async () => await bus.publish(STREAM, messages("m", 1))), "none");
      assert.notEqual(await codeOf(async () => await bus.lag(STREAM, "readers")), "none");
      assert.notEqual(await codeOf(async () => await collect(bus.read(STREAM))), "none");
    },
  },
];
