import { LangngheError } from "@langnghe/domain";
import type { CommandEntry, Io } from "./command.ts";
import { commands } from "./commands.ts";

const BAD_USAGE = 2;
const FAILED = 1;
/** Faults that somebody can mend before anything has happened: bad usage, configuration, folder, disk, port. */
const EXIT_2 = new Set<LangngheError["code"]>(["USAGE", "CONFIG_INVALID", "DATA_FOLDER", "DISK_FULL", "PORT_TAKEN"]);

/** Runs the command that the arguments name and resolves with the exit code. */
export async function runCommandLine(argv: readonly string[], io: Io): Promise<number> {
  const [first] = argv;
  if (first === undefined || first === "--help" || first === "-h" || first === "help") {
    (first === undefined ? io.stderr : io.stdout).write(overview());
    return first === undefined ? BAD_USAGE : 0;
  }
  const entry = find(argv);
  if (entry === undefined) {
    io.stderr.write(`langnghe: there is no command "${first}"; commands: ${commands.map((each) => each.name).join(", ")}\n`);
    return BAD_USAGE;
  }
  return runEntry(entry, argv.slice(entry.name.split(" ").length), io);
}

async function runEntry(entry: CommandEntry, argv: readonly string[], io: Io): Promise<number> {
  const command = await entry.load();
  if (argv.includes("--help") || argv.includes("-h")) {
    io.stdout.write(`langnghe ${command.name}: ${command.summary}\n\n${command.help.trim()}\n`);
    return 0;
  }
  try {
    return await command.run(argv, io);
  } catch (error) {
    if (isClosedPipe(error)) return 0;
    io.stderr.write(`${lineFor(error)}\n`);
    return error instanceof LangngheError && EXIT_2.has(error.code) ? BAD_USAGE : FAILED;
  }
}

function find(argv: readonly string[]): CommandEntry | undefined {
  const two = argv.slice(0, 2).join(" ");
  return commands.find((entry) => entry.name === two) ?? commands.find((entry) => entry.name === argv[0]);
}

function lineFor(error: unknown): string {
  if (error instanceof LangngheError && error.code !== "INTERNAL")
    return error.message.startsWith("langnghe ") ? error.message : `langnghe: ${error.message}`;
  const stack = error instanceof Error ? (error.stack ?? error.message) : String(error);
  return `langnghe: an unexpected fault; nothing that was acknowledged is lost. Please report this:\n${stack}`;
}

/** `langnghe search | head` closes our output early: that is an ordinary end. */
function isClosedPipe(error: unknown): boolean {
  return error instanceof Error && "code" in error && error.code === "EPIPE";
}

function overview(): string {
  const width = Math.max(...commands.map((each) => each.name.length));
  const lines = commands.map((each) => `  ${each.name.padEnd(width)}  ${each.summary}`);
  return `Lắng Nghe: public-opinion monitoring and misinformation triage.\n\nusage: langnghe COMMAND [options]   (langnghe COMMAND --help says more)\n\n${lines.join("\n")}\n`;
}
