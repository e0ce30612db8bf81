import { existsSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { openStore } from "./open-store.ts";

let folder = "";
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "langnghe-store-"));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

describe("openStore", () => {
  it("opens `sqlite:` in the data folder; it takes writes, and closing twice is fine", async () => {
    const store = await openStore("sqlite:", { folder });
    await store.ping();
    await store.close();
    await store.close();
    expect(existsSync(join(folder, "langnghe.sqlite"))).toBe(true);
  });

  it("refuses an unknown scheme and names those there are", async () => {
    for (const url of ["redis://host", "sqlite", ""]) {
      await expect(openStore(url, { folder })).rejects.toMatchObject({
        code: "CONFIG_INVALID",
        message: expect.stringContaining("sqlite:"),
      });
    }
  });
});
