import { join } from "node:path";
import { type Clock, labelIn, systemClock } from "@langnghe/domain";
import { packFor } from "@langnghe/languages";
import { openMailer } from "@langnghe/mail";
import type { Config, Part } from "@langnghe/runtime";
import { caseStore, digestStore, feedStore, type Store } from "@langnghe/store";
import { startDigest } from "./start.ts";

/** Puts the service together and starts it; its mailer ends with it. */
export async function composeDigest(
  config: Config,
  { store }: { readonly store: Store },
  clock: Clock = systemClock,
): Promise<Part> {
  const { settings, environment, dataDir } = config;
  const mailer = openMailer({
    smtp: settings.mail.smtp,
    password: environment.LANGNGHE_SMTP_PASSWORD ?? null,
    folder: join(dataDir, "outbox"),
  });
  const { ended, stop } = startDigest({
    documents: store.documents,
    cases: caseStore(store.records),
    digests: digestStore(store.records),
    feedStates: () => feedStore(store.records).all(),
    series: config.digests,
    sentences: (text, language) => (packFor(language) ?? packFor("vi"))?.sentences(text).map((sentence) => sentence.text) ?? [],
    labels: labelsOf(config),
    send: mailer.send,
    from: settings.mail.from,
    consoleUrl: `http://${settings.console.host}:${settings.console.port}`,
    clock,
  });
  return { ended: ended.finally(() => mailer.close()), stop };
}

function labelsOf({ topics, places, outlets, feeds }: Config) {
  const same = (name: string) => ({ vi: name, en: name });
  return {
    topic: labelIn(topics),
    place: labelIn(places.map(({ id, name }) => ({ id, label: same(name) }))),
    outlet: labelIn(outlets.map(({ id, label }) => ({ id, label: same(label) }))),
    feed: labelIn(feeds.map(({ id, label }) => ({ id, label: same(label) }))),
  };
}
