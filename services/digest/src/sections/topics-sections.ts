import { itemsByTopic } from "./by-topic.ts";
import type { WriteSection } from "./section.ts";

/** What the press, public bodies and public pages are about. */
export const writeConcerns: WriteSection = async (input) => ({
  kind: "concerns",
  items: await itemsByTopic(input, ["news", "official", "community"]),
});

/** What people asked the authority for. */
export const writePetitions: WriteSection = async (input) => ({
  kind: "petitions",
  items: await itemsByTopic(input, ["feedback"]),
});
