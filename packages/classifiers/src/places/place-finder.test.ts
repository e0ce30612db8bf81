import { placeSchema } from "@langnghe/domain";
import { expect, test } from "vitest";
import { placeFinder } from "./place-finder.ts";

const UNITS = [
  { id: "p", name: "tỉnh Sông Bạc", kind: "tỉnh", oldNames: ["tỉnh Đá Trắng"] },
  { id: "lg", name: "phường Lạc Gia", kind: "phường", parent: "p", oldNames: ["thành phố Lạc Gia"] },
  { id: "lgt", name: "xã Lạc Gia Thượng", kind: "xã", parent: "p", oldNames: ["huyện Mộc"] },
  { id: "cv", name: "xã Cồn Vịt", kind: "xã", parent: "p" },
].map((unit) => placeSchema.parse(unit));
const finder = placeFinder(UNITS);

test.each([
  ["Họp dân ở phường Lạc Gia", ["lg"]],
  ["P. Lạc Gia mất nước", ["lg"]],
  ["P.Lạc Gia mất nước", ["lg"]],
  ["Lạc Gia mất nước", ["lg"]],
  ["o phuong lac gia mat nuoc", ["lg"]],
  ["xã Lạc Gia Thượng có điện", ["lgt"]],
  ["người Đá Trắng cũ lên tỉnh", ["p"]],
  ["bà con huyện Mộc cũ", ["lgt"]],
  ["con vit de o con vit", ["cv"]],
  ["mộc mạc, đồ mộc", []],
  ["Lạc gia đình", []],
])("places of %s", (text, ids) => {
  expect(finder.places(text, null)).toEqual(ids);
});

test("the unit named most often comes first, and what the sender gave counts", () => {
  expect(finder.places("Cồn Vịt gần Lạc Gia. Cồn Vịt xa chợ.", null)).toEqual(["cv", "lg"]);
  expect(finder.places("Cồn Vịt gần đây.", "Phường Lạc Gia")).toEqual(["lg", "cv"]);
});

test("no units, no places", () => {
  expect(placeFinder([]).places("phường Lạc Gia", "Lạc Gia")).toEqual([]);
});
