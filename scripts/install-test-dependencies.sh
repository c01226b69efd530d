#!/usr/bin/env bash
# Installs what the tests need besides Node and npm: Debian packages and the npm packages of the lockfile.
set -euo pipefail
cd "$(dirname "$0")/.."
. scripts/apt-install.sh

packages=(
  # The schema and the QEMU driver of libvirt, which judge the fixes; xmllint reads the schema.
  libvirt-daemon-system libvirt-clients libvirt-daemon qemu-system-x86 qemu-utils libxml2-utils
  # The benchmark: a real fio over a real sshd. procps and util-linux for looking after processes and mounts.
  fio openssh-server openssh-client procps util-linux
  # The lab: a guest that is made of packages, and a network for it (scripts/lab).
  busybox-static cpio xz-utils e2fsprogs dnsmasq-base iptables iproute2
  # What fix prints is held against the program that reads it.
  patch
  # Measures what programs take (npm run measure:speed).
  time
  # The reader of nova.conf is held against the real one. (Tests call /usr/bin/python3.)
  python3 python3-oslo.config
  # What we say Nova writes is held against what it does write.
  python3-nova
  # Other editors, as clients of the language server; elpa-eglot is what Emacs 28 speaks its protocol with.
  neovim emacs-nox elpa-eglot
  # What runs us before a commit (.pre-commit-hooks.yaml).
  pre-commit git
  # The browser in which VS Code runs, and a font for what it shows.
  chromium fonts-dejavu-core
)
apt_install "${packages[@]}"
echo "Building from Debian's packages: the guest that tests measure (into .build/lab)"
bash scripts/lab/build-guest.sh

echo "Installing from npm: the packages of package-lock.json"
npm ci --ignore-scripts --no-audit --no-fund --loglevel=error
echo "Installing from npm: the VS Code that tests run in (into .vscode-test/)"
node --import tsx scripts/install-vscode.ts
