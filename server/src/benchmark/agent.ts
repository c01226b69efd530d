import { shellQuote } from "../hosts/shell-quote.js";
import { serveFunction } from "./agent-fleet.js";

/** What the agent is told before its text. */
export interface AgentVariables {
  /** Marks the agent's own lines; nothing else that is printed there can guess it. */
  readonly token: string;
  /** Absolute, or relative to where the shell starts. */
  readonly directory: string;
  /** The agent gives up when it hears nothing for so long; it may take twice as long to notice. */
  readonly heartbeatSeconds: number;
}

/** The shell script that does everything on the target; it is sent there and leaves no file behind. */
export function agentScript({ token, directory, heartbeatSeconds }: AgentVariables): string {
  // A relative one could be an option of cd, or its word "-" for the previous directory.
  const startsAtRoot = directory.startsWith("/");
  return (
    `TOKEN=${shellQuote(token)} DIRECTORY=${shellQuote(startsAtRoot ? directory : `./${directory}`)} ` +
    `HEARTBEAT=${heartbeatSeconds}\n${agentText}`
  );
}

/** `disks PATH` appends to $devices: for the agent, and for what else looks at a target's disks. */
export const disksFunction = String.raw`# Block devices below the one with this path in sysfs; of a partition, its disk.
disks() {
  disk=$(readlink -f "$1") && [ -d "$disk" ] || return 0
  [ ! -e "$disk/partition" ] || disk=$(dirname "$disk")
  devices="$devices $(basename "$disk")"
  for below in "$disk"/slaves/*; do
    [ ! -e "$below" ] || disks "$below"
  done
}`;

/**
 * POSIX sh (dash, bash, busybox). Its own lines are `@@TOKEN word ...`; everything else on standard output is
 * fio's. After `ready` standard input is the control channel, one command a line:
 *
 *     ping                 I am still here (answered only while files are laid out)
 *     layout FORMAT LINES  run the fio job that follows, without reports
 *     measure FORMAT LINES the same, with a report every second
 *     drive FORMAT LINES SOCKET...  run it on the fio servers behind these sockets in the work directory
 *     serve                let fio's server listen on a socket in the work directory, until stop
 *     count                tell the counters now
 *     stop                 end the running fio; it still prints its final report
 *     ended                I have heard that fio has ended
 *     quit                 clean up and end
 *
 * The end of standard input, a signal, and silence for HEARTBEAT seconds (twice that at most) all have the
 * same effect: fio is stopped and the work directory removed. The jobs have thread=1, so one process is the whole run.
 */
const agentText = String.raw`
umask 077
LC_ALL=C; export LC_ALL
PATH=$PATH:/usr/local/bin:/usr/sbin:/sbin; export PATH
unset CDPATH
main=$$ work= job= watchdog= layout= lowest=

# The line before it may not have ended, if fio was killed.
say() { printf '\n@@%s %s\n' "$TOKEN" "$*"; }
fact() { [ -z "$2" ] || say "fact $1 $2"; }
fail() { say "fail $*"; exit 90; }

# Ends the agent when no command came for one to two times HEARTBEAT; each command is a USR1 to it.
watch() {
  trap 'heard=1' USR1
  trap 'kill "$sleeping"; exit 0' TERM
  # From here on commands are welcome.
  say ready
  exec >/dev/null 2>&1
  cd /
  heard=1
  while [ -n "$heard" ]; do
    heard=
    sleep "$HEARTBEAT" & sleeping=$!
    # A signal interrupts wait.
    while wait "$sleeping"; kill -0 "$sleeping"; do :; done
  done
  [ ! -e "$work" ] || kill -TERM "$main"
}

cleanup() {
  trap '' HUP INT TERM PIPE
  trap - EXIT
  if [ -n "$job" ]; then
    # Again and again, for a process that was only just forked can lose a signal.
    ( cd /; while :; do kill -TERM "$job"; sleep 1; done ) </dev/null >/dev/null 2>&1 & nagging=$!
    wait "$job"
    kill -KILL "$nagging"
  fi
  cd /
  remove_work
  [ -z "$watchdog" ] || kill -TERM "$watchdog" 2>/dev/null
  [ -z "$work" ] || [ -e "$work" ] || say removed
}
trap cleanup EXIT
trap 'exit 129' HUP; trap 'exit 130' INT; trap 'exit 143' TERM; trap 'exit 141' PIPE

# CPU time of all processors and what of it the hypervisor took (in ticks), requests of the lowest disk.
counters() {
  set -- $(sed -n 's/^cpu  *//p' /proc/stat)
  [ $# -ge 8 ] || return 0
  cpu="$(($1 + $2 + $3 + $4 + $5 + $6 + $7 + $8)) $8"
  set -- $(cat "/sys/block/$lowest/stat")
  say "counters $cpu $1 $5"
}

# run FIO-OPTION...: fio on job.fio, in a process of its own.
run() {
  fio= stopped= stopping=
  trap 'stopped=1; stop_fio' TERM
  : > .running
  counters 2>/dev/null
  say started
  # On one stream its messages keep their place; the reader expects them among the reports.
  fio "$@" job.fio </dev/null 2>&1 & fio=$!
  [ -z "$stopped" ] || stop_fio
  while wait "$fio"; status=$?; kill -0 "$fio" 2>/dev/null; do :; done
  rm -f .running
  # If the agent itself was killed, nobody else cleans up.
  kill -0 "$main" 2>/dev/null || { cd /; remove_work; }
  counters 2>/dev/null
  say "exit $status"
}
stop_fio() {
  [ -n "$fio" ] && [ -z "$stopping" ] || return 0
  stopping=1
  kill -TERM "$fio" 2>/dev/null
  (
    cd /
    seconds=0 signal=TERM
    while sleep 1; [ -e "$work/.running" ]; do
      seconds=$((seconds + 1))
      # fio forgets a signal that reaches it before its jobs have started.
      [ "$seconds" -lt 3 ] || signal=KILL
      kill -"$signal" "$fio"
    done
  ) </dev/null >/dev/null 2>&1 &
}

${serveFunction}

# What an agent that was killed left behind, or a guest whose power was cut: ours, from here, and without its process.
sweep() {
  for old in .virt-latency-??????; do
    [ -d "$old" ] && [ ! -L "$old" ] && [ -O "$old" ] && [ -r "$old/.owner" ] || continue
    read -r process start place < "$old/.owner" || continue
    [ "$place" = "$here" ] || continue
    # After another start of the machine the number is that of another process.
    [ "$start" = "$boot" ] && kill -0 "$process" 2>/dev/null || rm -rf -- "./$old"
  done
}

# The owner is told last: what is left when the power is cut in between can still be swept.
remove_work() {
  [ -n "$work" ] || return 0
  ( cd -- "$work" && for each in .running *; do rm -rf -- "./$each"; done )
  rm -rf -- "$work"
}

${disksFunction}

counted() { sort | uniq -c | awk '{ print $2 " x" $1 }' | paste -sd, -; }

machine_facts() {
  fact kernel "$(uname -r)"
  if [ -r /etc/os-release ]; then
    fact os "$(sed -n 's/^PRETTY_NAME=//p' /etc/os-release | tr -d '"')"
    fact os_id "$(sed -n 's/^ID=//p' /etc/os-release | tr -d '"')"
  fi
  fact cpu_model "$(sed -n 's/^model name[^:]*: //p' /proc/cpuinfo | head -n 1)"
  fact cpu_count "$(grep -c '^processor' /proc/cpuinfo)"
  fact memory_kb "$(sed -n 's/^MemTotal: *\([0-9]*\).*/\1/p' /proc/meminfo)"
  fact macs "$(cat /sys/class/net/*/address | sort -u | paste -sd' ' -)"
  fact governor "$(cat /sys/devices/system/cpu/cpu[0-9]*/cpufreq/scaling_governor | counted)"
  if command -v systemd-detect-virt >/dev/null; then
    fact virtualization "$(systemd-detect-virt --vm)"
  elif grep -q '^flags.* hypervisor' /proc/cpuinfo; then
    fact virtualization unknown
  fi
}

directory_facts() {
  # The last of the longest mount points above the directory: later mounts hide earlier ones.
  mount=$(awk -v "d=$(pwd -P)" '{
    point = $5; gsub(/\\040/, " ", point)
    if (point == "/" || d == point || index(d, point "/") == 1)
      if (length(point) >= longest) {
        longest = length(point)
        for (i = 7; i <= NF && $i != "-"; i++) ;
        found = $3 " " $(i + 1) " " $(i + 2) " " $6
      }
  } END { print found }' /proc/self/mountinfo)
  set -f; set -- $mount; set +f
  fact fstype "$2"
  fact mount_options "$4"
  devices=
  case $1 in
    '') ;;
    0:*) [ ! -b "$3" ] || disks "/sys/class/block/$(basename "$(readlink -f "$3")")" ;;
    *) disks "/sys/dev/block/$1" ;;
  esac
  fact devices "$devices"
  set -- $devices
  while [ $# -gt 1 ]; do shift; done
  lowest=$1
  [ $# = 0 ] || fact scheduler "$(sed 's/.*\[\(.*\)\].*/\1/' "/sys/block/$1/queue/scheduler")"
  # The device may have blanks in its name: count from the right.
  set -- $(df -Pk . | awk 'END { print $(NF - 4), $(NF - 2) }')
  fact total_kb "$1"
  fact free_kb "$2"
}

cd -- "$DIRECTORY" 2>/dev/null || {
  [ ! -d "$DIRECTORY" ] || fail forbidden
  [ ! -e "$DIRECTORY" ] || fail notdirectory
  fail missing
}
boot=$(cat /proc/sys/kernel/random/boot_id)
here="$(uname -n) $(cat /etc/machine-id 2>/dev/null) $(readlink /proc/self/ns/pid)"
fact directory "$(pwd -P)"
directory_facts 2>/dev/null
machine_facts 2>/dev/null
if command -v fio >/dev/null; then
  fact fio "$(fio --version 2>&1 | head -n 1)"
  fact setsid "$(command -v setsid)"
  fact engines "$(fio --enghelp 2>/dev/null | awk '{ print $1 }' | grep -E '^(psync|libaio|io_uring)$' | paste -sd' ' -)"
fi
sweep
[ -w . ] || fail notwritable
work=$(mktemp -d "$(pwd -P)/.virt-latency-XXXXXX" 2>&1) || { reason=$work work=; fail create "$reason"; }
# On the disk before anything else is: a power cut must not leave files that nobody owns.
own="$$ $boot $here"
cd "$work" && { echo "$own" | dd of=.owner conv=fsync 2>/dev/null || echo "$own" > .owner; } ||
  fail create "no space left"
say "work $work"
if reason=$(dd if=/dev/zero of=direct bs=4096 count=1 oflag=direct 2>&1); then
  fact odirect yes
else
  fact odirect "$(printf '%s' "$reason" | head -n 1)"
fi
rm -f direct
( watch ) </dev/null &
watchdog=$!

while read -r command format lines sockets; do
  kill -USR1 "$watchdog" 2>/dev/null
  case $command in
    ping)
      if [ -n "$layout" ]; then
        set -- $(du -sk . 2>/dev/null)
        say "laid $1"
      fi
      ;;
    layout | measure | drive)
      while [ "$lines" -gt 0 ] && IFS= read -r line; do
        printf '%s\n' "$line"
        lines=$((lines - 1))
      done > job.fio
      set --
      case $command in
        layout) layout=1 ;;
        measure) set -- --status-interval=1 ;;
        # fio wants the job after each client; run adds the last.
        drive)
          for socket in $sockets; do
            [ $# = 0 ] || set -- "$@" job.fio
            set -- "$@" --client=sock:"$socket"
          done
          ;;
      esac
      ( run --output-format="$format" "$@" ) </dev/null &
      job=$!
      ;;
    serve)
      ( serve ) </dev/null &
      job=$!
      ;;
    count) counters 2>/dev/null; say counted ;;
    stop) [ -z "$job" ] || kill -TERM "$job" ;;
    ended) wait "$job"; job= layout= ;;
    quit) break ;;
  esac
done
exit 0
`;
