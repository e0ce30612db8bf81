import type { ExtractedDocument, FetchedDocument } from "@langnghe/domain";
import { type Flow, flow } from "@langnghe/pipeline";
import type { ExtractorDeps } from "./deps.ts";
import { chooseDate } from "./steps/choose-date.ts";
import { composeText } from "./steps/compose-text.ts";
import { finish } from "./steps/finish.ts";
import { readPage } from "./steps/read-page.ts";
import { recognizeLanguage } from "./steps/recognize-language.ts";
import { redactPersonal } from "./steps/redact-personal.ts";

/** Raw bytes to a clean, redacted document. */
export function extractorFlow(deps: ExtractorDeps): Flow<FetchedDocument, ExtractedDocument> {
  return flow<FetchedDocument>("extractor")
    .step(readPage(deps))
    .step(composeText(deps))
    .step(chooseDate(deps))
    .step(redactPersonal(deps))
    .step(recognizeLanguage(deps))
    .step(finish(deps));
}
