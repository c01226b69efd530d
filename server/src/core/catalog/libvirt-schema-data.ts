/*
 * Written by scripts/generate-libvirt-catalog.ts; not to be edited.
 * Source: the RELAX NG schemas in Debian's source packages libvirt 9.0.0-4+deb12u2 and 11.3.0-3+deb13u3,
 * which are under the LGPL, version 2.1 or later. Only facts are taken: names, where they may stand, values and types.
 * The format is described in libvirt-schema.ts.
 */

/** Ascending. `^1` marks what the second of them has and the first has not. */
export const describedVersions = ["9.0", "11.3"];

export const rootContexts: Readonly<Record<string, number>> = {
  domain: 0,
  domainsnapshot: 1,
  domaincheckpoint: 2,
  domainbackup: 3,
  volume: 4,
  pool: 5,
  network: 6,
};

/** One line for each type of value. */
export const typeLines = `
#0..4294967295
bhyve hvf hyperv kqemu kvm lxc openvz phyp qemu test uml vbox vmware vz xen
pull push
block dir file netdir network
dir disk fs gluster iscsi iscsi-direct logical mpath netfs rbd scsi sheepdog vstorage zfs
no yes
*
* reset
localtime utc
absolute localtime timezone utc variable
#0..18446744073709551615
full none partial
off on
exact minimum strict
custom host-model host-passthrough maximum
~%5Ba-fA-F0-9%5D%7B32%7D ~%5Ba-fA-F0-9%5D%7B8%7D%5C-(%5Ba-fA-F0-9%5D%7B4%7D%5C-)%7B3%7D%5Ba-fA-F0-9%5D%7B12%7D
s390-pv sev sev-snp^1
coredump-destroy coredump-restart destroy preserve rename-restart restart
ignore pause poweroff restart
destroy preserve rename-restart restart
bios efi
dynamic none static
fwcfg smbios
#1..65535
auto static
crash none omit reject
0 1
external internal no
blocked crashed disk-snapshot paused running shutdown shutoff
* ~(((25%5B0-5%5D)%7C(2%5B0-4%5D%5B0-9%5D)%7C(1%5B0-9%5D%7B2%7D)%7C(%5B1-9%5D%5B0-9%5D)%7C(%5B0-9%5D))%5C.)%7B3%7D((25%5B0-5%5D)%7C(2%5B0-4%5D%5B0-9%5D)%7C(1%5B0-9%5D%7B2%7D)%7C(%5B1-9%5D%5B0-9%5D)%7C(%5B0-9%5D)) ~((%5B0-9A-Fa-f%5D%7B1,4%7D:)%7B7%7D%5B0-9A-Fa-f%5D%7B1,4%7D)%7C((%5B0-9A-Fa-f%5D%7B1,4%7D:)%7B6%7D:%5B0-9A-Fa-f%5D%7B1,4%7D)%7C((%5B0-9A-Fa-f%5D%7B1,4%7D:)%7B5%7D:(%5B0-9A-Fa-f%5D%7B1,4%7D:)%3F%5B0-9A-Fa-f%5D%7B1,4%7D)%7C((%5B0-9A-Fa-f%5D%7B1,4%7D:)%7B4%7D:(%5B0-9A-Fa-f%5D%7B1,4%7D:)%7B0,2%7D%5B0-9A-Fa-f%5D%7B1,4%7D)%7C((%5B0-9A-Fa-f%5D%7B1,4%7D:)%7B3%7D:(%5B0-9A-Fa-f%5D%7B1,4%7D:)%7B0,3%7D%5B0-9A-Fa-f%5D%7B1,4%7D)%7C((%5B0-9A-Fa-f%5D%7B1,4%7D:)%7B2%7D:(%5B0-9A-Fa-f%5D%7B1,4%7D:)%7B0,4%7D%5B0-9A-Fa-f%5D%7B1,4%7D)%7C((%5B0-9A-Fa-f%5D%7B1,4%7D:)%7B6%7D(((25%5B0-5%5D)%7C(2%5B0-4%5D%5B0-9%5D)%7C(1%5B0-9%5D%7B2%7D)%7C(%5B1-9%5D%5B0-9%5D)%7C(%5B0-9%5D))%5C.)%7B3%7D((25%5B0-5%5D)%7C(2%5B0-4%5D%5B0-9%5D)%7C(1%5B0-9%5D%7B2%7D)%7C(%5B1-9%5D%5B0-9%5D)%7C(%5B0-9%5D)))%7C((%5B0-9A-Fa-f%5D%7B1,4%7D:)%7B0,5%7D:(((25%5B0-5%5D)%7C(2%5B0-4%5D%5B0-9%5D)%7C(1%5B0-9%5D%7B2%7D)%7C(%5B1-9%5D%5B0-9%5D)%7C(%5B0-9%5D))%5C.)%7B3%7D((25%5B0-5%5D)%7C(2%5B0-4%5D%5B0-9%5D)%7C(1%5B0-9%5D%7B2%7D)%7C(%5B1-9%5D%5B0-9%5D)%7C(%5B0-9%5D)))%7C(::(%5B0-9A-Fa-f%5D%7B1,4%7D:)%7B0,5%7D(((25%5B0-5%5D)%7C(2%5B0-4%5D%5B0-9%5D)%7C(1%5B0-9%5D%7B2%7D)%7C(%5B1-9%5D%5B0-9%5D)%7C(%5B0-9%5D))%5C.)%7B3%7D((25%5B0-5%5D)%7C(2%5B0-4%5D%5B0-9%5D)%7C(1%5B0-9%5D%7B2%7D)%7C(%5B1-9%5D%5B0-9%5D)%7C(%5B0-9%5D)))%7C(%5B0-9A-Fa-f%5D%7B1,4%7D::(%5B0-9A-Fa-f%5D%7B1,4%7D:)%7B0,5%7D%5B0-9A-Fa-f%5D%7B1,4%7D)%7C(::(%5B0-9A-Fa-f%5D%7B1,4%7D:)%7B0,6%7D%5B0-9A-Fa-f%5D%7B1,4%7D)%7C((%5B0-9A-Fa-f%5D%7B1,4%7D:)%7B1,7%7D:)%7C(::)
fd^1 tcp unix
#1..
kernel libvirt
bridge hostdev nat open passthrough private route vepa
~(((25%5B0-5%5D)%7C(2%5B0-4%5D%5B0-9%5D)%7C(1%5B0-9%5D%7B2%7D)%7C(%5B1-9%5D%5B0-9%5D)%7C(%5B0-9%5D))%5C.)%7B3%7D((25%5B0-5%5D)%7C(2%5B0-4%5D%5B0-9%5D)%7C(1%5B0-9%5D%7B2%7D)%7C(%5B1-9%5D%5B0-9%5D)%7C(%5B0-9%5D)) ~((%5B0-9A-Fa-f%5D%7B1,4%7D:)%7B7%7D%5B0-9A-Fa-f%5D%7B1,4%7D)%7C((%5B0-9A-Fa-f%5D%7B1,4%7D:)%7B6%7D:%5B0-9A-Fa-f%5D%7B1,4%7D)%7C((%5B0-9A-Fa-f%5D%7B1,4%7D:)%7B5%7D:(%5B0-9A-Fa-f%5D%7B1,4%7D:)%3F%5B0-9A-Fa-f%5D%7B1,4%7D)%7C((%5B0-9A-Fa-f%5D%7B1,4%7D:)%7B4%7D:(%5B0-9A-Fa-f%5D%7B1,4%7D:)%7B0,2%7D%5B0-9A-Fa-f%5D%7B1,4%7D)%7C((%5B0-9A-Fa-f%5D%7B1,4%7D:)%7B3%7D:(%5B0-9A-Fa-f%5D%7B1,4%7D:)%7B0,3%7D%5B0-9A-Fa-f%5D%7B1,4%7D)%7C((%5B0-9A-Fa-f%5D%7B1,4%7D:)%7B2%7D:(%5B0-9A-Fa-f%5D%7B1,4%7D:)%7B0,4%7D%5B0-9A-Fa-f%5D%7B1,4%7D)%7C((%5B0-9A-Fa-f%5D%7B1,4%7D:)%7B6%7D(((25%5B0-5%5D)%7C(2%5B0-4%5D%5B0-9%5D)%7C(1%5B0-9%5D%7B2%7D)%7C(%5B1-9%5D%5B0-9%5D)%7C(%5B0-9%5D))%5C.)%7B3%7D((25%5B0-5%5D)%7C(2%5B0-4%5D%5B0-9%5D)%7C(1%5B0-9%5D%7B2%7D)%7C(%5B1-9%5D%5B0-9%5D)%7C(%5B0-9%5D)))%7C((%5B0-9A-Fa-f%5D%7B1,4%7D:)%7B0,5%7D:(((25%5B0-5%5D)%7C(2%5B0-4%5D%5B0-9%5D)%7C(1%5B0-9%5D%7B2%7D)%7C(%5B1-9%5D%5B0-9%5D)%7C(%5B0-9%5D))%5C.)%7B3%7D((25%5B0-5%5D)%7C(2%5B0-4%5D%5B0-9%5D)%7C(1%5B0-9%5D%7B2%7D)%7C(%5B1-9%5D%5B0-9%5D)%7C(%5B0-9%5D)))%7C(::(%5B0-9A-Fa-f%5D%7B1,4%7D:)%7B0,5%7D(((25%5B0-5%5D)%7C(2%5B0-4%5D%5B0-9%5D)%7C(1%5B0-9%5D%7B2%7D)%7C(%5B1-9%5D%5B0-9%5D)%7C(%5B0-9%5D))%5C.)%7B3%7D((25%5B0-5%5D)%7C(2%5B0-4%5D%5B0-9%5D)%7C(1%5B0-9%5D%7B2%7D)%7C(%5B1-9%5D%5B0-9%5D)%7C(%5B0-9%5D)))%7C(%5B0-9A-Fa-f%5D%7B1,4%7D::(%5B0-9A-Fa-f%5D%7B1,4%7D:)%7B0,5%7D%5B0-9A-Fa-f%5D%7B1,4%7D)%7C(::(%5B0-9A-Fa-f%5D%7B1,4%7D:)%7B0,6%7D%5B0-9A-Fa-f%5D%7B1,4%7D)%7C((%5B0-9A-Fa-f%5D%7B1,4%7D:)%7B1,7%7D:)%7C(::)
ipv4 ipv6
~(((25%5B0-5%5D)%7C(2%5B0-4%5D%5B0-9%5D)%7C(1%5B0-9%5D%7B2%7D)%7C(%5B1-9%5D%5B0-9%5D)%7C(%5B0-9%5D))%5C.)%7B3%7D((25%5B0-5%5D)%7C(2%5B0-4%5D%5B0-9%5D)%7C(1%5B0-9%5D%7B2%7D)%7C(%5B1-9%5D%5B0-9%5D)%7C(%5B0-9%5D))
#0..128
~%5Ba-fA-F0-9%5D%5B02468aAcCeE%5D(:%5Ba-fA-F0-9%5D%7B2%7D)%7B5%7D
#0..65535
802.1Qbg 802.1Qbh midonet openvswitch
yes
#100..1000
auto emulate native paravirt smpsafe
armvtimer hpet hypervclock kvmclock pit platform rtc tsc
catchup delay discard merge
boot guest realtime wall
1 2 3
disable emulate passthrough
disable forbid force optional require
emulate passthrough
allow forbid
#1000..1000000
batch fifo idle rr
alsa arts esd pulseaudio
#-2147483648..2147483647
#0..255 ~0x%5B0-9a-fA-F%5D%7B1,2%7D
#0..4294967295 ~(0x)%3F%5B0-9a-fA-F%5D%7B1,8%7D
alsa coreaudio dbus file jack none oss pipewire^1 pulseaudio sdl spice
dbus dev file nmdm null pipe pty qemu-vdagent spiceport spicevmc stdio tcp udp unix vc
am53c974 auto buslogic dc390 dmi-to-pci-bridge ehci ibmvscsi ich6 ich9-ehci1 ich9-uhci1 ich9-uhci2 ich9-uhci3 lsilogic lsisas1068 lsisas1078 ncr53c90 nec-xhci none pci-bridge pci-expander-bus pci-ohci pci-root pcie-expander-bus pcie-root pcie-root-port pcie-switch-downstream-port pcie-switch-upstream-port pcie-to-pci-bridge piix3 piix3-uhci piix4 piix4-uhci qemu-xhci qusb1 qusb2 virtio virtio-non-transitional virtio-scsi virtio-transitional vmpvscsi vt82c686b-uhci
ccid fdc ide isa pci sata scsi usb virtio-serial xenbus
virtio
qemu
cdrom disk floppy lun
virtio virtio-non-transitional virtio-transitional
filtered unfiltered
external internal manual no
block dir file network nvme vhostuser vhostvdpa^1 volume
mapped passthrough squash
default forbid remap warn
bind block file mount ram template
disconnect fail keep
any insecure secure
#-1..65535
allow-exclusive force-shared ignore
dbus desktop egl-headless rdp sdl spice vnc
capabilities subsystem
vfio-ap vfio-ccw vfio-pci virtio virtio-non-transitional virtio-transitional
mdev misc net pci scsi scsi_host storage usb
usb
ps2 usb virtio xen
evdev keyboard mouse passthrough tablet
bridge client direct ethernet hostdev internal mcast network null server udp user vdpa vds vhostuser
intel smmuv3 virtio
none virtio virtio-non-transitional virtio-transitional xen
private shared
dimm nvdimm sgx-epc virtio-mem virtio-pmem
hyperv isa pseries pvpanic^1 s390
acpi-erst
master peer
host host-certificates passthrough
ac97 es1370 ich6 ich7 ich9 pcspk sb16 usb virtio^1
spapr-tpm-proxy tpm-crb tpm-spapr tpm-tis
dump inject-nmi none pause poweroff reset shutdown
diag288 i6300esb ib700 itco^1
aplic aplic-imsic none
allow default deny
broken fixed workaround
2 3 host
disabled enabled required
custom passthrough
broken fixed-ccd fixed-ibs fixed-na workaround
kvm qemu
fault ignore
aes dea
~(0x)%3F%5B0-9a-f%5D+
immediate ondemand
anonymous file memfd
interleave preferred restrictive strict
#-1..32767
cdrom fd hd network
qcow2 raw
pflash rom
emulate host sysinfo
aarch64 alpha armv6l armv7l cris i686 ia64 lm32 loongarch64^1 m68k microblaze microblazeel mips mips64 mips64el mipsel openrisc parisc parisc64 ppc ppc64 ppc64le ppcemb riscv32 riscv64 s390 s390x sh4 sh4eb sparc sparc64 unicore32 x86_64 xtensa xtensaeb
* xenfv xenpv xenpvh
exe hvm linux xen xenpvh
alignment_faults branch_instructions branch_misses bus_cycles cache_misses cache_references cmt context_switches cpu_clock cpu_cycles cpu_migrations emulation_faults instructions mbml mbmt page_faults page_faults_maj page_faults_min ref_cpu_cycles stalled_cycles_backend stalled_cycles_frontend task_clock
name pid
name netns pid
block file network
bitmap no
full incremental
block file
auto bochs cloop cow dir dmg ext2 ext3 ext4 extended fat fat16 fat32 gfs gfs2 hfs+ iso iso9660 linux linux-lvm linux-raid linux-swap luks none ocfs2 ploop qcow qcow2 qed raw udf ufs unknown vdi vfat vhd vmdk vmfs vpc xfs
~%5B0-9%5D+%5C.%5B0-9%5D+
librbd qemu
default luks luks-any^1 luks2 qcow
capacity default
~(0x)%3F%5B0-9a-fA-F%5D%7B16%7D
fc_host scsi_host
ceph chap
auto bsd cifs dos dvh ext2 ext3 ext4 gfs gfs2 glusterfs gpt hfs+ iso9660 lvm2 mac nfs ocfs2 pc98 sun udf ufs unknown vfat vmfs xfs
#1..18014398509481984
#1..4294967295
tcp udp
#0..7 ~(0x)%3F%5B0-7%5D
#0..31 ~(0x)%3F%5B0-1%5D%3F%5B0-9a-fA-F%5D
pci
kvm vfio xen^1
#0..16777215 ~0x%5B0-9a-fA-F%5D%7B1,6%7D
#0..4095
tagged untagged
both code data
#0..255 ~0x%5B0-9a-fA-F%5D%7B1,2%7D ~%5B0-9%5D%7B1,2%7D ~(0x)%3F%5B0-9a-fA-F%5D%7B1,3%7D
~%5B0-9%5D%7B1,2%7D
#0..254 ~0x%5B0-9a-eA-E%5D%5B0-9a-fA-F%5D%3F ~0x%5BfF%5D%5B0-9a-eA-E%5D%3F
#0..65535 ~0x%5B0-9a-fA-F%5D%7B1,4%7D
~0x%5Ba-fA-F0-9%5D%7B1,4%7D
~0x%5Ba-fA-F0-9%5D
~%5B0-9%5D%7B1,2%7D ~((0x)%3F%5B0-9a-fA-F%5D%7B1,3%7D%5C.)%7B0,3%7D(0x)%3F%5B0-9a-fA-F%5D%7B1,3%7D
~(0x)%3F%5B0-9a-fA-F%5D%7B1,8%7D
#0..4294967295 ~(0x)%3F%5B0-1%5D%3F%5B0-9a-fA-F%5D ~%5B0-9%5D%7B1,2%7D
~(0x)%3F%5B0-3%5D
ccid ccw dimm drive isa pci spapr-vio unassigned usb virtio-mmio virtio-serial
~%5B0-9%5D%7B1,5%7D
raw telnet telnets tls
connected disconnected
guestfwd virtio xen
isa-debug isa-serial lxc openvz pci-serial sclp sclp-serial sclplm serial spapr-vio-serial system-serial uml usb-serial virtio xen
~((0x)%3F%5B0-9a-fA-F%5D%7B1,3%7D%5C.)%7B0,3%7D(0x)%3F%5B0-9a-fA-F%5D%7B1,3%7D
i82801b11-bridge ioh3420 pci-bridge pcie-pci-bridge pcie-root-port pxb pxb-pcie spapr-pci-host-bridge x3130-upstream xio3130-downstream
builtin lkcf
#..
default directsync none unsafe writeback writethrough
off on unmap
ignore unmap
enospace ignore report stop
io_uring native threads
ignore report stop
aio bochs cloop cow dir dmg fat iso luks ploop qcow qcow2 qed raw vdi vhd vmdk vpc
auto lba none
bochs cloop cow dir dmg fat iso luks ploop qcow qcow2 qed raw vdi vhd vmdk vpc
active-commit copy
abort pivot yes
direct host
ftp ftps gluster http https iscsi nbd nfs rbd sheepdog ssh^1 tftp vxhs
mandatory optional requisite
pci unix
fdc ide sata scsi sd uml usb virtio xen
closed open
handle loop mtp^1 nbd path ploop virtiofs
immediate
cursor display inputs main playback record smartcard usbredir
auto_glz auto_lz glz lz off quic
always auto never
address network none socket
client server
all filter off
kvm vfio xen
off on uninitialized
adapter iscsi vhost
persistent transient
all
alt-alt ctrl-ctrl ctrl-scrolllock meta-meta scrolllock shift-shift
default^1 passt
kvm qemu vfio vhost xen
iothread timer
down up
generated static
#-9223372036854775808..9223372036854775807
bridge client passthrough private server vepa
#-9223372036854775808..9223372036854775807 ~%5Ba-fA-F0-9%5D%7B32%7D ~%5Ba-fA-F0-9%5D%7B8%7D%5C-(%5Ba-fA-F0-9%5D%7B4%7D%5C-)%7B3%7D%5Ba-fA-F0-9%5D%7B12%7D
unix
~(0x)%3F%5B0-9a-fA-F%5D%7B1,2%7D ~-1
~(0x)%3F%5B0-9a-fA-F%5D%7B1,4%7D ~-1
* ~-1
builtin egd random
ivshmem ivshmem-doorbell ivshmem-plain
duplex micro output
emulator external passthrough
1.2 2.0
qemu vhostuser
io off on
bochs cirrus gop none qxl ramfb vbox vga virtio vmvga xen
share_pt sync_pt
msdm^1 raw^1 rawset^1 slic
enrolled-keys secure-boot
asset location manufacturer product serial version
date release vendor version
asset manufacturer serial sku version
family manufacturer product serial sku uuid version
default luks luks-any luks2 qcow
block dir file network nvme vhostuser vhostvdpa volume
ftp ftps gluster http https iscsi nbd nfs rbd sheepdog ssh tftp vxhs
#0..4294967295 -1
~%5B0-9%5D+(%5C.%5B0-9%5D%7B0,9%7D)%3F
passphrase
~%5B0%5D%7B1,2%7D:%5B0%5D%7B0,1%7D%5B1%5D:%5B0%5D%7B1,2%7D:%5B0%5D%7B0,1%7D%5Ba-fA-F1-9%5D(:%5Ba-fA-F0-9%5D%7B1,2%7D)%7B4%7D(:%5Ba-fA-F0-9%5D%7B1,2%7D)%7B6,8%7D ~%5B0%5D%7B1,2%7D:%5B0%5D%7B0,1%7D%5B2%5D(:%5Ba-fA-F0-9%5D%7B1,2%7D)%7B4%7D(:%5Ba-fA-F0-9%5D%7B1,2%7D)%7B1,124%7D ~%5B0%5D%7B1,2%7D:%5B0%5D%7B0,1%7D%5B3%5D:%5B0%5D%7B1,2%7D:%5B0%5D%7B0,1%7D%5Ba-fA-F1-9%5D(:%5Ba-fA-F0-9%5D%7B1,2%7D)%7B6,8%7D ~%5B0%5D%7B1,2%7D:%5B0%5D%7B0,1%7D%5B4%5D(:%5Ba-fA-F0-9%5D%7B1,2%7D)%7B16%7D
direct full none
none writeback writethrough
access read write
f32 s16 s32 s8 u16 u32 u8
#0..65535 ~(0x)%3F%5B0-9a-fA-F%5D%7B1,4%7D
16550a isa-debugcon isa-serial pci-serial pl011 sclpconsole sclplmconsole spapr-vty usb-serial
ceph iscsi
rdma tcp unix
always none
chroot namespace
#0..255 ~0x%5B0-9a-fA-F%5D%7B1,2%7D ~(0x)%3F%5B0-9a-fA-F%5D%7B1,3%7D ~%5B0-9%5D%7B1,2%7D
~(0x)%3F%5B0-9a-fA-F%5D%7B1,3%7D
~%5B0-9%5D%7B1,10%7D
~%5B0-9%5D%7B1,20%7D
~(0x)%3F%5B0-9a-fA-F%5D%7B1,4%7D
#0..255 ~(0x)%3F%5B0-9a-fA-F%5D%7B1,3%7D ~0x%5B0-9a-fA-F%5D%7B1,2%7D
pci usb
check fips-host
connect
dir^1 file^1 unix
bool remove signed string unsigned
luks
hours minutes seconds
#10..255
storage
`;

/** One line for each kind of element that allows something different. */
export const contextLines = `
id:0 type:1! blkiotune>7 bootloader>8 bootloader_args>8 clock>9 cpu>10 cputune>11 currentMemory>12 defaultiothread>13 description>8 devices>14 features>15 genid>16 idmap>17 iothreadids>18 iothreads>19 keywrap>20 launchSecurity>21 maxMemory>22 memory>23 memoryBacking>24 memtune>25 metadata>26 name>8! numatune>27 on_crash>28 on_lockfailure>29 on_poweroff>30 on_reboot>30 os>31 perf>32 pm>33 resource>34 seclabel>35+ sysinfo>36+ throttlegroups>37^1 title>8 uuid>16 vcpu>38 vcpus>39 {http://libvirt.org/schemas/domain/bhyve/1.0}commandline>40 {http://libvirt.org/schemas/domain/lxc/1.0}namespace>41 {http://libvirt.org/schemas/domain/qemu/1.0}capabilities>42 {http://libvirt.org/schemas/domain/qemu/1.0}commandline>43 {http://libvirt.org/schemas/domain/qemu/1.0}deprecation>44 {http://libvirt.org/schemas/domain/qemu/1.0}override>45 {http://libvirt.org/schemas/domain/vmware/1.0}datacenterpath>8 {http://libvirt.org/schemas/domain/xen/1.0}commandline>46
active>47 cookie>26 creationTime>8 description>8 disks>48 domain>49 inactiveDomain>50 memory>51 name>8 parent>52 revertDisks>53^1 state>54
creationTime>55 description>8 disks>56 domain>0 name>8 parent>52
mode:2 disks>57 incremental>8 server>58
type:3 allocation>12 backingStore>59 capacity>12 key>8 name>8! physical>12 source>60 target>61!
type:4! allocation>12 available>12 capacity>12 features>62 name>8 refresh>63 source>64 target>65 uuid>16 {http://libvirt.org/schemas/storagepool/fs/1.0}mount_opts>66 {http://libvirt.org/schemas/storagepool/rbd/1.0}config_opts>67
connections:0 ipv6:5 trustGuestRxFilters:5 bandwidth>68 bridge>69 description>8^1 dns>70 domain>71 forward>72 ip>73+ mac>74 metadata>26 mtu>75 name>8! port>76 portgroup>77+ route>78+ title>8^1 uuid>16 virtualport>79 vlan>80 {http://libvirt.org/schemas/network/dnsmasq/1.0}options>81
device>82+ weight>83
=6
adjustment:7 basis:8 offset:9! start:10 timezone:6 timer>84+
check:11 deprecated_features:12^1 match:13 migratable:12 mode:14 cache>85 feature>86+ maxphysaddr>87 model>88 numa>89 topology>90 vendor>8
cachetune>91+ emulator_period>92 emulator_quota>8 emulatorpin>93 emulatorsched>94 global_period>92 global_quota>8 iothread_period>92 iothread_quota>8 iothreadpin>95+ iothreadsched>96+ memorytune>97+ period>92 quota>8 shares>19 vcpupin>98+ vcpusched>99+
=10 unit:6
thread_pool_max:0 thread_pool_min:0
audio>100+ channel>101+ console>102+ controller>103+ crypto>104^1+ disk>105+ emulator>8 filesystem>106+ graphics>107+ hostdev>108+ hub>109+ input>110+ interface>111+ iommu>112 lease>113+ memballoon>114 memory>115+ nvram>116 panic>117+ parallel>118+ pstore>119^1 redirdev>120+ redirfilter>121+ rng>122+ serial>118+ shmem>123+ smartcard>124+ sound>125+ tpm>126+ video>127+ vsock>128 watchdog>129+
acpi>130 aia>131^1 apic>132 async-teardown>133^1 capabilities>134 ccf-assist>135 cfpc>136 gic>137 hap>138 hpt>139 htm>135 hyperv>140 ibs>141 ioapic>142 kvm>143 msrs>144 nested-hv>135 pae>130 pmu>138 privnet>130 ps2>135^1 pvspinlock>138 ras>135^1 sbbc>136 smm>145 tcg>146 viridian>130 vmcoreinfo>138 vmport>138 xen>147
=15
gid>148+ uid>148+
iothread>149+
=0
cipher>150!+
authorKey:5^1 kernelHashes:5 type:16! vcek:5^1 cbitpos>19 dhCert>8 guestVisibleWorkarounds>8^1 handle>19 hostData>8^1 idAuth>8^1 idBlock>8^1 policy>151 reducedPhysBits>19 session>8
=10 slots:0 unit:6
=10 dumpCore:12 unit:6
access>152 allocation>153 discard>130 hugepages>154 locked>130 nosharepages>130 source>155
hard_limit>12 min_guarantee>12 soft_limit>12 swap_hard_limit>12
*
memnode>156+ memory>157
=17
=18
=19
firmware:20 acpi>158 bios>159 boot>160+ bootmenu>161 cmdline>8 dtb>8 firmware>162 init>8 initarg>8+ initdir>8 initenv>163+ initgroup>8 initrd>8 inituser>8 kernel>8 loader>164 nvram>165 root>8 shim>8^1 smbios>166 type>167!
event>168!+
suspend-to-disk>133 suspend-to-mem>133
fibrechannel>169 partition>8
model:6 relabel:5 type:21 baselabel>8 imagelabel>8 label>8
type:22! baseBoard>170+ bios>171 chassis>172 entry>173+ oemStrings>174 system>175
throttlegroup>176+
=23 cpuset:6 current:23 placement:24
vcpu>177+
{http://libvirt.org/schemas/domain/bhyve/1.0}arg>178+
{http://libvirt.org/schemas/domain/lxc/1.0}shareipc>179 {http://libvirt.org/schemas/domain/lxc/1.0}sharenet>180 {http://libvirt.org/schemas/domain/lxc/1.0}shareuts>179
{http://libvirt.org/schemas/domain/qemu/1.0}add>181+ {http://libvirt.org/schemas/domain/qemu/1.0}del>181+
{http://libvirt.org/schemas/domain/qemu/1.0}arg>178+ {http://libvirt.org/schemas/domain/qemu/1.0}env>182+
behavior:25!
{http://libvirt.org/schemas/domain/qemu/1.0}device>183+
{http://libvirt.org/schemas/domain/xen/1.0}arg>178+
=26
disk>184+
id:0 type:1 blkiotune>7 bootloader>8 bootloader_args>8 clock>9 cpu>10 cputune>11 currentMemory>12 defaultiothread>13 description>8 devices>185 features>15 genid>16 idmap>17 iothreadids>18 iothreads>19 keywrap>20 launchSecurity>21 maxMemory>22 memory>23 memoryBacking>24 memtune>25 metadata>26 name>8 numatune>27 on_crash>28 on_lockfailure>29 on_poweroff>30 on_reboot>30 os>31 perf>32 pm>33 resource>34 seclabel>35+ sysinfo>36+ throttlegroups>37^1 title>8 uuid>16 vcpu>38 vcpus>39 {http://libvirt.org/schemas/domain/bhyve/1.0}commandline>40 {http://libvirt.org/schemas/domain/lxc/1.0}namespace>41 {http://libvirt.org/schemas/domain/qemu/1.0}capabilities>42 {http://libvirt.org/schemas/domain/qemu/1.0}commandline>43 {http://libvirt.org/schemas/domain/qemu/1.0}deprecation>44 {http://libvirt.org/schemas/domain/qemu/1.0}override>45 {http://libvirt.org/schemas/domain/vmware/1.0}datacenterpath>8 {http://libvirt.org/schemas/domain/xen/1.0}commandline>46
id:0 type:1! blkiotune>7 bootloader>8 bootloader_args>8 clock>9 cpu>10 cputune>11 currentMemory>12 defaultiothread>13 description>8 devices>185 features>15 genid>16 idmap>17 iothreadids>18 iothreads>19 keywrap>20 launchSecurity>21 maxMemory>22 memory>23 memoryBacking>24 memtune>25 metadata>26 name>8! numatune>27 on_crash>28 on_lockfailure>29 on_poweroff>30 on_reboot>30 os>31 perf>32 pm>33 resource>34 seclabel>35+ sysinfo>36+ throttlegroups>37^1 title>8 uuid>16 vcpu>38 vcpus>39 {http://libvirt.org/schemas/domain/bhyve/1.0}commandline>40 {http://libvirt.org/schemas/domain/lxc/1.0}namespace>41 {http://libvirt.org/schemas/domain/qemu/1.0}capabilities>42 {http://libvirt.org/schemas/domain/qemu/1.0}commandline>43 {http://libvirt.org/schemas/domain/qemu/1.0}deprecation>44 {http://libvirt.org/schemas/domain/qemu/1.0}override>45 {http://libvirt.org/schemas/domain/vmware/1.0}datacenterpath>8 {http://libvirt.org/schemas/domain/xen/1.0}commandline>46
file:6 snapshot:27
name>8!
disk>186+
=28
=10
disk>187!+
disk>188!+
fdgroup:6^1 name:29 port:0 socket:6 tls:5 transport:30
format>189 path>8! permissions>190 timestamps>191
device>192+
clusterSize>12 compat>193 encryption>194 features>195 format>189 nocow>130 path>8 permissions>190 timestamps>191
cow>196
volume>197
adapter>198 auth>199 device>200+ dir>201 format>202 host>203+ initiator>204 name>8+ product>205 protocol>206 vendor>205
path>8 permissions>190
{http://libvirt.org/schemas/storagepool/fs/1.0}option>205+
{http://libvirt.org/schemas/storagepool/rbd/1.0}option>207+
classID:31 inbound>208 outbound>208
delay:10 macTableManager:32 name:6 stp:12 zone:6
enable:5 forwardPlainNames:5 forwarder>209+ host>210+ srv>211+ txt>207+
localOnly:5 name:6! register:5^1
dev:6 managed:5 mode:33 address>212+ driver>213 interface>214+ nat>215 pf>216
address:34 family:35 localPtr:5 netmask:36 prefix:37 dhcp>217 tftp>218
address:38!
size:39!
isolated:5
default:5 name:6! trustGuestRxFilters:5 bandwidth>68 virtualport>79 vlan>80
address:34! family:35 gateway:34! metric:0 netmask:36 prefix:37
type:40 parameters>219
trunk:41 tag>220!+
{http://libvirt.org/schemas/network/dnsmasq/1.0}option>178+
path>8! read_bytes_sec>55 read_iops_sec>19 weight>83 write_bytes_sec>55 write_iops_sec>19
=42
frequency:10 mode:43 name:44! present:5 tickpolicy:45 track:46 catchup>221
level:47 mode:48!
name:6! policy:49!
bits:0 limit:0^1 mode:50!
=6 fallback:51 vendor_id:6
cell>222!+ interconnects>223
clusters:31^1 cores:31! dies:31 sockets:31! threads:31!
id:6 vcpus:6! cache>224+ monitor>225+
=52
cpuset:6!
priority:39 scheduler:53!
cpuset:6! iothread:0!
iothreads:6 priority:39 scheduler:53!
vcpus:6! monitor>226+ node>227+
cpuset:6! vcpu:39!
priority:39 scheduler:53! vcpus:6
driver:54 dspPolicy:55 exclusive:5 id:56! path:6 runtimeDir:6^1 serverName:6 timerPeriod:57 tryMMap:5 type:58! input>228 output>228
type:59! address>229 alias>205 log>230 protocol>231 source>232+ target>233!
tty:6 type:59 acpi>234 address>229 alias>205 log>230 protocol>231 source>232+ target>235
index:0 maxEventChannels:0 maxGrantFrames:0 model:60 ports:0 type:61! vectors:0 acpi>234 address>229 alias>205 driver>236 master>237 model>238 pcihole64>12 target>239
model:62! type:63! address>229 alias>205 backend>240! driver>241
device:64 model:65 rawio:5 sgio:66 snapshot:67 type:68 acpi>234 address>229 alias>205 auth>242 backenddomain>205 backingStore>243 blockio>244 boot>245 driver>246 encryption>194 geometry>247 iotune>176 mirror>248 product>8 readonly>130 serial>8 shareable>130 source>249 target>250! throttlefilters>251^1 transient>252 vendor>8 wwn>253
accessmode:69 dmode:6 fmode:6 model:65 multidevs:70 type:71 acpi>234 address>229 alias>205 binary>254 boot>245 driver>255 idmap>17^1 readonly>130 source>256! space_hard_limit>12 space_soft_limit>12 target>257!
address:6 autoport:5 connected:72 defaultMode:73 display:6 fullscreen:5 keymap:6 listen:29 multiUser:5 p2p:5 passwd:6 passwdValidTo:6 port:74 powerControl:5 replaceUser:5 sharePolicy:75 socket:6 tlsPort:74 type:76! username:6^1 websocket:74 xauth:6 audio>258 channel>259+ clipboard>260 filetransfer>261 gl>262 image>263 jpeg>264 listen>265+ mouse>266 playback>267 streaming>268 zlib>264
display:12 managed:5 mode:77 model:78 ramfb:12 rawio:5 sgio:66 type:79! acpi>234 address>229 alias>205 boot>245 driver>269 ip>270+ readonly>130 rom>271 route>78+ shareable>130 source>272! teaming>273
type:80! address>229 alias>205
bus:81 model:65 type:82! acpi>234 address>229 alias>205 driver>241 source>274
managed:5 trustGuestRxFilters:5 type:83! acpi>234 address>229 alias>205 backend>275 backenddomain>205 bandwidth>68 boot>245 coalesce>276 downscript>201 driver>277 filterref>278 guest>279 ip>270+ link>280 mac>281 model>282 mtu>75 port>76 portForward>283+ rom>271 route>78+ script>201 source>284 target>285 teaming>273 tune>286 virtualport>79 vlan>80
model:84! acpi>234 address>229 alias>205 driver>287
key>8! lockspace>8! target>288!
autodeflate:12 freePageReporting:12 model:85! acpi>234 address>229 alias>205 driver>241 stats>289
access:86 discard:5 model:87! acpi>234 address>229 alias>205 source>290 target>291! uuid>16
address>229
model:88 address>229 alias>205
tty:6 type:59! acpi>234 address>229 alias>205 log>230 protocol>231 source>232+ target>235
backend:89! address>229 alias>205 path>8 size>12!
bus:80! type:59! address>229 alias>205 boot>245 log>230 protocol>231 source>232+
usbdev>292+
model:65! acpi>234 address>229 alias>205 backend>293! driver>241 rate>294
name:6! role:90 acpi>234 address>229 alias>205 model>295 msi>296 server>297 size>12
mode:91! type:59 acpi>234 address>229 certificate>8+ database>8 log>230 protocol>231 source>232+ target>235
model:92! multichannel:5^1 streams:57^1 acpi>234 address>229 alias>205 audio>258 codec>298+ driver>241^1
model:93 address>229 alias>205 backend>299!
acpi>234 address>229 alias>205 driver>300 model>301
model:65 acpi>234 address>229 alias>205 cid>302 driver>241
action:94 model:95! acpi>234 address>229 alias>205

value:96!
eoi:12
enabled:5
policy:97! audit_control>135 audit_write>135 block_suspend>135 chown>135 dac_override>135 dac_read_search>135 fowner>135 fsetid>135 ipc_lock>135 ipc_owner>135 kill>135 lease>135 linux_immutable>135 mac_admin>135 mac_override>135 mknod>135 net_admin>135 net_bind_service>135 net_broadcast>135 net_raw>135 setfcap>135 setgid>135 setpcap>135 setuid>135 sys_admin>135 sys_boot>135 sys_chroot>135 sys_module>135 sys_nice>135 sys_pacct>135 sys_ptrace>135 sys_rawio>135 sys_resource>135 sys_time>135 sys_tty_config>135 syslog>135 wake_alarm>135
state:12!
value:98!
version:99
state:12
resizing:100 maxpagesize>12
mode:101 avic>135 emsr_bitmap>135^1 evmcs>135 frequencies>135 ipi>135 reenlightenment>135 relaxed>135 reset>135 runtime>135 spinlocks>303 stimer>304 synic>135 tlbflush>305 vapic>135 vendor_id>306 vpindex>135 xmm_input>135^1
value:102!
driver:103!
dirty-ring>307 hidden>135 hint-dedicated>135 poll-control>135 pv-ipi>135
unknown:104!
state:12 tseg>12
tb-cache>12
e820_host>135 passthrough>308
count:0! start:0! target:0!
id:0! thread_pool_max:0 thread_pool_min:0 poll>309^1
name:105! state:12!
=106
mode:86!
mode:107 threads:0
page>310+
type:108!
cellid:0! mode:109! nodeset:6!
mode:109 nodeset:6 placement:24
table>311+
rebootTimeout:110 useserial:5
dev:111!
enable:5! timeout:39
feature>312!+
=6 name:6!
=6 format:112^1 readonly:5 secure:5 stateless:5 type:113
=6 format:112^1 template:6 templateFormat:112^1 type:68 source>249
mode:114!
=117 arch:115 machine:116
enabled:5! name:118!
appid:6!
entry>313!+
entry>314!+
entry>315!+
=6 file:6 name:6!
entry>8!+
entry>316!+
group_name>8 read_bytes_sec>55 read_bytes_sec_max>55 read_bytes_sec_max_length>55 read_iops_sec>55 read_iops_sec_max>55 read_iops_sec_max_length>55 size_iops_sec>55 total_bytes_sec>55 total_bytes_sec_max>55 total_bytes_sec_max_length>55 total_iops_sec>55 total_iops_sec_max>55 total_iops_sec_max_length>55 write_bytes_sec>55 write_bytes_sec_max>55 write_bytes_sec_max_length>55 write_iops_sec>55 write_iops_sec_max>55 write_iops_sec_max_length>55
enabled:5! hotpluggable:5 id:0! order:0
value:6!
type:119! value:6!
type:120! value:6!
capability:6!
name:6! value:6
alias:6! {http://libvirt.org/schemas/domain/qemu/1.0}frontend>317
name:6! snapshot:67 type:121 acpi>234 address>229 alias>205 auth>242 backenddomain>205 blockio>244 boot>245 driver>246 encryption>194 geometry>247 iotune>176 mirror>248 product>8 readonly>130 serial>8 shareable>130 snapshotDeleteInProgress>130^1 source>318 target>250 throttlefilters>251^1 transient>252 vendor>8 wwn>253
audio>100+ channel>101+ console>102+ controller>103+ crypto>104^1+ disk>319+ emulator>8 filesystem>106+ graphics>107+ hostdev>108+ hub>109+ input>110+ interface>111+ iommu>112 lease>113+ memballoon>114 memory>115+ nvram>116 panic>117+ parallel>118+ pstore>119^1 redirdev>120+ redirfilter>121+ rng>122+ serial>118+ shmem>123+ smartcard>124+ sound>125+ tpm>126+ video>127+ vsock>128 watchdog>129+
name:6! snapshot:67 type:121 acpi>234 address>229 alias>205 auth>242 backenddomain>205 blockio>320 boot>245 driver>321 encryption>322 geometry>247 iotune>176 mirror>323 product>8 readonly>130 serial>8 shareable>130 snapshotDeleteInProgress>130 source>324 target>250 throttlefilters>251 transient>252 vendor>8 wwn>253
bitmap:6 checkpoint:122 name:6! size:10
backup:5 backupmode:123 exportbitmap:6 exportname:6 incremental:6 name:6! type:124 driver>325 scratch>326 target>326
type:125!
group>327 label>8 mode>8 owner>327
atime>328 btime>328 ctime>328 mtime>328
path:6! extent>329+
=126
engine:127 format:128! cipher>330 ivgen>331 secret>332+
extended_l2>130 lazy_refcounts>130
state:5!
allocation:129
managed:5 name:6 parent:6 parent_fabric_wwn:130 parent_wwnn:130 parent_wwpn:130 type:131 wwnn:130 wwpn:130 parentaddr>333
type:132! username:6! secret>334!
part_separator:5 path:6! freeExtent>329+
path:6!
type:133! product>205 vendor>205
name:29! port:74
iqn>205!
name:6!
ver:6!
name:6! value:6!
average:134 burst:135 floor:134 peak:134
addr:34 domain:6
ip:34! hostname>8!+
domain:6 port:39 priority:39 protocol:136! service:6! target:6 weight:39
bus:56 connections:0 domain:57 function:137 multifunction:12 slot:138 type:139!
model:6^1 name:140
connections:0 dev:6!
ipv6:5 address>335 port>336
dev:6!
bootp>337 host>338+ range>339+
root:6!
instanceid:15 interfaceid:15 managerid:56 profileid:6 typeid:141 typeidversion:56
id:142! nativeMode:143
limit:0 slew:0 threshold:0
cpus:6 discard:5 id:0 memAccess:86 memory:10! unit:6 cache>340+ distances>341
bandwidth>342+ latency>343+
id:0! level:0! size:10! type:144! unit:6
level:0! vcpus:6!
vcpus:6!
bandwidth:0! id:0!
bufferCount:57 bufferLength:57 clientName:6 connectPorts:6 dev:6 exactName:5 fixedSettings:5 latency:57 mixingEngine:5 name:6 serverName:6 streamName:6 tryPoll:5 voices:57 settings>344
base:106 bus:145 controller:146 cssid:147 devno:148 domain:57 function:137 iobase:149 irq:150 multifunction:12 port:151 reg:152 slot:153 ssid:154 target:146 type:155! unit:156 zpci>345
append:12 file:6!
type:157
append:12 channel:6 host:6 master:6 mode:6 path:6 service:6 slave:6 tls:5 clipboard>260 mouse>266 reconnect>346 seclabel>347+
address:6 name:6 port:6 state:158 type:159!
index:0
port:6 type:160 model>348
ats:12 cmd_per_lun:0 ioeventfd:12 iommu:12 iothread:0 max_sectors:0 packed:12 page_per_vq:12 queues:0 iothreads>349^1
startport:161!
name:162!
busNr:56 chassis:56 chassisNr:56 hotplug:12 index:56 memReserve:10^1 port:56 node>19
model:163! queues:31
ats:12 iommu:12 packed:12 page_per_vq:12
username:6! secret>350!
index:31 type:68 backingStore>243 format>351 source>249
discard_granularity:164^1 logical_block_size:164 physical_block_size:164
loadparm:6 order:31!
ats:12 cache:165 copy_on_read:12 detect_zeroes:166 discard:167 discard_no_unref:12^1 error_policy:168 event_idx:12 io:169 ioeventfd:12 iommu:12 iothread:0 name:6 packed:12 page_per_vq:12 queue_size:31 queues:31 rerror_policy:170 type:171 iothreads>349^1 metadata_cache>352
cyls:164! heads:164! secs:164! trans:172
file:6 format:173 job:174 ready:175 type:68 backingStore>243 format>351 source>249
dev:6 dir:6 fdgroup:6 file:6 index:31 managed:5 mode:176 name:6 namespace:57 path:6 pool:6 protocol:177 query:6 startupPolicy:178 tls:5 tlsHostname:6 type:179 volume:6 address>353 auth>242 config>354 cookies>355 dataStore>356^1 encryption>194 host>357+ identity>358 initiator>204 knownHosts>201^1 readahead>359 reconnect>346 reservations>360 seclabel>347+ slices>361 snapshot>205 ssl>362 timeout>363
bus:180 dev:6! removable:12 rotation_rate:31 tray:181
throttlefilter>364+
shareBacking:5
=130
path:6 xattr:12 cache>365 lock>366 openfiles>367^1 sandbox>368 thread_pool>369
ats:12 format:173 iommu:12 packed:12 page_per_vq:12 queue:0 type:182 wrpolicy:183
dev:6 dir:6 file:6 name:6 socket:6 units:6 usage:10
dir:6!
id:56!
mode:73! name:184!
copypaste:5!
enable:5!
enable:5 rendernode:6
compression:185!
compression:186!
address:29 network:6 socket:6 type:187!
mode:188!
compression:12!
mode:189!
model:6^1 name:190
address:34! family:35 peer:34 prefix:37
bar:12 enabled:5 file:6
guestReset:191 name:6 protocol:192 startupPolicy:178 writeFiltering:5 wwpn:6 adapter>198 address>370 auth>242 block>8 char>8 host>371+ initiator>204 interface>8 product>372 vendor>372
persistent:6 type:193!
dev:6 evdev:6 grab:194 grabToggle:195 repeat:12
logFile:6 tap:6 type:196 vhost:6
rx>373
ats:12 event_idx:12 ioeventfd:12 iommu:12 model:6^1 name:197 packed:12 page_per_vq:12 queues:31 rss:12 rss_hash_report:12 rx_queue_size:31 tx_queue_size:31 txmode:198 guest>374 host>375
filter:6! parameter>207+
actual:6 dev:6
state:199!
address:38! check:5 currentAddress:38^1 type:200
type:6!
address:34 dev:6 proto:136! range>376+
address:36 bridge:6 connectionid:201 dev:6 macTableManager:32 missing:5 mode:202 name:6 network:6 path:6 port:74 portgroup:6 portgroupid:6 portid:203 switchid:15 type:204 address>377 ip>270+ local>378 product>372 reconnect>346 route>78+ vendor>372
dev:6! managed:5
sndbuf>19
aw_bits:56 caching_mode:12 dma_translation:12^1 eim:12 intremap:12 iotlb:12
offset:0 path:6!
period:31!
alignsize>12 nodemask>8 pagesize>12 path>8 pmem>130
dynamicMemslots:5^1 address>379^1 block>12 current>12 label>380 node>19 readonly>130 requested>12 size>12!
allow:5! class:205 product:206 vendor:206 version:207
=6 model:208! type:59 log>230 protocol>231 source>232+
bytes:31! period:31
type:209!
ioeventfd:12 vectors:0
path:6
type:210!
debug:56^1 persistent_state:5 type:211! version:212 active_pcr_banks>381 device>297 encryption>382 profile>383^1 source>384
ats:12 iommu:12 name:213 packed:12 page_per_vq:12 vgaconf:214
blob:12^1 heads:0 primary:5 ram:0 type:215! vgamem:0 vram:0 vram64:0 acceleration>385 resolution>386
address:0 auto:5
retries:0 state:12!
state:12 direct>135
state:12 direct>135^1 extended>135^1
state:12! value:6
size:0 state:12!
mode:216 state:12!
grow:10 max:10 shrink:10
nodeset:6 size:10! unit:6
=6 type:217!
enabled:5! name:218!
=6 name:219!
=6 name:220!
=6 name:221!
=6 name:222!
{http://libvirt.org/schemas/domain/qemu/1.0}property>387+
dev:6 file:6 index:31 name:6 protocol:177 query:6 startupPolicy:178 tls:5 tlsHostname:6 auth>242 config>354 cookies>355 dataStore>356^1 encryption>194 host>357+ identity>358 initiator>204 knownHosts>201^1 readahead>359 reconnect>388^1 seclabel>347+ slices>361 snapshot>205 ssl>362 timeout>363
device:64 model:65 rawio:5 sgio:66 snapshot:67 type:68 acpi>234 address>229 alias>205 auth>242 backenddomain>205 backingStore>243 blockio>244 boot>245 driver>246 encryption>194 geometry>247 iotune>176 mirror>248 product>8 readonly>130 serial>8 shareable>130 source>249 target>250 throttlefilters>251^1 transient>252 vendor>8 wwn>253
discard_granularity:164 logical_block_size:164 physical_block_size:164
ats:12 cache:165 copy_on_read:12 detect_zeroes:166 discard:167 discard_no_unref:12 error_policy:168 event_idx:12 io:169 ioeventfd:12 iommu:12 iothread:0 name:6 packed:12 page_per_vq:12 queue_size:31 queues:31 rerror_policy:170 type:171 iothreads>349 metadata_cache>352
engine:127 format:223! cipher>330 ivgen>331 secret>332+
file:6 format:173 job:174 ready:175 type:224 backingStore>389 format>351 source>390
dev:6 file:6 index:31 name:6 protocol:225 query:6 startupPolicy:178 tls:5 tlsHostname:6 auth>242 config>354 cookies>355 dataStore>356 encryption>322 host>357+ identity>391 initiator>204 knownHosts>201 readahead>359 reconnect>388 seclabel>347+ slices>361 snapshot>205 ssl>362 timeout>363
type:173!
dev:6 file:6 encryption>392 seclabel>347+
=226
=227
end:10! start:10!
hash:6 mode:6 name:6! size:0!
hash:6 name:6!
type:228! usage:6 uuid:15
unique_id:31 address>353!
usage:6 uuid:6
end:36! start:36!
end:23! start:23!
file:6! server:6
id:229 ip:34! mac:38 name:6 lease>393
end:34! start:34! lease>393
associativity:230! level:0! policy:231! line>394! size>394!
sibling>395!+
cache:0 initiator:0! target:0! type:232! unit:6! value:0!
cache:0 initiator:0! target:0! type:232! value:0!
channels:57 format:233 frequency:57
fid:57 uid:234
delay:0^1 enabled:5 timeout:0
labelskip:41 model:6 relabel:5 label>8+
name:235!
iothread>396!+
type:236! usage:6 uuid:15
type:173! metadata_cache>352
max_size>12
bus:56 domain:57 function:137 multifunction:12 slot:138
file:6!
cookie>163!+
type:224 format>351! source>390
name:29 port:0 socket:6 transport:237
agentsock:6^1 group:6 keyfile:6^1 user:6 username:6^1
size:31!
managed:5 source>397
slice>398!
verify:5!
seconds:31!
group:6!
mode:238
flock:12 posix:12
max:31
mode:239
size:164
bus:240 device:241 domain:57 function:137 multifunction:12 slot:138 target:242 unit:243 uuid:15
name:6! port:74
id:244!
frames>399
csum:12 ecn:12 tso4:12 tso6:12 ufo:12
csum:12 ecn:12 gso:12 mrg_rxbuf:12 tso4:12 tso6:12 ufo:12
end:74 exclude:5 start:74! to:74
bus:245 device:241 domain:57 function:137 multifunction:12 slot:138 type:246
address:36! port:74!
base:106!
size>12!
sha1>130 sha256>130 sha384>130 sha512>130
secret:15!
name:6 removeDisabled:247 source:6
mode:248 path:6! type:249!
accel2d:5 accel3d:5 rendernode:6
x:0! y:0!
name:6! type:250! value:6
delay:0 enabled:5 timeout:0
index:31 type:224 backingStore>389 format>351 source>390
dev:6 dir:6 fdgroup:6 file:6 index:31 managed:5 mode:176 name:6 namespace:57 path:6 pool:6 protocol:225 query:6 startupPolicy:178 tls:5 tlsHostname:6 type:179 volume:6 address>353 auth>242 config>354 cookies>355 dataStore>356 encryption>322 host>357+ identity>391 initiator>204 knownHosts>201 readahead>359 reconnect>388 reservations>400 seclabel>347+ slices>361 snapshot>205 ssl>362 timeout>363
agentsock:6 group:6 keyfile:6 user:6 username:6
engine:63 format:251! cipher>330 ivgen>331 secret>332!
expiry:10! unit:252
unit:6! value:0!
id:0! value:253!
id:0! queue>401+
mode:188! path:6! type:204! reconnect>346
offset:0! size:31! type:254!
max:0
managed:5 source>402
id:0!
mode:188! path:6! type:204! reconnect>388
`;
