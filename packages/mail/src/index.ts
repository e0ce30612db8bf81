export type { Mail, MailDriver, Mailer, MailTarget } from "./mailer.ts";
export { openMailer } from "./open-mailer.ts";
