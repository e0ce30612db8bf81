import { readFileSync } from "node:fs";
import type { ConfigFault } from "./fault.ts";
import { nearest } from "./nearest.ts";

/** What `process.env` holds; passed in, so that only `main.ts` and scripts read it. */
export type Environment = Readonly<Record<string, string | undefined>>;

/** The variables of the product. A `secret` may be given as a file with `_FILE` behind its name and is never printed. */
export const VARIABLES = {
  LANGNGHE_DATA: { secret: false, meaning: "the embedded installation's folder" },
  LANGNGHE_CONFIG: { secret: false, meaning: "the folder of the configuration" },
  LANGNGHE_BUS: { secret: false, meaning: "sqlite: or kafka://host:port,host:port" },
  LANGNGHE_STORE: { secret: false, meaning: "where documents and decisions are kept: sqlite:" },
  LANGNGHE_HOST: { secret: false, meaning: "address the console listens on" },
  LANGNGHE_PORT: { secret: false, meaning: "port the console listens on" },
  LANGNGHE_LOG: { secret: false, meaning: "log level" },
  LANGNGHE_SMTP_PASSWORD: { secret: true, meaning: "password of the mail server" },
} as const;
export type Variable = keyof typeof VARIABLES;

const PREFIX = "LANGNGHE_";
/** Read by scripts and engines, not by the product. */
const FOREIGN = /^LANGNGHE_(JAVA_HOME|ENGINES_HOME|KAFKA_|ELASTICSEARCH_|TEST_)/;

/** The product's variables that are set, and every fault: an unknown name, or a secret's file that cannot be read. */
export function readEnvironment(env: Environment): {
  readonly values: Partial<Record<Variable, string>>;
  readonly faults: ConfigFault[];
} {
  const values: Partial<Record<Variable, string>> = {};
  const faults: ConfigFault[] = [];
  for (const [name, value] of Object.entries(env)) {
    if (value === undefined || value === "" || !name.startsWith(PREFIX) || FOREIGN.test(name)) continue;
    const plain = name.endsWith("_FILE") ? name.slice(0, -"_FILE".length) : name;
    if (!isVariable(plain)) {
      const close = nearest(plain, Object.keys(VARIABLES));
      const meant = close === null ? "" : ` (did you mean ${close}?)`;
      faults.push(fault(name, `is not a variable of Lắng Nghe${meant}; allowed: ${Object.keys(VARIABLES).join(", ")}`));
    } else if (plain === name) {
      values[plain] = value;
    } else {
      readSecret(plain, value, { values, faults });
    }
  }
  return { values, faults };
}

function readSecret(
  name: Variable,
  path: string,
  into: { values: Partial<Record<Variable, string>>; faults: ConfigFault[] },
): void {
  try {
    into.values[name] = readFileSync(path, "utf8").trim();
  } catch {
    into.faults.push(fault(`${name}_FILE`, `names a file that cannot be read: ${path}`));
  }
}

function isVariable(name: string): name is Variable {
  return Object.hasOwn(VARIABLES, name);
}

function fault(key: string, message: string): ConfigFault {
  return { file: "environment", line: null, key, message };
}
