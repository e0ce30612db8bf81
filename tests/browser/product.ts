import type { TestProject } from "vitest/node";
import { type Cookies, signEveryoneIn } from "./people.ts";
import { filled, startServer } from "./server.ts";

/** What every browser test is given of the running product. */
export interface Product {
  readonly address: string;
  readonly data: string;
  /** The first administrator's password, which the test of the first sign-in uses up. */
  readonly password: string;
  readonly cookies: Cookies;
}

declare module "vitest" {
  export interface ProvidedContext {
    readonly product: Product;
  }
}

/** Once for the whole project: the real product, filled, with people who have signed in. */
export async function setup(project: TestProject): Promise<() => Promise<void>> {
  const { address, data, password, stop } = await startServer();
  try {
    const cookies = await signEveryoneIn(address, data);
    await filled(address, cookies.administrator);
    project.provide("product", { address, data, password, cookies });
  } catch (error) {
    await stop();
    throw error;
  }
  return stop;
}
