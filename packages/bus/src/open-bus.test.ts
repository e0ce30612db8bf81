import { existsSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { BUS_DRIVERS, openBus } from "./open-bus.ts";

let folder = "";
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "langnghe-bus-"));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

describe("openBus", () => {
  it("opens `sqlite:` in the data folder, and a named file where it says", async () => {
    await (await openBus("sqlite:", { folder })).close();
    await (await openBus("sqlite:other/log.sqlite", { folder })).close();
    await (await openBus(`sqlite:${join(folder, "absolute.sqlite")}`, { folder: "/nowhere" })).close();
    for (const file of ["langnghe.sqlite", "other/log.sqlite", "absolute.sqlite"])
      expect(existsSync(join(folder, file))).toBe(true);
  });

  it("refuses an unknown scheme and names those there are", async () => {
    for (const url of ["rabbit://host", "sqlite", "", ":"]) {
      await expect(openBus(url, { folder })).rejects.toMatchObject({
        code: "CONFIG_INVALID",
        message: expect.stringContaining("sqlite:"),
      });
    }
  });

  it("every driver has a scheme of its own and a label", () => {
    expect(new Set(BUS_DRIVERS.map(({ scheme }) => scheme)).size).toBe(BUS_DRIVERS.length);
    expect(BUS_DRIVERS.every(({ label }) => label.length > 3)).toBe(true);
  });
});
