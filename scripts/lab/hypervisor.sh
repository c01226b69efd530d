#!/usr/bin/env bash
# The lab's hypervisor: libvirtd with its network and a place for sshd, as PID 1 of namespaces of its own. Without systemd, and
# without touching the libvirt, the network or the users of this machine:
#
#   unshare --mount --net --pid --fork --kill-child --mount-proc hypervisor.sh KEPT FOLDER
#
# It prints "ready" and ends with its standard input, that is with whoever started it. Then it removes FOLDER, which holds the
# guests' disks, and the kernel ends everything that ran here; all mounts and interfaces go. What the machine does not allow
# is said on standard error. In KEPT stays what libvirt has found out about QEMU.
set -uo pipefail
kept=$1
folder=$2
trap 'rm -rf -- "$folder"' EXIT
fail() {
  echo "The lab cannot run here: $1" >&2
  exit 1
}

mount --make-rprivate / && mount -t sysfs sysfs /sys &&
  for place in /run /etc/libvirt /var/lib/libvirt /var/log/libvirt; do mount -t tmpfs tmpfs "$place" || exit 1; done ||
  fail "it cannot mount (needs root with CAP_SYS_ADMIN, and the package libvirt-daemon-system)."
mkdir -p "$kept/cache" /run/sshd /run/libvirt /run/lock /var/cache/libvirt
mount --bind "$kept/cache" /var/cache/libvirt || fail "it cannot mount below /var/cache."

# A user who may log in and is nobody to libvirt.
for file in passwd shadow; do cp -p "/etc/$file" "/run/$file"; done
echo 'visitor:x:64123:65534::/tmp:/bin/sh' >>/run/passwd
echo 'visitor:*:19000:0:99999:7:::' >>/run/shadow
for file in passwd shadow; do mount --bind "/run/$file" "/etc/$file" || fail "it cannot mount over /etc/$file."; done

[ -c /dev/net/tun ] || { mkdir -p /dev/net && mknod /dev/net/tun c 10 200; }
ip link set lo up && ip link add probe type bridge && ip link delete probe ||
  fail "it cannot make a bridge (needs CAP_NET_ADMIN and the kernel's bridge)."
ip tuntap add dev probe mode tap && ip link delete probe ||
  fail "it cannot make a tap device (needs /dev/net/tun and CAP_NET_ADMIN)."
iptables -t nat -S >/dev/null ||
  fail "it cannot translate addresses (needs the package iptables and the kernel's NAT)."

# What needs systemd, AppArmor or cgroups is off.
cat >/etc/libvirt/qemu.conf <<'CONF'
security_driver = "none"
user = "root"
group = "root"
dynamic_ownership = 0
remember_owner = 0
cgroup_controllers = [ ]
namespaces = [ ]
seccomp_sandbox = 0
stdio_handler = "file"
CONF
cat >/etc/libvirt/libvirtd.conf <<'CONF'
unix_sock_group = "root"
unix_sock_rw_perms = "0700"
unix_sock_ro_perms = "0700"
auth_unix_ro = "none"
auth_unix_rw = "none"
log_outputs = "3:file:/var/log/libvirt/libvirtd.log"
CONF
virsh() { command virsh -q -c qemu:///system "$@"; }
libvirtd -d -p /run/libvirtd.pid || fail "libvirtd does not start."
for _ in $(seq 300); do
  virsh version >/dev/null 2>&1 && break
  sleep 0.1
done
virsh net-define /usr/share/libvirt/networks/default.xml >/dev/null && virsh net-start default >/dev/null ||
  fail "libvirt does not start its network (see above; needs the package dnsmasq-base)."
echo ready
while read -r _; do :; done
