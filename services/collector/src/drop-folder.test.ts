import { mkdir, mkdtemp, rm, utimes, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "vitest";
import { readDropFolder } from "./drop-folder.ts";

test("gives files by name, with their time; hidden ones and folders are left out", async () => {
  const folder = await mkdtemp(join(tmpdir(), "langnghe-drop-"));
  await writeFile(join(folder, "b.csv"), "b");
  await writeFile(join(folder, "a.csv"), "a");
  await writeFile(join(folder, ".c.csv.part"), "c");
  await mkdir(join(folder, "old"));
  await utimes(join(folder, "a.csv"), 0, 1_000);
  const files: string[] = [];
  for await (const { name, modifiedAt, body } of readDropFolder(folder)) {
    files.push(`${name} ${name === "a.csv" ? modifiedAt : ""} ${Buffer.from(body).toString()}`);
  }
  expect(files).toEqual(["a.csv 1970-01-01T00:16:40.000Z a", "b.csv  b"]);
  await rm(folder, { recursive: true });
});
