import type { Label } from "@langnghe/domain";

/** One message to send. Text and HTML say the same. */
export interface Mail {
  readonly from: string;
  readonly to: readonly string[];
  readonly subject: string;
  readonly text: string;
  readonly html: string;
  /** Message-ID, the same when the same mail is sent again, so that a repeat can be recognised. */
  readonly messageId: string;
}

/** Sends mail. Who calls: the digest service after a person approved. */
export interface Mailer {
  /** Name for logs and the status page: `smtp` or `outbox`. */
  readonly name: string;
  /** Resolves when the server (or the folder) has it; rejects with MAIL_FAILED (retryable) otherwise. */
  send(mail: Mail): Promise<void>;
  close(): Promise<void>;
}

/** What a driver is opened with. */
export interface MailTarget {
  /** `smtp://…`; empty for the outbox. */
  readonly url: string;
  readonly password: string | null;
  /** Folder of the outbox. */
  readonly folder: string;
}

/** One way to send mail, describing itself. */
export interface MailDriver {
  /** Scheme of the address it takes. */
  readonly scheme: string;
  readonly label: Label;
  open(target: MailTarget): Mailer;
}
