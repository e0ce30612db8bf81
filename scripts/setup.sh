# Makes a fresh clone able to run: Node >= 24 (fetched when this machine's is older), pnpm, dependencies, the bundled console.
# Sourced by scripts/langnghe, scripts/run and scripts/test. Says on stderr what it does; does nothing when nothing is missing.
# Leaves NODE (the runtime to use) and a PATH on which it and the installed commands come first.

root=$(CDPATH= cd -- "$(dirname -- "$0")/.." && pwd -P)
tools="$root/.tools"
say() { printf 'langnghe: %s\n' "$*" >&2; }
fail() { say "$*"; exit 2; }

is_current() { "$1" -e 'process.exit(Number(process.versions.node.split(".")[0]) >= 24 ? 0 : 1)' 2>/dev/null; }

# Dependencies are in place when the stamp was written for exactly these files.
wanted_stamp() { cat "$root/pnpm-lock.yaml" "$root/pnpm-workspace.yaml" "$root/scripts/tools/package-lock.json" 2>/dev/null | cksum; }

fetch_tools() {
  command -v npm >/dev/null 2>&1 || fail "npm is needed to set up (install Node.js 20 or later with npm, then run this again)"
  mkdir -p "$tools" 2>/dev/null || fail "cannot write to $root: set-up needs a folder it may write to"
  cp "$root/scripts/tools/package.json" "$root/scripts/tools/package-lock.json" "$tools/"
  say "fetching the runtime and the package manager (first start only)"
  # npm checks the pinned integrity of each archive; no package may run a script.
  npm ci --prefix "$tools" --ignore-scripts --no-audit --no-fund --loglevel=error >&2 || fail "could not fetch the runtime: is the package registry reachable?"
}

find_node() {
  NODE=
  for candidate in "$tools"/node_modules/node-linux-*/bin/node "$(command -v node 2>/dev/null || true)"; do
    if [ -n "$candidate" ] && [ -x "$candidate" ] && is_current "$candidate"; then NODE=$candidate; return 0; fi
  done
  return 1
}

stamp="$tools/installed"
if [ "$(cat "$stamp" 2>/dev/null)" != "$(wanted_stamp)" ] || [ ! -d "$root/node_modules" ]; then
  [ -f "$tools/node_modules/pnpm/package.json" ] && cmp -s "$tools/package-lock.json" "$root/scripts/tools/package-lock.json" || fetch_tools
  find_node || fail "no Node.js of version 24 or later for this machine: install one, then run this again"
  PATH="$(dirname "$NODE"):$PATH"; export PATH
  say "installing the dependencies (first start only)"
  (cd "$root" && CI=true "$NODE" "$tools/node_modules/pnpm/bin/pnpm.mjs" install --frozen-lockfile --reporter=append-only >&2) \
    || fail "could not install the dependencies: see the lines above"
  wanted_stamp > "$stamp"
fi
find_node || fail "no Node.js of version 24 or later: delete $tools and run this again"
PATH="$(dirname "$NODE"):$root/node_modules/.bin:$PATH"; export PATH

# The console's bundle is rebuilt when a file of the web interface is newer than it.
build_web() {
  web="$root/services/console/src/web"
  built="$web/dist/index.html"
  [ -d "$web" ] || return 0
  if [ ! -f "$built" ] || [ -n "$(find "$web" "$root/pnpm-lock.yaml" -path "$web/dist" -prune -o -type f -newer "$built" -print 2>/dev/null | head -n 1)" ]; then
    say "building the console (after a change only)"
    (cd "$root" && vite build services/console/src/web --logLevel warn >&2) || fail "could not build the console: see the lines above"
    touch "$built"
  fi
}
