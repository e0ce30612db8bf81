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
