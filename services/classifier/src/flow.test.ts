import { CHANNELS, type Claim, type ExtractedDocument } from "@langnghe/domain";
import type { Attempt } from "@langnghe/pipeline";
import { describe, expect, test } from "vitest";
import type { ClassifierDeps } from "./deps.ts";
import { classifierFlow } from "./flow.ts";

const attempt: Attempt = (_, run) => run();

function documentOf(change: Partial<ExtractedDocument> = {}): ExtractedDocument {
  const who = { id: "d1", revision: "r1", feed: "f", outlet: "o", channel: "news", url: null } as const;
  const when = {
    fetchedAt: "2026-11-25T05:00:00.000Z",
    publishedAt: "2026-11-25T01:00:00.000Z",
    publishedFrom: "entry",
  } as const;
  const rest = { modifiedAt: null, answeredAt: null, language: "vi", kind: "article", place: null } as const;
  return {
    ...who,
    ...when,
    ...rest,
    title: "Tít",
    text: "Nghe nói đập nứt.",
    categories: [],
    redactions: {},
    signature: [],
    ...change,
  };
}

function claim(flag: boolean): Claim {
  const base = { text: "Nghe nói đập nứt.", start: 0, end: 17, score: 0.9, checkable: 0.9, reasons: ["hearsay"] };
  return { ...base, sourcing: "vague", flag, kind: "claim" };
}

const asked: Parameters<NonNullable<ClassifierDeps["claims"]>["claims"]>[0][] = [];
const models: ClassifierDeps = {
  topics: { model: "t-1", topics: () => [{ id: "disaster", score: 0.8 }] },
  claims: {
    model: "c-1",
    claims: (input) => {
      asked.push(input);
      return [claim(true)];
    },
  },
  places: { places: (text, hint) => [text.includes("đập") ? "phu-moc" : "none", ...(hint === null ? [] : [hint])] },
};

async function classify(document: ExtractedDocument, deps = models) {
  const result = await classifierFlow(deps).run(document, attempt);
  if (result.kind !== "next") throw new TypeError(`expected next, was ${result.kind}`);
  return result.value;
}

describe("classifier", () => {
  test("adds topics, places and claims, and says which models they are from", async () => {
    const classified = await classify(documentOf({ place: "suoi-vang" }));
    expect(classified).toEqual({
      ...documentOf({ place: "suoi-vang" }),
      topics: [{ id: "disaster", score: 0.8 }],
      places: ["phu-moc", "suoi-vang"],
      claims: [claim(true)],
      flag: true,
      models: { topics: "t-1", claims: "c-1" },
    });
  });

  test("tells the models channel, language and title", async () => {
    await classify(documentOf({ channel: "community", language: "en", title: "About the dam" }));
    expect(asked.at(-1)).toMatchObject({ channel: "community", language: "en", title: "About the dam", before: null });
  });

  test.each(CHANNELS)("RIGHTS 8: %s is flagged exactly when it is not feedback, whatever the model says", async (channel) => {
    const { flag, claims } = await classify(documentOf({ channel }));
    expect(flag).toBe(channel !== "feedback");
    expect(claims.map((each) => each.flag)).toEqual([channel !== "feedback"]);
  });

  test("claims that nobody suggests do not flag the document", async () => {
    const quiet = { ...models, claims: { model: "c-1", claims: () => [claim(false)] } };
    expect(await classify(documentOf(), quiet)).toMatchObject({ flag: false, claims: [claim(false)] });
  });

  test("a model that is switched off gives nothing and is named so", async () => {
    const off = await classify(documentOf(), { ...models, topics: null, claims: null });
    expect(off).toMatchObject({ topics: [], claims: [], flag: false, models: { topics: "off", claims: "off" } });
    expect(off.places).toEqual(["phu-moc"]);
  });

  test("a model's failure is not swallowed", async () => {
    const broken = {
      ...models,
      topics: {
        model: "t",
        topics: () => {
          throw new RangeError("weights");
        },
      },
    };
    await expect(classify(documentOf(), broken)).rejects.toThrow("weights");
  });
});
