import { LangngheError } from "@langnghe/domain";
import { outboxDriver } from "./drivers/outbox.ts";
import { smtpDriver } from "./drivers/smtp.ts";
import type { MailDriver, Mailer, MailTarget } from "./mailer.ts";

/** Every driver, one line each. */
const drivers: readonly MailDriver[] = [smtpDriver, outboxDriver];

/** Opens the mailer that the settings name: a server, or the outbox folder when none is named. */
export function openMailer(settings: { readonly smtp: string | null } & Omit<MailTarget, "url">): Mailer {
  if (settings.smtp === null) return outboxDriver.open({ ...settings, url: "" });
  const scheme = settings.smtp.split(":")[0]?.replace(/s$/, "");
  const driver = drivers.find((each) => each.scheme === scheme);
  if (driver === undefined || !URL.canParse(settings.smtp)) {
    const shown = settings.smtp.replace(/:[^:@/]*@/, ":••••@");
    throw new LangngheError("CONFIG_INVALID", `mail.smtp must look like smtp://user@host:587, not "${shown}"`);
  }
  return driver.open({ ...settings, url: settings.smtp });
}
