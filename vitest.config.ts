import { defineConfig } from "vitest/config";

const SHARED = { environment: "node", pool: "forks" } as const;

export default defineConfig({
  test: {
    reporters: ["default"],
    projects: [
      {
        test: {
          ...SHARED,
          name: "unit",
          include: ["packages/**/*.test.ts", "services/**/*.test.{ts,tsx}", "scripts/**/*.test.ts", "tests/rules/**/*.test.ts"],
          exclude: ["**/node_modules/**", "**/dist/**"],
          testTimeout: 20_000,
        },
      },
      { test: { ...SHARED, name: "flow", include: ["tests/flow/**/*.test.ts"], testTimeout: 120_000, hookTimeout: 120_000 } },
      {
        test: {
          ...SHARED,
          name: "browser",
          include: ["tests/browser/**/*.test.ts"],
          globalSetup: ["tests/browser/product.ts"],
          testTimeout: 120_000,
          hookTimeout: 120_000,
          fileParallelism: false,
        },
      },
      {
        test: {
          ...SHARED,
          name: "engines",
          include: ["tests/engines/**/*.test.ts"],
          testTimeout: 300_000,
          hookTimeout: 300_000,
          fileParallelism: false,
        },
      },
      {
        test: {
          ...SHARED,
          name: "faults",
          include: ["tests/faults/**/*.test.ts"],
          testTimeout: 900_000,
          hookTimeout: 120_000,
          fileParallelism: false,
        },
      },
    ],
  },
});
