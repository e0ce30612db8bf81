import type { Channel, Claim, TopicScore } from "@langnghe/domain";

/** What a classifier is given. `title` and `before` are context: they inform, they are not judged. */
export interface TextToClassify {
  readonly text: string;
  readonly title: string | null;
  /** The text that stands before `text`. */
  readonly before: string | null;
  readonly channel: Channel | null;
  /** `vi`, `en` or another tag; other languages get no topics and no claims. */
  readonly language: string;
}

/** Gives topics. Synchronous and pure: the same text and weights give the same result. */
export interface TopicClassifier {
  /** Name and version of the weights, kept with every result. */
  readonly model: string;
  /** Only topics over their threshold, highest score first, at most three. Scores are calibrated chances (0–1). */
  topics(input: TextToClassify): TopicScore[];
}

/** Finds claims worth checking, sentence by sentence, behind an opinion guard. */
export interface ClaimClassifier {
  readonly model: string;
  /**
   * Sentences found checkable, in order; with `all` every sentence. `flag` is true only for `kind: "claim"`, sourcing
   * `vague` or `none`, a score over the channel's threshold, and never in the feedback channel (RIGHTS 3 and 8).
   */
  claims(input: TextToClassify, options?: { readonly all?: boolean }): Claim[];
}

/** Finds administrative units in a text. */
export interface PlaceFinder {
  /** Ids of units named in the text, most mentioned first. `hint` is a place the feed or sender gave, as written. */
  places(text: string, hint: string | null): string[];
}
