import { mkdirSync, renameSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { hashOf, LangngheError } from "@langnghe/domain";
import { createTransport } from "nodemailer";
import type { Mail, MailDriver } from "../mailer.ts";

/**
 * Writes each message as an .eml file that any mail program opens: the default, so that nothing leaves the machine before
 * somebody has set up a server. The same message sent again replaces its file.
 */
export const outboxDriver: MailDriver = {
  scheme: "outbox",
  label: { vi: "Thư mục thư đi (.eml)", en: "Outbox folder (.eml)" },
  open({ folder }) {
    const transport = createTransport({ streamTransport: true, buffer: true, newline: "windows" });
    return {
      name: "outbox",
      async send(mail: Mail) {
        const { message } = await transport.sendMail({ ...mail, to: [...mail.to] });
        writeWhole(folder, fileNameOf(mail), message);
      },
      close: async () => transport.close(),
    };
  },
};

function fileNameOf(mail: Mail): string {
  return `${hashOf("mail", mail.messageId)}.eml`;
}

/** Written beside and renamed: a reader never sees half a message. */
function writeWhole(folder: string, name: string, content: unknown): void {
  try {
    mkdirSync(folder, { recursive: true });
    const path = join(folder, name);
    writeFileSync(`${path}.part`, Buffer.isBuffer(content) ? content : String(content));
    renameSync(`${path}.part`, path);
  } catch (cause) {
    throw new LangngheError("MAIL_FAILED", `cannot write to the outbox folder ${folder}`, { cause });
  }
}
