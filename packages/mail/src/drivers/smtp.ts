import { LangngheError } from "@langnghe/domain";
import { createTransport } from "nodemailer";
import type { Mail, MailDriver } from "../mailer.ts";

/** A mail server that does not answer must not hold the digest up for long; the service tries again. */
const CONNECT_MS = 10_000;
const SOCKET_MS = 30_000;

/** Hands mail to a server: `smtp://user@host:587` (STARTTLS where offered) or `smtps://…` (TLS from the start). */
export const smtpDriver: MailDriver = {
  scheme: "smtp",
  label: { vi: "Máy chủ thư", en: "Mail server" },
  open({ url, password }) {
    const address = new URL(url);
    const transport = createTransport({
      host: address.hostname,
      port: Number(address.port || (address.protocol === "smtps:" ? 465 : 587)),
      secure: address.protocol === "smtps:",
      connectionTimeout: CONNECT_MS,
      socketTimeout: SOCKET_MS,
      ...(address.username === "" ? {} : { auth: { user: decodeURIComponent(address.username), pass: password ?? "" } }),
    });
    return {
      name: "smtp",
      async send(mail: Mail) {
        try {
          await transport.sendMail({ ...mail, to: [...mail.to] });
        } catch (cause) {
          throw new LangngheError("MAIL_FAILED", `the mail server ${address.host} did not take the message`, { cause });
        }
      },
      close: async () => transport.close(),
    };
  },
};
