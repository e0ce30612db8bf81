import type { Channel, Claim, TopicScore } from "@langnghe/domain";

/** What a classifier is given; see `TextToClassify` of the classifiers package. */
interface TextToClassify {
  readonly text: string;
  readonly title: string | null;
  readonly before: string | null;
  readonly channel: Channel | null;
  readonly language: string;
}

/** What the flow is given from outside. A model that is switched off is null. */
export interface ClassifierDeps {
  readonly topics: { readonly model: string; topics(input: TextToClassify): TopicScore[] } | null;
  readonly claims: {
    readonly model: string;
    claims(input: TextToClassify, options?: { readonly all?: boolean }): Claim[];
  } | null;
  readonly places: { places(text: string, hint: string | null): string[] };
}
