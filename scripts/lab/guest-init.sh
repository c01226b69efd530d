#!/bin/sh
# PID 1 of the lab's guest.
export PATH=/usr/sbin:/usr/bin:/sbin:/bin HOME=/root TERM=linux
mount -t proc proc /proc
mount -t sysfs sysfs /sys
mount -t devtmpfs dev /dev 2>/dev/null
mkdir -p /dev/pts /dev/shm
mount -t devpts devpts /dev/pts
mount -t tmpfs tmpfs /run
mount -t tmpfs tmpfs /tmp

# A driver for every device that is there, whatever bus the domain uses.
modprobe -q virtio_pci
find /sys/devices -name modalias -exec cat {} + 2>/dev/null | sort -u | xargs modprobe -a -q 2>/dev/null
modprobe -a -q sd_mod virtio_scsi ext4 2>/dev/null

# The file systems to mount, by label: probing goes on in the background.
for label in $(sed -n 's/.*lab\.labels=\([a-z,]*\).*/\1/p' /proc/cmdline | tr , ' '); do
  tries=0
  until device=$(findfs "LABEL=$label" 2>/dev/null) || [ $tries -ge 100 ]; do
    sleep 0.1
    tries=$((tries + 1))
  done
  mkdir -p "/$label" && mount -t ext4 -o noatime "$device" "/$label"
done

hostname lab
ip link set lo up
cat >/run/udhcpc.sh <<'SCRIPT'
#!/bin/sh
case $1 in bound | renew)
  ip addr flush dev "$interface"
  ip addr add "$ip/$mask" dev "$interface"
  [ -n "$router" ] && ip route replace default via "${router%% *}" ;;
esac
SCRIPT
chmod +x /run/udhcpc.sh
for interface in /sys/class/net/*; do
  interface=${interface##*/}
  [ "$interface" = lo ] && continue
  ip link set "$interface" up
  udhcpc -i "$interface" -s /run/udhcpc.sh -t 20 -T 1 -A 1 -b -S >/dev/null 2>&1 &
done
dropbear -E -s 2>/dev/null

for port in /sys/class/virtio-ports/*; do
  [ "$(cat "$port/name" 2>/dev/null)" = org.qemu.guest_agent.0 ] &&
    qemu-ga -d -m virtio-serial -p "/dev/${port##*/}" -f /run/qemu-ga.pid -l /run/qemu-ga.log
done
# How `virsh shutdown` ends the guest, by the agent.
printf '#!/bin/sh\nsync\ncase "$*" in *-r*) exec reboot -f ;; *) exec poweroff -f ;; esac\n' >/sbin/shutdown
chmod +x /sbin/shutdown
trap 'sync; poweroff -f' USR2 TERM
trap 'sync; reboot -f' USR1
echo "lab guest is ready after $(cut -d' ' -f1 /proc/uptime) s" >/dev/console
# Reaps orphans; wait alone returns at once where there is no child.
(while :; do sleep 3600; done) &
while :; do wait; done
