#!/usr/bin/env bash
# `npm test`: installs what the tests need and runs all of them, each part even when an earlier one failed. The last line
# is "N passed, N failed"; a part that fails without a count (a linter, the build) counts as one.
set -uo pipefail
cd "$(dirname "$0")/.."

cat <<'TEXT'
Before the tests this installs, where it is missing:
- from Debian's packages, as root: libvirt, QEMU, fio, OpenSSH, oslo.config, Nova, xmllint, Neovim, Emacs,
  pre-commit, Chromium; and, only unpacked into .build/, what a guest of the tests is made of (a kernel, sshd, the guest agent);
- from npm: the packages of package-lock.json into node_modules/, and a VS Code into .vscode-test/.
TEXT
if ! bash scripts/install-test-dependencies.sh; then
  echo "The tests' dependencies could not be installed." >&2
  echo "0 passed, 1 failed"
  exit 1
fi

passed=0
failed=0
log=$(mktemp)
trap 'rm -f "$log"' EXIT

# Runs one part and adds up the lines "N passed, N failed" that it prints.
part() {
  echo
  echo "== npm run $1"
  npm run --silent "$1" 2>&1 | tee "$log"
  local status=${PIPESTATUS[0]} part_passed part_failed
  read -r part_passed part_failed < <(
    awk '/^[0-9]+ passed, [0-9]+ failed$/ { p += $1; f += $3 } END { print p + 0, f + 0 }' "$log"
  )
  if [ "$status" -ne 0 ] && [ "$part_failed" -eq 0 ]; then
    echo "npm run $1 failed with status $status."
    part_failed=1
  fi
  passed=$((passed + part_passed))
  failed=$((failed + part_failed))
}

part check:static
part build
part test:unit
part package:check
part test:lab
part test:guest
part test:guest:more
part test:e2e

echo
echo "$passed passed, $failed failed"
[ "$failed" -eq 0 ] && [ "$passed" -gt 0 ]
