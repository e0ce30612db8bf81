import { join, resolve } from "node:path";
import type { Environment } from "@langnghe/runtime";

/** Root of the checkout. */
export const ROOT = resolve(import.meta.dirname, "../../..");

/** The configuration's folder: the option, the variable, or `config` of this checkout. */
export function configDir(option: string | undefined, env: Environment): string {
  return resolve(option ?? env.LANGNGHE_CONFIG ?? join(ROOT, "config"));
}
