import { describe, expect, test } from "vitest";
import { dueHeap } from "./due-heap.ts";

describe("dueHeap", () => {
  test("gives the soonest first, as sorting does, for many", () => {
    const heap = dueHeap();
    // A fixed scramble: 7919 is prime to 1000, so each time comes once.
    const times = Array.from({ length: 1_000 }, (_, at) => (at * 7_919) % 1_000);
    for (const time of times) heap.push(`feed-${time}`, time);
    const taken: (string | null)[] = [];
    for (let id = heap.takeDue(999); id !== null; id = heap.takeDue(999)) taken.push(id);
    expect(taken).toEqual(Array.from({ length: 1_000 }, (_, time) => `feed-${time}`));
  });

  test("gives nothing before its time", () => {
    const heap = dueHeap();
    heap.push("a", 10);
    expect([heap.takeDue(9), heap.nextAt(), heap.takeDue(10), heap.takeDue(10), heap.nextAt()]).toEqual([
      null,
      10,
      "a",
      null,
      null,
    ]);
  });

  test("pushing again moves, removing removes", () => {
    const heap = dueHeap();
    heap.push("a", 10);
    heap.push("b", 20);
    heap.push("a", 30);
    expect(heap.nextAt()).toBe(20);
    heap.remove("b");
    expect([heap.nextAt(), heap.takeDue(100), heap.takeDue(100)]).toEqual([30, "a", null]);
  });
});
