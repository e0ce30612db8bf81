export type { ClaimClassifier, PlaceFinder, TextToClassify, TopicClassifier } from "./classifier.ts";
