import { describe, expect, it } from "vitest";
import { partitionPosition } from "./kafka-positions.ts";

describe("position of a group in a partition", () => {
  it("is uncommitted at the start, so that a new group becomes known", () => {
    const position = partitionPosition(40);
    expect(position.moved()).toBe(40);
    position.committed(40);
    expect(position.moved()).toBeNull();
  });

  it("is the lowest offset that has not settled, whatever settled behind it", () => {
    const position = partitionPosition(10);
    for (const offset of [10, 11, 12, 13]) position.deliver(offset);
    position.settle(11);
    position.settle(13);
    expect(position.moved()).toBe(10);
    position.settle(10);
    expect(position.moved()).toBe(12);
    position.settle(12);
    expect(position.moved()).toBe(14);
    expect(position.unsettled()).toBe(0);
  });

  it("leaps over offsets that the log does not have", () => {
    const position = partitionPosition(0);
    for (const offset of [3, 9]) position.deliver(offset);
    position.settle(3);
    expect(position.moved()).toBe(9);
    position.settle(9);
    expect(position.moved()).toBe(10);
  });

  it("tells a second settling of the same message", () => {
    const position = partitionPosition(0);
    position.deliver(0);
    expect(position.settle(0)).toBe(true);
    expect(position.settle(0)).toBe(false);
  });
});
