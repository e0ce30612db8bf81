import { join } from "node:path";
import { claimDataFolder, createLog, createMetrics, type DataFolder, type Log, stopAll, untilSignal } from "@langnghe/runtime";
import { readArguments, takesNothing, wholeNumber } from "../cli/arguments.ts";
import type { Command, Io } from "../cli/command.ts";
import { type Embedded, startEmbedded } from "../system/embedded.ts";
import { type Installation, openInstallation } from "../system/installation.ts";
import { loadConfig } from "../system/load-config.ts";

export const startCommand: Command = {
  name: "start",
  summary: "run the whole system on this machine",
  help: `
usage: langnghe start [--port N] [--data DIR] [--config DIR]
Runs all services in one process on one SQLite file until stopped (Ctrl-C). Prints the console's address and, on the
first start only, the administrator's one-time password. The log is DIR/log/langnghe.log, as JSON lines.`,
  run: async (argv, io) => {
    const text = { type: "string" } as const;
    const { values, positionals } = readArguments("start", argv, { port: text, data: text, config: text });
    takesNothing("start", positionals);
    const port = wholeNumber("start", "port", values.port, { least: 1, most: 65_535 });
    const config = loadConfig(io.env, { ...values, port });
    const folder = claimDataFolder(config.dataDir);
    const log = createLog({ level: config.settings.log.level, file: join(folder.path, "log", "langnghe.log") });
    const stopping = untilSignal();
    const opened = await openOrRelease(config, folder);
    try {
      const running = await startEmbedded(config, opened, { log, metrics: createMetrics() });
      announce(running, folder, io);
      const signal = await stopping;
      io.stderr.write(`\nlangnghe: stopping (${signal})…\n`);
      await stopInOrder(running, log, io);
    } finally {
      await opened.close();
      folder.release();
    }
    return 0;
  },
};

async function openOrRelease(config: ReturnType<typeof loadConfig>, folder: DataFolder): Promise<Installation> {
  try {
    return await openInstallation(config);
  } catch (error) {
    folder.release();
    throw error;
  }
}

function announce({ console: { address }, password }: Embedded, folder: DataFolder, io: Io): void {
  io.stdout.write(`Lắng Nghe đang chạy tại  ${address}\n`);
  if (password !== null) {
    io.stdout.write(`Tài khoản quản trị       admin\nMật khẩu dùng một lần    ${password}\n`);
    io.stdout.write("(Mật khẩu chỉ hiện lần này. Khi đăng nhập lần đầu, bạn sẽ đặt mật khẩu mới.)\n");
  }
  io.stderr.write(`langnghe: data in ${folder.path}, log in ${join(folder.path, "log")}; Ctrl-C stops\n`);
}

async function stopInOrder(running: Embedded, log: Log, io: Io): Promise<void> {
  const late = await stopAll(running.parts, log);
  if (late.length > 0)
    io.stderr.write(`langnghe: did not stop in time: ${late.join(", ")}; what was open settles at the next start\n`);
}
