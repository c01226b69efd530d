#!/usr/bin/env bash
# Builds the lab's guest out of Debian's packages: build-guest.sh [FOLDER] (.build/lab/guest if not given). It is one
# initramfs with a static shell, sshd (dropbear), fio and the QEMU guest agent, and a kernel. Nothing is installed; needs no
# KVM and no loop device. A guest that is there and was built from the same things is kept.
#
# In FOLDER: vmlinux, initrd.img, id_ed25519 (root's key for the guest and the lab's hypervisor) and known_hosts.
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)
out=${1:-$here/../../.build/lab/guest}
umask 022
mkdir -p "$out"
out=$(cd "$out" && pwd)
exec 9>"$out/.lock"
flock 9

packages=(dropbear-bin libtomcrypt1 libtommath1 qemu-guest-agent liburing2)
# What a domain can put a disk or a network on, and file systems.
modules="virtio_pci virtio_blk virtio_scsi virtio_net virtio_console virtio-rng sd_mod sym53c8xx mptspi mptsas megaraid_sas
  vmw_pvscsi ahci ata_piix nvme e1000 e1000e 8139cp ext4 xfs crc32c_generic crc32c-intel button evdev"

kernel() { apt-cache depends linux-image-amd64 2>/dev/null | sed -n 's/.*Depends: linux-image-//p' | head -n 1; }
version=$(kernel)
if [ -z "$version" ]; then
  apt-get -qq update
  version=$(kernel)
fi
[ -n "$version" ] || { echo "build-guest: Debian's package linux-image-amd64 is not known to apt here" >&2; exit 1; }
for program in fio busybox cpio ssh-keygen xz; do
  command -v "$program" >/dev/null || { echo "build-guest: $program is missing: run scripts/install-test-dependencies.sh" >&2; exit 1; }
done

made_from="$version $(fio --version) $(cat "$0" "$here/guest-init.sh" | sha256sum)"
[ "$(cat "$out/.made-from" 2>/dev/null)" != "$made_from" ] || exit 0
rm -f "$out/.made-from"
work=$(mktemp -d "$out/.work-XXXXXX")
trap 'rm -rf "$work"' EXIT

# Packages, unpacked. Of the kernel only what the guest can use: the whole takes half as long as everything else.
mkdir -p "$out/packages" "$work/kernel" "$work/programs"
cd "$out/packages"
missing=()
for package in "linux-image-$version" "${packages[@]}"; do
  compgen -G "${package}_*.deb" >/dev/null || missing+=("$package")
done
if [ ${#missing[@]} -gt 0 ]; then
  apt-get -qq -o APT::Sandbox::User=root download "${missing[@]}" ||
    { apt-get -qq update && apt-get -qq -o APT::Sandbox::User=root download "${missing[@]}"; }
fi
folders=(arch/x86/crypto block crypto drivers/{ata,block,char,message,net,nvme,scsi,virtio} fs lib net)
dpkg-deb --fsys-tarfile "linux-image-${version}"_*.deb | tar -C "$work/kernel" -x --wildcards \
  "./boot/vmlinuz-*" "./lib/modules/$version/modules.*" "${folders[@]/#/./lib/modules/$version/kernel/}" \
  "./lib/modules/$version/kernel/drivers/acpi/button.ko" "./lib/modules/$version/kernel/drivers/input/evdev.ko"
for package in "${packages[@]}"; do dpkg-deb -x "${package}"_*.deb "$work/programs"; done
libraries=$work/programs/usr/lib/x86_64-linux-gnu:$work/programs/lib/x86_64-linux-gnu

# Keys, made once: clients know the guest by them.
[ -e "$out/id_ed25519" ] || ssh-keygen -q -t ed25519 -N '' -C lab -f "$out/id_ed25519"
dropbearkey() { LD_LIBRARY_PATH=$libraries "$work/programs/usr/bin/dropbearkey" "$@"; }
[ -e "$out/host_key" ] || dropbearkey -t ed25519 -f "$out/host_key" >/dev/null 2>&1
printf 'lab-guest %s\n' "$(dropbearkey -y -f "$out/host_key" | grep '^ssh-' | cut -d' ' -f1,2)" >"$out/known_hosts"

# The root file system.
root=$work/root
mkdir -p "$root"/{bin,sbin,usr/bin,usr/sbin,lib64,lib/x86_64-linux-gnu,etc/dropbear,root/.ssh,proc,sys,dev,run,tmp,var/run,var/log}
chmod 1777 "$root/tmp"
chmod 700 "$root/root" "$root/root/.ssh"
cp "$(command -v busybox)" "$root/bin/busybox"
for applet in $("$root/bin/busybox" --list); do
  [ "$applet" = busybox ] || ln -sf /bin/busybox "$root/bin/$applet"
done
# put SOURCE TARGET: a program with every library that it needs.
put() {
  rm -f "$root$2"
  cp -L "$1" "$root$2"
  LD_LIBRARY_PATH=$libraries ldd "$1" | awk '/=> \//{print $3} /^\t\/lib/{print $1}' | while read -r library; do
    case $library in
      */ld-linux*) cp -Ln "$library" "$root/lib64/" ;;
      *) cp -Ln "$library" "$root/lib/x86_64-linux-gnu/" ;;
    esac
  done
}
put "$(command -v fio)" /usr/bin/fio
put "$work/programs/usr/sbin/dropbear" /usr/sbin/dropbear
put "$work/programs/usr/sbin/qemu-ga" /usr/sbin/qemu-ga
ln -sf /bin/busybox "$root/sbin/modprobe"
cp /etc/os-release "$root/etc/"
ln -sf /proc/mounts "$root/etc/mtab"
echo 'root:x:0:0:root:/root:/bin/sh' >"$root/etc/passwd"
echo 'root:*:19000:0:99999:7:::' >"$root/etc/shadow"
echo 'root:x:0:' >"$root/etc/group"
echo /bin/sh >"$root/etc/shells"
install -m 600 "$out/id_ed25519.pub" "$root/root/.ssh/authorized_keys"
install -m 600 "$out/host_key" "$root/etc/dropbear/dropbear_ed25519_host_key"
install -m 755 "$here/guest-init.sh" "$root/init"

# Modules with those that they need, from modules.dep.
tree=lib/modules/$version
mkdir -p "$root/$tree"
cp "$work/kernel/$tree"/modules.{builtin,builtin.modinfo,order} "$root/$tree/"
busybox depmod -b "$work/kernel" "$version"
awk -v want="$modules" '
  { split($0, half, ":"); name = half[1]; sub(/.*\//, "", name); sub(/\.ko.*/, "", name); gsub("-", "_", name)
    file[name] = half[1]; needs[half[1]] = half[2] }
  function take(path,  i, n, all) {
    if (path in seen) return
    seen[path] = 1; print path
    n = split(needs[path], all, " "); for (i = 1; i <= n; i++) take(all[i])
  }
  END {
    n = split(want, names, " ")
    for (i = 1; i <= n; i++) {
      gsub("-", "_", names[i])
      if (names[i] in file) take(file[names[i]]); else print "build-guest: no module " names[i] > "/dev/stderr"
    }
  }' "$work/kernel/$tree/modules.dep" | while read -r path; do
  mkdir -p "$root/$tree/$(dirname "${path#"/$tree/"}")"
  cp "$work/kernel/$tree/${path#"/$tree/"}" "$root/$tree/${path#"/$tree/"}"
done
busybox depmod -b "$root" "$version"

# The kernel without its compression: decompressing takes 3 seconds under emulation. The payload's place is in the header
# (Documentation/arch/x86/boot.rst: setup_sects, payload_offset, payload_length).
image=$work/kernel/boot/vmlinuz-$version
field() { od -An -t"$1" -j"$2" -N"${1#u}" "$image" | tr -d ' '; }
offset=$((($(field u1 497) + 1) * 512 + $(field u4 584)))
dd if="$image" bs=64K iflag=skip_bytes,count_bytes skip="$offset" count=$(($(field u4 588) - 4)) status=none |
  xz -dc --single-stream >"$out/vmlinux"
(cd "$root" && find . -print0 | LC_ALL=C sort -z | cpio --null -o -H newc --quiet --reproducible -R 0:0) >"$out/initrd.img"
echo "$made_from" >"$out/.made-from"
echo "Built the lab's guest in $out"
