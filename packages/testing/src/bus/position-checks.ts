import assert from "node:assert/strict";
import type { MessageBus } from "@langnghe/bus";
import { type Check, collect, eventually, pause, WATCH_MS } from "../check.ts";
import { lagging, messages, options, receive, STREAM } from "./bus-harness.ts";

/** What positions promise over restarts, and what lag and trim make of them. */
export const positionChecks: readonly Check<MessageBus>[] = [
  {
    name: "after stop and restart nothing settled is delivered again",
    run: async (place) => {
      const first = await place.open();
      await first.publish(STREAM, messages("old", 12, 3));
      const receiver = await receive(first);
      await eventually("all arrive", () => receiver.received.length === 12);
      await receiver.stop();
      await first.close();
      const second = await place.open();
      await second.publish(STREAM, messages("new", 2, 3));
      const again = await receive(second);
      await eventually("the new ones arrive", () => again.ids().includes("new-0") && again.ids().includes("new-1"));
      await pause(WATCH_MS);
      assert.deepEqual(again.ids().sort(), ["new-0", "new-1"]);
      await again.stop();
    },
  },
  {
    name: "the position never passes a message that has not settled, whatever settled behind it",
    run: async (place) => {
      const first = await place.open();
      await first.publish(STREAM, messages("m", 8));
      const receiver = await receive(first, {}, (delivery) => delivery.id !== "m-3");
      await eventually("all arrive", () => receiver.received.length === 8);
      await receiver.stop();
      await first.close();
      const second = await place.open();
      const again = await receive(second);
      await eventually("the unsettled one comes again", () => again.ids().includes("m-3"));
      await eventually("all is settled", async () => (await lagging(second)) === 0);
      assert.ok(!again.ids().some((id) => ["m-0", "m-1", "m-2"].includes(id)), "what settled before it comes again");
      await again.stop();
    },
  },
  {
    name: "close stops subscriptions in order: what settled stays settled",
    run: async (place) => {
      const first = await place.open();
      await first.publish(STREAM, messages("m", 5));
      const receiver = await receive(first);
      await eventually("all arrive", () => receiver.received.length === 5);
      await first.close();
      const second = await place.open();
      assert.equal(await lagging(second), 0);
    },
  },
  {
    name: "of a batch whose handler rejects, what has not settled is delivered again",
    run: async (place) => {
      const bus = await place.open();
      await bus.publish(STREAM, messages("m", 4));
      const seen: string[] = [];
      const subscription = await bus.subscribe(options(), async (batch) => {
        for (const delivery of batch) {
          if (delivery.id === "m-2") throw new TypeError("stop here");
          seen.push(delivery.id);
          delivery.settle();
        }
      });
      await subscription.ended.catch(() => undefined);
      await subscription.stop();
      assert.deepEqual(seen, ["m-0", "m-1"]);
      const again = await receive(bus);
      await eventually("the rest arrives", () => again.ids().includes("m-2") && again.ids().includes("m-3"));
      await pause(WATCH_MS);
      assert.deepEqual(again.ids(), ["m-2", "m-3"]);
      await again.stop();
    },
  },
  {
    name: "lag counts what a group has not settled, and how old the oldest is",
    run: async (place) => {
      const bus = await place.open();
      await bus.publish(STREAM, messages("m", 10));
      assert.equal(await lagging(bus, "never seen"), 10);
      const receiver = await receive(bus, {}, (delivery) => Number(delivery.headers.number) < 6);
      await eventually("all arrive", () => receiver.received.length === 10);
      await eventually("six are settled", async () => (await lagging(bus)) === 4);
      await eventually("the oldest gets older", async () => (await bus.lag(STREAM, "readers")).oldestMs >= 20);
      for (const delivery of receiver.received) delivery.settle();
      await eventually("nothing is left", async () => (await lagging(bus)) === 0);
      assert.equal((await bus.lag(STREAM, "readers")).oldestMs, 0);
      await receiver.stop();
    },
  },
  {
    name: "trim removes only what is old and what every group has settled",
    run: async (place) => {
      const bus = await place.open();
      await bus.publish(STREAM, messages("m", 10));
      const fast = await receive(bus, { group: "fast" });
      const slow = await receive(bus, { group: "slow" }, (delivery) => Number(delivery.headers.number) < 4);
      await eventually("fast has settled all", async () => (await lagging(bus, "fast")) === 0);
      await eventually("slow has settled four", async () => (await lagging(bus, "slow")) === 6);
      assert.equal(await bus.trim(STREAM, 1), 0);
      assert.equal(await bus.trim(STREAM, Date.now() + 60_000), 4);
      assert.deepEqual(
        (await collect(bus.read(STREAM))).map((message) => message.id),
        [4, 5, 6, 7, 8, 9].map((n) => `m-${n}`),
      );
      for (const delivery of slow.received) delivery.settle();
      await eventually("slow has settled all", async () => (await lagging(bus, "slow")) === 0);
      assert.equal(await bus.trim(STREAM, Date.now() + 60_000), 6);
      await Promise.all([fast.stop(), slow.stop()]);
    },
  },
  {
    name: "after trimming, offsets are not used again and a group goes on behind them",
    run: async (place) => {
      const bus = await place.open();
      await bus.publish(STREAM, messages("old", 3));
      const receiver = await receive(bus);
      await eventually("settled", async () => receiver.received.length === 3 && (await lagging(bus)) === 0);
      await bus.trim(STREAM, Date.now() + 60_000);
      await bus.publish(STREAM, messages("new", 2));
      await eventually("the new ones arrive", () => receiver.received.length === 5);
      const offsets = receiver.received.map((delivery) => delivery.offset);
      assert.ok(offsets.every((offset, index) => index === 0 || offset > (offsets[index - 1] ?? -1)));
      const fresh = await receive(bus, { group: "fresh" });
      await eventually("a new group gets what is kept", () => fresh.received.length === 2);
      await Promise.all([receiver.stop(), fresh.stop()]);
    },
  },
];
