import { accessSync, constants } from "node:fs";
import { delimiter, join } from "node:path";
import { type Browser, chromium } from "playwright-core";

/** Names under which Linux distributions install it. */
const NAMES = ["chromium", "chromium-browser", "google-chrome"];
/** No sandbox, because tests also run as root in containers; nothing that calls home or waits for a network. */
const ARGUMENTS = [
  "--no-sandbox",
  "--disable-gpu",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
];

/** Starts the browser of this machine. Rejects when there is none on the PATH. */
export function launchBrowser(): Promise<Browser> {
  const places = (process.env.PATH ?? "").split(delimiter).flatMap((folder) => NAMES.map((name) => join(folder, name)));
  const executablePath = places.find(isExecutable);
  if (executablePath === undefined) throw new RangeError(`none of ${NAMES.join(", ")} is on the PATH`);
  return chromium.launch({ executablePath, args: ARGUMENTS });
}

function isExecutable(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
