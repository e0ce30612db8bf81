import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { z } from "zod";
import { readConfig } from "./read-config.ts";

const CHANNELS = ["news", "official", "community", "feedback"];
const SETTINGS = `channels:
${CHANNELS.map((name) => `  ${name}: { purpose: { vi: Nghe dân, en: To listen }, retentionDays: 30 }`).join("\n")}
collector:
  contact: https://langnghe.example
`;
const FEEDS = `outlets: [{ id: bao, label: Báo }]
feeds:
  - { id: bao-tin, label: Tin, type: feed, url: "http://bao.example/rss", outlet: bao, channel: news }
`;

let dir: string;
beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), "langnghe-config-"));
  write("langnghe.yaml", SETTINGS);
  write("feeds/bao.yaml", FEEDS);
});
afterEach(() => rmSync(dir, { recursive: true, force: true }));

function write(name: string, text: string): void {
  mkdirSync(join(dir, name, ".."), { recursive: true });
  writeFileSync(join(dir, name), text);
}

const optionSchemas = { feed: z.strictObject({}), csv: z.strictObject({ columns: z.string() }) };
const read = (env = {}, overrides = {}) => readConfig({ dir, env, optionSchemas, overrides });

function faults(env = {}): string {
  try {
    read(env);
    return "";
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}

describe("a sound configuration", () => {
  it("is read with its defaults, and frozen", () => {
    const config = read();
    expect(config.settings.console).toEqual({ host: "127.0.0.1", port: 8080, sessionHours: 12 });
    expect(config.feeds[0]).toMatchObject({ id: "bao-tin", fetchPages: true, everyMinutes: 30, enabled: true });
    expect(Object.isFrozen(config.settings.channels.news)).toBe(true);
  });

  it("puts the data folder beside itself, or where variable or option say, the option first", () => {
    expect(read().dataDir).toBe(join(dir, "..", "data"));
    expect(read({ LANGNGHE_DATA: "/srv/a" }).dataDir).toBe("/srv/a");
    expect(read({ LANGNGHE_DATA: "/srv/a" }, { data: "/srv/b" }).dataDir).toBe("/srv/b");
    expect(read({ LANGNGHE_PORT: "9000" }, { port: 9100 }).settings.console.port).toBe(9100);
  });
});

describe("a misspelt setting", () => {
  it("is named with file, line, what was meant and what is allowed", () => {
    write("langnghe.yaml", SETTINGS.replace("contact:", "contct:"));
    expect(faults()).toMatch(
      /langnghe\.yaml:7: collector\.contct: is not a setting \(did you mean "contact"\?\); allowed here: contact, hostDelaySeconds, concurrency/,
    );
  });

  it("comes in one message with all other faults, of all files and the environment", () => {
    write("langnghe.yaml", SETTINGS.replace("retentionDays: 30 }", "retentionDays: -1 }").replace("contact:", "contct:"));
    write("feeds/bao.yaml", FEEDS.replace("channel: news", "channel: newz").replace("type: feed", "tipe: feed"));
    const message = faults({ LANGNGHE_PROT: "1" });
    for (const part of [
      "channels.news.retentionDays",
      "collector.contct",
      "collector.contact: is missing",
      "feeds.0.channel: must be one of: news, official, community, feedback",
      "feeds.0.tipe",
      "LANGNGHE_PROT: is not a variable of Lắng Nghe (did you mean LANGNGHE_PORT?)",
    ]) {
      expect(message).toContain(part);
    }
  });
});

describe("what cannot be started without (RIGHTS 10)", () => {
  it("each channel needs its purpose and its retention", () => {
    write("langnghe.yaml", SETTINGS.replace(/^ {2}feedback:.*$/m, "  feedback: { purpose: { vi: Nghe dân, en: To listen } }"));
    expect(faults()).toMatch(/langnghe\.yaml:5: channels\.feedback\.retentionDays: is missing/);
    write("langnghe.yaml", SETTINGS.replace(/^ {2}feedback:.*\n/m, ""));
    expect(faults()).toMatch(/channels\.feedback: is missing/);
  });
});

describe("faults that no single file shows", () => {
  it("an outlet that does not exist, a source type that does not exist, an id used twice", () => {
    write(
      "feeds/hai.yaml",
      `feeds:
  - { id: bao-tin, label: Tin, type: feed, url: "http://bao.example/rss", outlet: bao, channel: news }
  - { id: khac, label: Khác, type: feeed, url: "http://bao.example/rss", outlet: baa, channel: news }
`,
    );
    const message = faults();
    expect(message).toContain('feeds.khac.outlet: "baa" is not an outlet (did you mean "bao"?)');
    expect(message).toContain('feeds.khac.type: "feeed" is not a source type (did you mean "feed"?); allowed: feed, csv');
    expect(message).toMatch(/hai\.yaml: bao-tin: this feed id is used twice; the first one stands in .*bao\.yaml/);
  });

  it("options that the source type does not know", () => {
    write("feeds/bao.yaml", FEEDS.replace("type: feed", "type: csv, options: { colums: a }"));
    expect(faults()).toMatch(/feeds\.bao-tin\.options/);
  });
});

describe("files that are not there or not YAML", () => {
  it("are named with line and reason", () => {
    write("langnghe.yaml", "channels: [\n");
    expect(faults()).toMatch(/langnghe\.yaml:\d+: /);
    rmSync(join(dir, "langnghe.yaml"));
    expect(faults()).toMatch(/langnghe\.yaml: cannot be read/);
  });
});

describe("a secret in a file", () => {
  it("is read from there, and a file that is not there is a fault", () => {
    write("password", "geheim\n");
    expect(read({ LANGNGHE_SMTP_PASSWORD_FILE: join(dir, "password") }).environment.LANGNGHE_SMTP_PASSWORD).toBe("geheim");
    expect(faults({ LANGNGHE_SMTP_PASSWORD_FILE: join(dir, "nowhere") })).toMatch(
      /LANGNGHE_SMTP_PASSWORD_FILE: names a file that cannot be read/,
    );
  });
});
