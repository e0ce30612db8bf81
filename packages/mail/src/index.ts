export type { Mail, MailDriver, Mailer, MailTarget } from "./mailer.ts";
export { openMailer } from "./open-mailer.ts";
export { type CitedDocument, type RenderInput, renderDigest } from "./templates/digest-mail.ts";
export { type DigestWords, wordsFor } from "./templates/digest-words.ts";
