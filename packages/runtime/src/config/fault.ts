import { LangngheError } from "@langnghe/domain";

/** One thing wrong with the configuration: where, what, and what would be right. */
export interface ConfigFault {
  /** File as given to the reader, or `environment`. */
  readonly file: string;
  /** 1-based; null where there is no line (a missing file, an environment variable). */
  readonly line: number | null;
  /** Path of the setting: `channels.news.retentionDays`. */
  readonly key: string;
  readonly message: string;
}

/** `config/langnghe.yaml:12: channels.news.retentionDayz: not a setting; did you mean "retentionDays"? …` */
export function faultLine(fault: ConfigFault): string {
  const place = fault.line === null ? fault.file : `${fault.file}:${fault.line}`;
  return fault.key === "" ? `${place}: ${fault.message}` : `${place}: ${fault.key}: ${fault.message}`;
}

/** All faults in one error, a line each. */
export function configError(faults: readonly ConfigFault[]): LangngheError {
  const lines = faults.map(faultLine);
  const head = faults.length === 1 ? "the configuration has a fault" : `the configuration has ${faults.length} faults`;
  return new LangngheError("CONFIG_INVALID", `${head}:\n${lines.map((line) => `  ${line}`).join("\n")}`, {
    facts: { faults: faults.length },
  });
}
