/** What a person can act on: shown as one line, without a stack. */
export class EngineFault extends Error {}

/** Progress goes to standard error; standard output carries only the result. */
export function say(line: string): void {
  process.stderr.write(`engines: ${line}\n`);
}

export async function pause(ms: number): Promise<void> {
  await new Promise((resolve) => setTimeout(resolve, ms));
}
