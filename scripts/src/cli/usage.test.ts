import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, test } from "vitest";
import { commands } from "./commands.ts";
import { runCommandLine } from "./run.ts";
import { captured } from "./testing/captured.ts";

const folder = mkdtempSync(join(tmpdir(), "langnghe-usage-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
writeFileSync(join(folder, "a.pdf"), "");

async function run(argv: readonly string[], input = "") {
  const { io, out, err } = captured(input);
  return { code: await runCommandLine(argv, io), out: out(), err: err() };
}
const words = (name: string) => name.split(" ");

describe("--help", () => {
  test.each(commands.map(({ name }) => name))("%s says its forms on standard output", async (name) => {
    for (const flag of ["--help", "-h"]) {
      const { code, out, err } = await run([...words(name), flag]);
      expect({ code, err }).toEqual({ code: 0, err: "" });
      expect(out).toContain(`usage: langnghe ${name}`);
    }
  });

  test("alone it lists every command; without anything the list is an error", async () => {
    for (const argv of [["--help"], ["-h"], ["help"]]) {
      const { code, out } = await run(argv);
      expect(code).toBe(0);
      for (const { name, summary } of commands) expect(out).toMatch(new RegExp(`${name} +${summary}`));
    }
    const bare = await run([]);
    expect(bare).toMatchObject({ code: 2, out: "" });
    expect(bare.err).toContain("usage: langnghe COMMAND");
  });

  test("every command's own summary is the list's", async () => {
    for (const { name, summary, load } of commands) expect(await load()).toMatchObject({ name, summary });
  });
});

describe("bad usage is exit code 2 and one line that says what and where to read", () => {
  const data = ["--data", join(folder, "none")];
  const table: [string, string[], string][] = [
    ["an unknown command", ["sarch"], 'there is no command "sarch"'],
    ["feed without parse", ["feed"], 'there is no command "feed"'],
    ["an option's value is missing", ["import", "--channel"], "langnghe import:"],
    ["import of nothing", ["import"], "name at least one file or folder"],
    [
      "import into an unknown channel",
      ["import", "--channel", "blog", folder],
      'news, official, community, feedback, not "blog"',
    ],
    ["import of what is not there", ["import", ...data, join(folder, "gone")], "there is nothing to import at"],
    ["import of another kind of file", ["import", ...data, join(folder, "a.pdf")], "only .jsonl"],
    ["search with a bad day", ["search", "--from", "yesterday"], "--from must be a day"],
    ["search with a day that is none", ["search", "--to", "2026-02-31"], "--to must be a day"],
    ["search with no number", ["search", "--limit", "many"], "--limit must be a whole number"],
    ["search with 0", ["search", "--limit", "0"], "--limit must be a whole number from 1"],
    ["search where nothing is", ["search", ...data], "there is no installation in"],
    ["status where nothing is", ["status", ...data], "there is no installation in"],
    ["trace of nothing", ["trace"], "name one document id"],
    ["trace of two", ["trace", "a", "b"], "name one document id"],
    ["replay of no stream", ["replay", "--from", "2026-11-25"], "--stream must be one of documents.fetched"],
    ["replay of an unknown stream", ["replay", "--stream", "feeds.polled", "--from", "2026-11-25"], 'not "feeds.polled"'],
    ["replay without a beginning", ["replay", "--stream", "documents.fetched"], "needs --from"],
    [
      "replay into a path",
      ["replay", "--stream", "documents.fetched", "--from", "2026-11-25", "--into", "../x", ...data],
      "--into must be a name",
    ],
    ["parked and nothing", ["parked", ...data], "there is no installation in"],
    ["audit and nothing", ["audit"], "say verify"],
    ["audit of something else", ["audit", "list"], "say verify"],
    ["users where nothing is", ["users", "list", ...data], "there is no installation in"],
    ["backup to nowhere", ["backup"], "name one folder"],
    ["backup of nothing", ["backup", join(folder, "to"), ...data], "there is no installation in"],
    ["restore from nowhere", ["restore"], "name the backup's folder"],
    ["restore of no backup", ["restore", folder, ...data], "there is no backup in"],
    ["evaluate without data", ["evaluate", "topics"], "needs --data PATH"],
    ["evaluate of an unknown thing", ["evaluate", "weather", "--data", folder], "say topics, claims"],
    ["train of nothing", ["train"], "say topics, claims, recognizer or segmenter"],
    ["train to nowhere", ["train", "topics", "--data", folder], "needs --data PATH… and --out DIR"],
    ["start with a port of words", ["start", "--port", "http"], "--port must be a whole number"],
    ["start with what it does not take", ["start", "now"], 'does not take "now"'],
    ["a file that is not there", ["redact", "--jsonl", join(folder, "gone.jsonl")], "cannot read"],
    ["more than check takes", ["check", "everything"], 'does not take "everything"'],
    ["more than search takes", ["search", "đất", ...data], 'does not take "đất"'],
    ["more than status takes", ["status", "now", ...data], 'does not take "now"'],
    ["more than replay takes", ["replay", "documents.fetched", ...data], 'does not take "documents.fetched"'],
  ];
  test.each(table)("%s", async (_, argv, said) => {
    const { code, out, err } = await run(argv);
    expect({ code, out }).toEqual({ code: 2, out: "" });
    expect(err).toContain(said);
    expect(err.trimEnd().split("\n")).toHaveLength(1);
  });

  test.each(commands.map(({ name }) => name))("%s refuses an option it does not know", async (name) => {
    const { code, out, err } = await run([...words(name), "--nonsense"]);
    expect({ code, out }).toEqual({ code: 2, out: "" });
    expect(err).toMatch(new RegExp(`^langnghe ${name}: .*--nonsense.*\\(see: langnghe ${name} --help\\)\\n$`));
  });
});

test("a configuration that is not there is exit code 2 and names the file", async () => {
  const { code, err } = await run(["check", "--config", join(folder, "none")]);
  expect(code).toBe(2);
  expect(err).toContain("langnghe.yaml: cannot be read");
});

describe("a command that does not come about makes nothing", () => {
  test("reading commands never make an installation", async () => {
    const { io } = captured();
    const none = join(folder, "untouched");
    for (const argv of [["search"], ["status"], ["trace", "x"], ["audit", "verify"], ["users", "list"], ["parked", "list"]]) {
      expect(await runCommandLine([...argv, "--data", none], io)).toBe(2);
    }
    expect(() => rmSync(none)).toThrow("ENOENT");
  });
});
