import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { LangngheError } from "@langnghe/domain";
import PostalMime, { type Email } from "postal-mime";
import { SMTPServer, type SMTPServerOptions } from "smtp-server";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import type { Mail } from "./mailer.ts";
import { openMailer } from "./open-mailer.ts";

const MAIL: Mail = {
  from: "langnghe@vinh-lam.example",
  to: ["chu-tich@vinh-lam.example", "van-phong@vinh-lam.example"],
  subject: "Bản tin lãnh đạo, ngày 25/11/2026: đất đai ở Đồng Sậy",
  text: "Người dân hỏi về khu tái định cư.\n.\nDòng chỉ có một dấu chấm đứng trên.",
  html: "<p>Người dân hỏi về khu tái định cư.</p>",
  messageId: "<digest_lanh-dao_2026-11-25@vinh-lam.example>",
};

let folder: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "langnghe-mail-"));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

function expectSameMail(read: Email): void {
  expect(read.subject).toBe(MAIL.subject);
  expect(read.from?.address).toBe(MAIL.from);
  expect(read.to?.map((each) => each.address)).toEqual(MAIL.to);
  expect(read.messageId).toBe(MAIL.messageId);
  expect(read.text?.trim()).toBe(MAIL.text);
  expect(read.html?.trim()).toBe(MAIL.html);
}

describe("outbox", () => {
  const open = () => openMailer({ smtp: null, password: null, folder: join(folder, "outbox") });
  const files = () => readdirSync(join(folder, "outbox"));

  test("writes a message that another program reads: Vietnamese subject, both forms, all recipients", async () => {
    const mailer = open();
    expect(mailer.name).toBe("outbox");
    await mailer.send(MAIL);
    const [name = ""] = files();
    expect(name).toMatch(/\.eml$/);
    expectSameMail(await PostalMime.parse(readFileSync(join(folder, "outbox", name))));
  });

  test("the same message again is one file, another is a second", async () => {
    const mailer = open();
    await mailer.send(MAIL);
    await mailer.send(MAIL);
    expect(files()).toHaveLength(1);
    await mailer.send({ ...MAIL, messageId: "<other@vinh-lam.example>" });
    expect(files()).toHaveLength(2);
  });

  test("a hostile Message-ID cannot leave the folder", async () => {
    await open().send({ ...MAIL, messageId: "<../../../../etc/x@y>" });
    expect(files()).toHaveLength(1);
  });

  test("a folder that cannot be written is MAIL_FAILED, which is tried again", async () => {
    writeFileSync(join(folder, "outbox"), "a file stands here");
    await expect(open().send(MAIL)).rejects.toMatchObject({ code: "MAIL_FAILED", retryable: true });
  });
});

describe("smtp", () => {
  const received: { readonly raw: Buffer; readonly to: string[] }[] = [];
  let server: SMTPServer | null = null;

  async function listen(options: SMTPServerOptions): Promise<number> {
    received.length = 0;
    const started = new SMTPServer({ logger: false, disabledCommands: ["STARTTLS"], ...options });
    server = started;
    // A client that breaks off is no fault of this server.
    started.on("error", () => undefined);
    await new Promise<void>((resolve) => started.listen(0, "127.0.0.1", resolve));
    const address = started.server.address();
    return typeof address === "object" && address !== null ? address.port : 0;
  }
  const keep: SMTPServerOptions["onData"] = async (stream, session, done) => {
    const parts: Buffer[] = [];
    for await (const part of stream) parts.push(Buffer.from(part));
    received.push({ raw: Buffer.concat(parts), to: session.envelope.rcptTo.map(({ address }) => address) });
    done();
  };
  afterEach(async () => {
    const open = server;
    server = null;
    if (open !== null) await new Promise<void>((resolve) => open.close(resolve));
  });

  test("hands the message to the server as it is", async () => {
    const port = await listen({ authOptional: true, onData: keep });
    const mailer = openMailer({ smtp: `smtp://127.0.0.1:${port}`, password: null, folder });
    expect(mailer.name).toBe("smtp");
    await mailer.send(MAIL);
    await mailer.close();
    expect(received.map(({ to }) => to)).toEqual([MAIL.to]);
    expectSameMail(await PostalMime.parse(received[0]?.raw ?? Buffer.alloc(0)));
    expect(readdirSync(folder)).toEqual([]);
  });

  test("signs in with the address's user and the password from the environment", async () => {
    const seen: (string | undefined)[] = [];
    const port = await listen({
      onData: keep,
      allowInsecureAuth: true,
      onAuth: ({ username, password }, _, done) => {
        seen.push(username ?? undefined, password ?? undefined);
        done(null, { user: username });
      },
    });
    const mailer = openMailer({ smtp: `smtp://ban%40tin@127.0.0.1:${port}`, password: "bí mật", folder });
    await mailer.send(MAIL);
    await mailer.close();
    expect(seen).toEqual(["ban@tin", "bí mật"]);
  });

  test.each([
    ["of a recipient", { onRcptTo: (_: unknown, __: unknown, done: (error: Error) => void) => done(new Error("no such box")) }],
    [
      "of the message",
      {
        onData: (stream: NodeJS.ReadableStream, _: unknown, done: (error: Error) => void) => {
          stream.resume();
          stream.on("end", () => done(new Error("full")));
        },
      },
    ],
  ])("a refusal %s is MAIL_FAILED and names the server, never the password", async (_, refusal) => {
    const port = await listen({ authOptional: true, onData: keep, ...refusal });
    const mailer = openMailer({ smtp: `smtp://127.0.0.1:${port}`, password: "bí-mật-9", folder });
    const failure = await mailer.send(MAIL).catch((error: unknown) => error);
    await mailer.close();
    expect(failure).toMatchObject({ code: "MAIL_FAILED", retryable: true });
    expect(String(failure)).toContain(`127.0.0.1:${port}`);
    expect(String(failure)).not.toContain("bí-mật-9");
    expect(received).toEqual([]);
  });

  test("a server that is not there is MAIL_FAILED", async () => {
    const port = await listen({ authOptional: true });
    await new Promise<void>((resolve) => server?.close(resolve));
    server = null;
    const mailer = openMailer({ smtp: `smtp://127.0.0.1:${port}`, password: null, folder });
    await expect(mailer.send(MAIL)).rejects.toMatchObject({ code: "MAIL_FAILED" });
    await mailer.close();
  });
});

describe("openMailer", () => {
  test.each(["http://mail.example", "mail.example:587", "smtp"])("%s is a fault of the configuration", (smtp) => {
    const open = () => openMailer({ smtp, password: null, folder });
    expect(open).toThrow(LangngheError);
    expect(open).toThrow("smtp://user@host:587");
  });

  test("a password in an address that cannot be used is not printed", () => {
    expect(() => openMailer({ smtp: "http://ban-tin:s3cr3t@mail.example", password: null, folder })).toThrow(/^(?!.*s3cr3t)/);
  });
});
