import type { ClassifiedDocument, ExtractedDocument } from "@langnghe/domain";
import { next, type Step } from "@langnghe/pipeline";
import type { ClassifierDeps } from "../deps.ts";

/** Stands for a model in a document's record while that model is switched off. */
export const MODEL_OFF = "off";

export type WithTopics = ExtractedDocument & Pick<ClassifiedDocument, "topics"> & { readonly topicModel: string };

/** Gives the topics over their threshold, none when the model is off. */
export function findTopics(deps: Pick<ClassifierDeps, "topics">): Step<ExtractedDocument, WithTopics> {
  return async function findTopics(document) {
    const { title, text, channel, language } = document;
    const topics = deps.topics?.topics({ title, text, before: null, channel, language }) ?? [];
    return next({ ...document, topics, topicModel: deps.topics?.model ?? MODEL_OFF });
  };
}
