import type { MessageBus } from "@langnghe/bus";
import { signatureOf } from "@langnghe/domain";
import { pageExtractor, redact } from "@langnghe/extraction";
import { htmlToText } from "@langnghe/html";
import { recognizeLanguage } from "@langnghe/languages";
import { flowHost } from "@langnghe/pipeline";
import type { Config, Part, ServiceTools } from "@langnghe/runtime";
import type { Store } from "@langnghe/store";
import { startExtractor } from "./start.ts";

/** Page-reading threads: one core of two, so that the main thread keeps the other. */
const PAGE_WORKERS = 1;

/** Puts the service together and starts it; its page threads end with it. */
export async function composeExtractor(
  _config: Config,
  { bus, store }: { readonly bus: MessageBus; readonly store: Pick<Store, "work"> },
  tools: ServiceTools,
): Promise<Part> {
  const pages = pageExtractor({ workers: PAGE_WORKERS });
  const deps = { extractPage: pages.extract, htmlToText, redact, recognizeLanguage, signatureOf };
  const host = flowHost({ service: "extractor", work: store.work, ...tools });
  const { ended, stop } = await startExtractor(deps, { ...host, bus });
  return {
    ended: ended.finally(() => pages.close()),
    stop: async function stopWithPages() {
      await stop();
      await pages.close();
    },
  };
}
