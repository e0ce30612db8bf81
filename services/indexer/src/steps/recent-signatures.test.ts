import { expect, test } from "vitest";
import { recentSignatures } from "./recent-signatures.ts";

const item = (id: string) => ({ id, story: id, signature: [] });

test("gives each document once, however many bands it shares", () => {
  const recent = recentSignatures();
  recent.remember(["a", "b"], item("d1"));
  recent.remember(["b"], item("d2"));
  expect(recent.sharing(["a", "b"]).map(({ id }) => id)).toEqual(["d1", "d2"]);
  expect(recent.sharing(["c"])).toEqual([]);
});

test("forgets the oldest beyond 2,048, so that memory does not grow with the stream", () => {
  const recent = recentSignatures();
  for (let number = 0; number <= 2_048; number += 1) recent.remember(["shared", `own-${number}`], item(`d${number}`));
  expect(recent.sharing(["own-0"])).toEqual([]);
  expect(recent.sharing(["own-1"]).map(({ id }) => id)).toEqual(["d1"]);
  expect(recent.sharing(["shared"])).toHaveLength(2_048);
});
