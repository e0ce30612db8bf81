/**
 * Every error the product raises on purpose has one of these codes; `docs` says when it happens, `retryable` whether
 * the same call may succeed later, `aboutItem` whether the fault lies in the one item that was worked on, so that it is
 * parked and the rest goes on. A test reconciles this list with CONTRIBUTING's table of errors.
 */
export const ERROR_CODES = {
  CONFIG_INVALID: {
    retryable: false,
    aboutItem: false,
    docs: "A setting is missing, misspelt or has a value that is not allowed.",
  },
  USAGE: { retryable: false, aboutItem: false, docs: "A command was given arguments or input that it cannot use." },
  DATA_FOLDER: {
    retryable: false,
    aboutItem: false,
    docs: "The data folder cannot be created, written or is in use by another process.",
  },
  DISK_FULL: { retryable: false, aboutItem: false, docs: "There is no room left to write." },
  PORT_TAKEN: { retryable: false, aboutItem: false, docs: "Another program listens on the wanted port." },
  BUS_UNAVAILABLE: {
    retryable: true,
    aboutItem: false,
    docs: "The message bus did not answer or refused for a passing reason.",
  },
  STORE_UNAVAILABLE: { retryable: true, aboutItem: false, docs: "The store did not answer or refused for a passing reason." },
  CONFLICT: { retryable: false, aboutItem: false, docs: "Somebody else changed the same record since it was read." },
  NOT_FOUND: { retryable: false, aboutItem: false, docs: "No such document, case, account or setting." },
  FORBIDDEN: { retryable: false, aboutItem: false, docs: "The account's role does not allow this." },
  RULE_BROKEN: { retryable: false, aboutItem: false, docs: "A rule of review forbids this step; the message names the rule." },
  FETCH_FAILED: { retryable: true, aboutItem: false, docs: "A feed or page could not be fetched for a passing reason." },
  FETCH_REFUSED: {
    retryable: false,
    aboutItem: true,
    docs: "The address, robots rules, size or type of a page forbids fetching it.",
  },
  PARSE_FAILED: { retryable: false, aboutItem: true, docs: "The bytes are not a document of the expected form." },
  WORKER_LOST: {
    retryable: false,
    aboutItem: true,
    docs: "Parsing one document ran out of time or memory; only that document is affected.",
  },
  MAIL_FAILED: { retryable: true, aboutItem: false, docs: "The mail server did not accept the message." },
  INTERNAL: { retryable: false, aboutItem: false, docs: "A fault of the program itself." },
} as const;

export type ErrorCode = keyof typeof ERROR_CODES;

/** Facts that travel with an error: ids, paths, line numbers; never personal data, never secrets. */
export type ErrorFacts = Readonly<Record<string, string | number | boolean | null>>;

/** The one error class of the product: a code from the closed list, a sentence for a person, and facts. */
export class LangngheError extends Error {
  readonly code: ErrorCode;
  readonly facts: ErrorFacts;

  constructor(code: ErrorCode, message: string, options: { facts?: ErrorFacts; cause?: unknown } = {}) {
    super(message, options.cause === undefined ? undefined : { cause: options.cause });
    this.name = "LangngheError";
    this.code = code;
    this.facts = options.facts ?? {};
  }

  /** Whether the same call may succeed later without anything being changed. */
  get retryable(): boolean {
    return ERROR_CODES[this.code].retryable;
  }
}

/** True for errors that pass by themselves; the runner retries exactly these. */
export function isRetryable(error: unknown): boolean {
  return error instanceof LangngheError && error.retryable;
}

/** True when only the item at hand is at fault: the runner parks it under the code's name and goes on. */
export function isAboutItem(error: unknown): error is LangngheError {
  return error instanceof LangngheError && ERROR_CODES[error.code].aboutItem;
}

/** One line for a log or a park record, whatever was thrown. */
export function describeError(error: unknown): string {
  if (error instanceof LangngheError) return `${error.code}: ${error.message}`;
  if (error instanceof Error) return `${error.name}: ${error.message}`;
  return String(error);
}
