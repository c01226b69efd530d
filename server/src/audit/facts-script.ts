import { disksFunction } from "../benchmark/agent.js";
import { shellQuote } from "../hosts/shell-quote.js";

/** A disk of a guest whose file or device is to be looked at on its host. */
export interface ImageToLookAt {
  /** Letters and digits. */
  readonly target: string;
  /** What libvirt opens it as: nothing is ever guessed from what the guest may have written into it. */
  readonly format: "raw" | "qcow2";
  /** Absolute. */
  readonly path: string;
}

export interface FactsRequest {
  /** Marks our own lines; nothing else that is printed there can guess it. */
  readonly token: string;
  readonly images?: readonly ImageToLookAt[];
  /** Of a guest that runs there. */
  readonly uuid?: string;
}

/** The shell script that asks a machine about itself; it only reads, and leaves nothing behind. */
export function factsScript({ token, images = [], uuid }: FactsRequest): string {
  return [
    `TOKEN=${shellQuote(token)}`,
    prelude,
    uuid === undefined ? "" : `process ${shellQuote(uuid)} 2>/dev/null`,
    ...images.map(
      ({ target, format, path }) => `image ${target} ${format} ${shellQuote(path)} 2>/dev/null`,
    ),
    watch,
  ].join("\n");
}

/** In a template string, before a brace that is the shell's. */
const dollar = "$";

/** POSIX sh (dash, bash, busybox), without root. A fact is a line `@@TOKEN fact KEY VALUE`; what is unknown is not said. */
const prelude = String.raw`
umask 077
LC_ALL=C; export LC_ALL
PATH=$PATH:/usr/local/bin:/usr/sbin:/sbin:/usr/bin:/bin; export PATH
unset CDPATH
newline='
'
# The first line of a value, and not much of it.
fact() {
  case $2 in
    '') return 0 ;;
    *"$newline"*) set -- "$1" "${dollar}{2%%"$newline"*}" ;;
  esac
  printf '@@%s fact %s %.400s\n' "$TOKEN" "$1" "$2"
}
# The first line of a file. Not with read, which takes single bytes: of a sysctl, the first digit.
from() { [ ! -r "$2" ] || fact "$1" "$(head -n 1 "$2")"; }
selected() { [ -r "$1" ] && sed -n 's/.*\[\([^]]*\)\].*/\1/p' "$1"; }
counted() { sort | uniq -c | awk '{ n = $1; sub(/^ *[0-9]+ /, ""); print $0 " x" n }' | paste -sd, -; }
limited() { if command -v timeout >/dev/null; then timeout 10 "$@"; else "$@"; fi; }

${disksFunction}

machine_facts() {
  cpus=/sys/devices/system/cpu
  fact os.kernel "$(uname -r)"
  [ -r /etc/os-release ] && fact os.name "$(sed -n 's/^PRETTY_NAME=//p' /etc/os-release | tr -d '"')"
  fact os.macs "$(cat /sys/class/net/*/address | sort -u | head -n 20 | paste -sd' ' -)"
  fact cpu.count "$(grep -c '^processor' /proc/cpuinfo)"
  fact cpu.model "$(sed -n 's/^model name[^:]*: //p' /proc/cpuinfo | head -n 1)"
  if grep -q '^flags.* hypervisor' /proc/cpuinfo; then fact cpu.hypervisor yes
  elif grep -q '^flags' /proc/cpuinfo; then fact cpu.hypervisor no; fi
  command -v systemd-detect-virt >/dev/null && fact virt.vm "$(systemd-detect-virt --vm)"
  from dmi.vendor /sys/class/dmi/id/sys_vendor
  from dmi.product /sys/class/dmi/id/product_name

  fact cpu.governor "$(cat $cpus/cpu[0-9]*/cpufreq/scaling_governor | counted)"
  from cpu.frequency_driver $cpus/cpu0/cpufreq/scaling_driver
  fact cpu.energy_preference "$(cat $cpus/cpu[0-9]*/cpufreq/energy_performance_preference | counted)"
  fact cpu.energy_bias "$(cat $cpus/cpu[0-9]*/power/energy_perf_bias | counted)"
  from cpu.no_turbo $cpus/intel_pstate/no_turbo
  from cpu.boost $cpus/cpufreq/boost
  from cpu.idle_driver $cpus/cpuidle/current_driver
  from cpu.idle_governor $cpus/cpuidle/current_governor
  from cpu.smt $cpus/smt/active
  from cpu.isolated $cpus/isolated
  fact cpu.mitigations "$(cat $cpus/vulnerabilities/* | grep -c '^Mitigation')"
  from clock.source /sys/devices/system/clocksource/clocksource0/current_clocksource
  from clock.available /sys/devices/system/clocksource/clocksource0/available_clocksource
  fact numa.nodes "$(ls -d /sys/devices/system/node/node[0-9]* | wc -l | tr -d ' ')"
  from numa.balancing /proc/sys/kernel/numa_balancing
  from tuned.profile /etc/tuned/active_profile

  fact mem.total_kb "$(sed -n 's/^MemTotal: *\([0-9]*\).*/\1/p' /proc/meminfo)"
  fact mem.hugepages "$(sed -n 's/^HugePages_Total: *\([0-9]*\).*/\1/p' /proc/meminfo)"
  fact swap.total_kb "$(sed -n 's/^SwapTotal: *\([0-9]*\).*/\1/p' /proc/meminfo)"
  fact swap.free_kb "$(sed -n 's/^SwapFree: *\([0-9]*\).*/\1/p' /proc/meminfo)"
  from swap.swappiness /proc/sys/vm/swappiness
  fact thp.enabled "$(selected /sys/kernel/mm/transparent_hugepage/enabled)"
  fact thp.defrag "$(selected /sys/kernel/mm/transparent_hugepage/defrag)"
  from ksm.run /sys/kernel/mm/ksm/run
  from ksm.sharing /sys/kernel/mm/ksm/pages_sharing
  from io_uring.disabled /proc/sys/kernel/io_uring_disabled
  from aio.max /proc/sys/fs/aio-max-nr
  from aio.used /proc/sys/fs/aio-nr

  [ -e /dev/kvm ] && fact kvm.device yes
  from kvm.halt_poll_ns /sys/module/kvm/parameters/halt_poll_ns
  from kvm.guest_halt_poll_ns /sys/module/haltpoll/parameters/guest_halt_poll_ns
  from nvme.power_saving_us /sys/module/nvme_core/parameters/default_ps_max_latency_us
}

disk_facts() {
  count=0
  for block in /sys/block/*; do
    name=${dollar}{block##*/}
    case $name in
      loop* | ram* | zram* | sr* | fd* | nbd* | dm-* | md* | zd* | *[!A-Za-z0-9_-]*) continue ;;
    esac
    size=$(cat "$block/size")
    [ "${dollar}{size:-0}" -gt 0 ] || continue
    count=$((count + 1))
    [ "$count" -le 100 ] || break
    fact "blk.$name.bytes" "$((size * 512))"
    fact "blk.$name.path" "$(readlink -f "$block")"
    scheduler=$(selected "$block/queue/scheduler")
    if [ -n "$scheduler" ]; then fact "blk.$name.scheduler" "$scheduler"
    else from "blk.$name.scheduler" "$block/queue/scheduler"; fi
    for key in nr_requests write_cache wbt_lat_usec rotational logical_block_size; do
      from "blk.$name.$key" "$block/queue/$key"
    done
    [ -d "$block/mq" ] && fact "blk.$name.queues" "$(ls "$block/mq" | wc -l | tr -d ' ')"
    from "blk.$name.removable" "$block/removable"
    from "blk.$name.ro" "$block/ro"
    from "blk.$name.model" "$block/device/model"
  done
}

mount_facts() {
  awk -v "token=$TOKEN" '{
    for (i = 7; i <= NF && $i != "-"; i++) ;
    if ($(i + 1) ~ /^(ext[234]|xfs|btrfs|zfs|f2fs|nfs4?|ceph|bcachefs|ocfs2|gfs2)$/ && n < 60)
      printf "@@%s fact mnt.%d %s %s %s %s %s %s\n", token, n++, $3, $5, $(i + 1), $(i + 2), $6, $(i + 3)
  }' /proc/self/mountinfo
}

# The QEMU that runs the guest with this UUID.
process() {
  for file in $(grep -l -e "$1" /proc/[0-9]*/cmdline); do
    folder=${dollar}{file%/cmdline}
    command=$(cat "$folder/comm")
    case $command in qemu* | kvm*) ;; *) continue ;; esac
    fact qemu.command "$command"
    fact qemu.swap_kb "$(sed -n 's/^VmSwap:[^0-9]*\([0-9]*\).*/\1/p' "$folder/status")"
    return
  done
}

# image TARGET FORMAT PATH: what holds a disk of a guest.
image() {
  [ -e "$3" ] || return 0
  devices=
  if [ -b "$3" ]; then
    fact "disk.$1.kind" block
    disks "/sys/class/block/$(basename "$(readlink -f "$3")")"
  else
    fact "disk.$1.kind" file
    fact "disk.$1.filesystem" "$(stat -f -c %T -- "$3")"
    case $(lsattr -d -- "$3") in
      '') ;;
      *C*" "*) fact "disk.$1.nocow" yes ;;
      *) fact "disk.$1.nocow" no ;;
    esac
    number=$(stat -L -c %d -- "$3")
    [ -z "$number" ] || disks "/sys/dev/block/$(((number >> 8) & 4095)):$(((number & 255) | ((number >> 12) & 1048320)))"
  fi
  fact "disk.$1.devices" "${dollar}{devices# }"
  told=$(ulimit -t 10; limited qemu-img info -U --output=json -f "$2" -- "$3" | head -c 65536 | tr -d '\n')
  [ -z "$told" ] || printf '@@%s image %s %s\n' "$TOKEN" "$1" "$told"
}

machine_facts 2>/dev/null
disk_facts 2>/dev/null
mount_facts 2>/dev/null
`;

/** What is only seen over time, when nothing else of ours runs any more. */
const watch = String.raw`
counters() {
  from "$1.uptime" /proc/uptime
  fact "$1.stat" "$(sed -n 's/^cpu  *//p' /proc/stat)"
  fact "$1.swapin" "$(sed -n 's/^pswpin //p' /proc/vmstat)"
  for state in /sys/devices/system/cpu/cpu0/cpuidle/state[0-9]*; do
    name=${dollar}{state##*/}
    case $name in *[!a-z0-9]*) continue ;; esac
    fact "idle.$name.$1" "$(cat /sys/devices/system/cpu/cpu[0-9]*/cpuidle/"$name"/time | awk '{ s += $1 } END { printf "%.0f", s }')"
  done
}
{
  for state in /sys/devices/system/cpu/cpu0/cpuidle/state[0-9]*; do
    name=${dollar}{state##*/}
    case $name in *[!a-z0-9]*) continue ;; esac
    from "idle.$name.name" "$state/name"
    from "idle.$name.latency" "$state/latency"
    from "idle.$name.disable" "$state/disable"
  done
  counters begin
  sleep 1
  counters end
  fact audit.end yes
} 2>/dev/null
exit 0
`;
