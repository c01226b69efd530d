# Sourced by the scripts that need Debian packages: apt_install PACKAGE... installs those that are missing, and says so
# first. Where no service manager runs (a container), no service is started by an installation.

apt_install() {
  local package missing=()
  for package in "$@"; do
    if [ "$(dpkg-query --show --showformat='${db:Status-Status}' "$package" 2>/dev/null)" != installed ]; then
      missing+=("$package")
    fi
  done
  [ ${#missing[@]} -eq 0 ] && return 0
  echo "Installing from Debian's packages: ${missing[*]}"
  if [ "$(id -u)" -ne 0 ]; then
    echo "That needs root. Run as root: apt-get install --no-install-recommends ${missing[*]}" >&2
    return 1
  fi
  local policy=/usr/sbin/policy-rc.d made_policy=
  if [ ! -e "$policy" ] && [ ! -d /run/systemd/system ]; then
    printf '#!/bin/sh\nexit 101\n' >"$policy"
    chmod 755 "$policy"
    made_policy=1
  fi
  local status=0
  apt_get update && apt_get install --yes --no-install-recommends "${missing[@]}" || status=$?
  [ -z "$made_policy" ] || rm -f "$policy"
  return "$status"
}

apt_get() {
  DEBIAN_FRONTEND=noninteractive apt-get -qq -o Dpkg::Use-Pty=0 "$@"
}
