#!/usr/bin/env bash
# `npm run try`: installs, builds and shows the main job on the examples, with a short benchmark of this machine.
set -euo pipefail
cd "$(dirname "$0")/.."
. scripts/apt-install.sh

cat <<'TEXT'
This installs, where it is missing:
- from npm: the packages of package-lock.json into node_modules/;
- from Debian's packages, as root: fio, for the benchmark.
Nothing else on this machine is changed.
TEXT
command -v fio >/dev/null || apt_install fio
npm ci --ignore-scripts --no-audit --no-fund --loglevel=error
npm run --silent build

virt_latency() {
  printf '\n$ virt-latency %s\n' "$*"
  local status=0
  node dist/cli.cjs "$@" || status=$?
  # 1 says that there are findings: what the examples are for.
  [ "$status" -le 1 ] || exit "$status"
}

virt_latency check examples
virt_latency fix examples/slow-guest.xml
# A container may have no disk of its own to measure; here that is no reason to stop.
virt_latency benchmark local --runtime 10 --size 256M --any-filesystem --yes

printf '\nDone. Next: virt-latency --help (node dist/cli.cjs), or the extension: npm run package.\n'
