import assert from "node:assert/strict";
import type { MessageBus } from "@langnghe/bus";
import type { Delivery } from "@langnghe/domain";
import { type Check, codeOf, eventually, pause, WATCH_MS } from "../check.ts";
import { messages, options, receive, STREAM } from "./bus-harness.ts";

/** What delivering to a group promises while it runs. */
export const deliverChecks: readonly Check<MessageBus>[] = [
  {
    name: "a new group receives everything kept, each message once",
    run: async (place) => {
      const bus = await place.open();
      await bus.publish(STREAM, messages("m", 35, 5));
      const receiver = await receive(bus);
      await eventually("all 35 arrive", () => receiver.received.length >= 35);
      await pause(WATCH_MS);
      assert.deepEqual(
        receiver.ids().sort(),
        messages("m", 35, 5)
          .map((message) => message.id)
          .sort(),
      );
      await receiver.stop();
    },
  },
  {
    name: "messages of one key come in the order they were published",
    run: async (place) => {
      const bus = await place.open();
      const receiver = await receive(bus, { maxBatch: 7 });
      for (let batch = 0; batch < 5; batch++) await bus.publish(STREAM, messages(`b${batch}`, 20, 4));
      await eventually("all 100 arrive", () => receiver.received.length >= 100);
      for (const key of ["key-0", "key-1", "key-2", "key-3"]) {
        const wanted = [0, 1, 2, 3, 4].flatMap((batch) =>
          messages(`b${batch}`, 20, 4)
            .filter((message) => message.key === key)
            .map((message) => message.id),
        );
        assert.deepEqual(
          receiver.received.filter((delivery) => delivery.key === key).map((delivery) => delivery.id),
          wanted,
        );
      }
      await receiver.stop();
    },
  },
  {
    name: "what is published while a group listens arrives without delay",
    run: async (place) => {
      const bus = await place.open();
      const receiver = await receive(bus);
      await bus.publish(STREAM, messages("live", 1));
      await eventually("it arrives", () => receiver.ids().includes("live-0"));
      await receiver.stop();
    },
  },
  {
    name: "what another opening publishes arrives",
    run: async (place) => {
      const [reader, writer] = [await place.open(), await place.open()];
      const receiver = await receive(reader);
      await writer.publish(STREAM, messages("far", 3));
      await eventually("all three arrive", () => receiver.received.length === 3);
      await receiver.stop();
    },
  },
  {
    name: "groups receive independently of each other",
    run: async (place) => {
      const bus = await place.open();
      await bus.publish(STREAM, messages("m", 9));
      const [one, two] = [await receive(bus, { group: "one" }), await receive(bus, { group: "two" })];
      await eventually("both have all", () => one.received.length === 9 && two.received.length === 9);
      await Promise.all([one.stop(), two.stop()]);
    },
  },
  {
    name: "a batch holds at most maxBatch, and the next waits for the handler",
    run: async (place) => {
      const bus = await place.open();
      await bus.publish(STREAM, messages("m", 40));
      let running = 0;
      let most = 0;
      let seen = 0;
      const sizes: number[] = [];
      const subscription = await bus.subscribe(options({ maxBatch: 8 }), async (batch) => {
        running += 1;
        most = Math.max(most, running);
        sizes.push(batch.length);
        await pause(15);
        for (const delivery of batch) delivery.settle();
        seen += batch.length;
        running -= 1;
      });
      await eventually("all 40 arrive", () => seen === 40);
      await subscription.stop();
      assert.equal(most, 1);
      assert.ok(
        sizes.every((size) => size >= 1 && size <= 8),
        `batches of ${sizes.join(", ")}`,
      );
    },
  },
  {
    name: "nothing is delivered while maxUnsettled messages are unsettled, and it goes on when they settle",
    run: async (place) => {
      const bus = await place.open();
      await bus.publish(STREAM, messages("m", 30));
      const held: Delivery[] = [];
      const receiver = await receive(bus, { maxBatch: 4, maxUnsettled: 6 }, (delivery) => {
        held.push(delivery);
        return false;
      });
      await eventually("the limit is reached", () => held.length >= 6);
      await pause(WATCH_MS);
      assert.equal(held.length, 6);
      for (const delivery of held.slice(0, 6)) delivery.settle();
      await eventually("more comes", () => held.length > 6);
      await receiver.stop();
    },
  },
  {
    name: "a handler may settle later, twice, and in any order",
    run: async (place) => {
      const bus = await place.open();
      await bus.publish(STREAM, messages("m", 6));
      const receiver = await receive(bus, {}, () => false);
      await eventually("all arrive", () => receiver.received.length === 6);
      for (const delivery of receiver.received.toReversed()) {
        delivery.settle();
        delivery.settle();
      }
      await eventually("all is settled", async () => (await bus.lag(STREAM, "readers")).messages === 0);
      await receiver.stop();
    },
  },
  {
    name: "a handler that rejects ends the subscription with its error",
    run: async (place) => {
      const bus = await place.open();
      const subscription = await bus.subscribe(options(), async () => {
        throw new TypeError("the handler's own error");
      });
      const ended = subscription.ended.then(
        () => "resolved",
        (error: unknown) => String(error),
      );
      await bus.publish(STREAM, messages("m", 1));
      let outcome = "";
      void ended.then((text) => {
        outcome = text;
      });
      await eventually("the subscription ends", () => outcome !== "");
      assert.match(outcome, /the handler's own error/u);
      await subscription.stop();
    },
  },
  {
    name: "stop waits for the running handler, resolves `ended`, and nothing comes after",
    run: async (place) => {
      const bus = await place.open();
      await bus.publish(STREAM, messages("m", 2));
      let finished = false;
      let started = false;
      let batches = 0;
      const subscription = await bus.subscribe(options({ maxBatch: 1 }), async (batch) => {
        started = true;
        batches += 1;
        await pause(100);
        for (const delivery of batch) delivery.settle();
        finished = true;
      });
      await eventually("the handler runs", () => started);
      await subscription.stop();
      assert.ok(finished);
      await subscription.ended;
      const before = batches;
      await bus.publish(STREAM, messages("later", 2));
      await pause(WATCH_MS);
      assert.equal(batches, before);
    },
  },
  {
    name: "options that could deliver nothing are refused",
    run: async (place) => {
      const bus = await place.open();
      const nothing = async (): Promise<void> => {};
      assert.equal(await codeOf(async () => await bus.subscribe(options({ maxBatch: 0 }), nothing)), "USAGE");
      assert.equal(await codeOf(async () => await bus.subscribe(options({ maxBatch: 9, maxUnsettled: 8 }), nothing)), "USAGE");
    },
  },
];
