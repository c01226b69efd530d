import { randomBytes } from "node:crypto";
import type { GuestDevice, GuestDirectory } from "../core/benchmark/guest-disk.js";
import type { Host, ScriptEnd } from "../hosts/host.js";
import { runScript } from "../hosts/run-script.js";
import { disksFunction } from "./agent.js";

/** The guest's block devices, and directories that the login may write to, the most fitting of each disk first. */
export interface GuestLook {
  readonly devices: readonly GuestDevice[];
  readonly directories: readonly GuestDirectory[];
}

/** Looks at a guest's disks and mounts. Reads only. Resolves to how the script ended when it did not get that far. */
export async function lookAtGuest(host: Host, signal: AbortSignal): Promise<GuestLook | ScriptEnd> {
  const token = randomBytes(16).toString("hex");
  const { output, end } = await runScript(host, `TOKEN='${token}'\n${lookText}`, signal);
  const words = output
    .split("\n")
    .filter((line) => line.startsWith(`@@${token} `))
    .map((line) => line.slice(token.length + 3));
  return words.at(-1) === "looked" ? readLook(words) : end;
}

/** Reads the lines that the script says, without their mark. */
export function readLook(lines: readonly string[]): GuestLook {
  const serials = new Map<string, string>();
  const devices: GuestDevice[] = [];
  const directories: GuestDirectory[] = [];
  for (const line of lines) {
    const serial = /^serial (\S+) (.+)$/.exec(line);
    if (serial !== null) serials.set(serial[1] ?? "", (serial[2] ?? "").trim());
    const device = /^device (\S+) (\d{1,15}) (\/\S+)$/.exec(line);
    if (device !== null) {
      const [, name = "", sectors, path = ""] = device;
      devices.push({ name, sizeBytes: Number(sectors) * 512, serial: null, path });
    }
    const directory = /^directory (\d{1,15}) (\S+) (\/.*)$/.exec(line);
    if (directory !== null) {
      const [, free, below = "", path = ""] = directory;
      if (directories.some((known) => known.path === path)) continue;
      directories.push({ path, devices: below.split(","), freeBytes: Number(free) * 1024 });
    }
  }
  return {
    devices: devices.map((device) => ({ ...device, serial: serials.get(device.name) ?? null })),
    directories,
  };
}

/** POSIX sh, as the agent. A path with other than plain characters is left out: the user can still name it. */
const lookText = String.raw`
LC_ALL=C; export LC_ALL
PATH=$PATH:/usr/sbin:/sbin; export PATH
unset CDPATH
say() { printf '\n@@%s %s\n' "$TOKEN" "$*"; }
${disksFunction}
serial_of() {
  cat "$1/serial" 2>/dev/null && return
  cat "$1/device/serial" 2>/dev/null && return
  # Four bytes of header, then the serial number (SPC, page 80h).
  [ -r "$1/device/vpd_pg80" ] && tail -c +5 "$1/device/vpd_pg80" 2>/dev/null | tr -d '\000' && return
  # t10.ATA, vendor and model, and the serial number as the last word.
  sed -n 's/^t10\.ATA.* //p' "$1/device/wwid" 2>/dev/null
}
for entry in /sys/block/*; do
  name=$(basename "$entry")
  case $name in loop*|ram*|zram*|dm-*|md*|sr*|fd*|nbd*) continue ;; esac
  say "device $name $(cat "$entry/size") $(readlink -f "$entry")"
  serial=$(serial_of "$entry" | tr -d '\n')
  [ -z "$serial" ] || say "serial $name $serial"
done

# Each directory, if it is on the file system that is mounted at the first.
offer() {
  number=$(stat -c %d -- "$1" 2>/dev/null) || return 0
  for place do
    [ -n "$place" ] && [ -d "$place" ] && [ -w "$place" ] && [ -x "$place" ] || continue
    [ "$(stat -c %d -- "$place" 2>/dev/null)" = "$number" ] || continue
    case $place in *[![:print:]]*) continue ;; esac
    free=$(df -Pk -- "$place" 2>/dev/null | awk 'END { print $(NF - 2) }')
    say "directory $free $(echo $devices | tr ' ' ,) $place"
  done
}
while read -r _ _ number _ point options rest; do
  case $point in *\\*) continue ;; esac
  case $options in ro|ro,*) continue ;; esac
  devices=
  case $number in
    0:*)
      source=$(echo "$rest" | sed 's/.*- [^ ]* \([^ ]*\).*/\1/')
      [ ! -b "$source" ] || disks "/sys/class/block/$(basename "$(readlink -f "$source")")"
      ;;
    *) disks "/sys/dev/block/$number" ;;
  esac
  [ -n "$devices" ] || continue
  if [ "$point" = / ]; then
    offer / /var/tmp /tmp "$HOME" /
  else
    offer "$point" "$point" "$point/tmp" "$HOME" /var/tmp /tmp
  fi
done < /proc/self/mountinfo
say looked
`;
