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
fd^1 tcp unix
#1..
kernel libvirt
bridge hostdev nat open passthrough private route vepa
ipv4 ipv6
#0..128
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
* #0..255
* #0..4294967295
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
librbd qemu
default luks luks-any^1 luks2 qcow
capacity default
fc_host scsi_host
ceph chap
auto bsd cifs dos dvh ext2 ext3 ext4 gfs gfs2 glusterfs gpt hfs+ iso9660 lvm2 mac nfs ocfs2 pc98 sun udf ufs unknown vfat vmfs xfs
#1..18014398509481984
#1..4294967295
tcp udp
* #0..7
* #0..31
pci
kvm vfio xen^1
* #0..16777215
#0..4095
tagged untagged
both code data
* #0..254
* #0..65535
ccid ccw dimm drive isa pci spapr-vio unassigned usb virtio-mmio virtio-serial
raw telnet telnets tls
connected disconnected
guestfwd virtio xen
isa-debug isa-serial lxc openvz pci-serial sclp sclp-serial sclplm serial spapr-vio-serial system-serial uml usb-serial virtio xen
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
* #-9223372036854775808..9223372036854775807
unix
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
passphrase
direct full none
none writeback writethrough
access read write
f32 s16 s32 s8 u16 u32 u8
16550a isa-debugcon isa-serial pci-serial pl011 sclpconsole sclplmconsole spapr-vty usb-serial
ceph iscsi
rdma tcp unix
always none
chroot namespace
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
id:0 type:1! blkiotune>7 bootloader>8 bootloader_args>8 clock>9 cpu>10 cputune>11 currentMemory>12 defaultiothread>13 description>8 devices>14 features>15 genid>8 idmap>16 iothreadids>17 iothreads>18 keywrap>19 launchSecurity>20 maxMemory>21 memory>22 memoryBacking>23 memtune>24 metadata>25 name>8! numatune>26 on_crash>27 on_lockfailure>28 on_poweroff>29 on_reboot>29 os>30 perf>31 pm>32 resource>33 seclabel>34+ sysinfo>35+ throttlegroups>36^1 title>8 uuid>8 vcpu>37 vcpus>38 {http://libvirt.org/schemas/domain/bhyve/1.0}commandline>39 {http://libvirt.org/schemas/domain/lxc/1.0}namespace>40 {http://libvirt.org/schemas/domain/qemu/1.0}capabilities>41 {http://libvirt.org/schemas/domain/qemu/1.0}commandline>42 {http://libvirt.org/schemas/domain/qemu/1.0}deprecation>43 {http://libvirt.org/schemas/domain/qemu/1.0}override>44 {http://libvirt.org/schemas/domain/vmware/1.0}datacenterpath>8 {http://libvirt.org/schemas/domain/xen/1.0}commandline>45
active>46 cookie>25 creationTime>8 description>8 disks>47 domain>48 inactiveDomain>49 memory>50 name>8 parent>51 revertDisks>52^1 state>53
creationTime>54 description>8 disks>55 domain>0 name>8 parent>51
mode:2 disks>56 incremental>8 server>57
type:3 allocation>12 backingStore>58 capacity>12 key>8 name>8! physical>12 source>59 target>60!
type:4! allocation>12 available>12 capacity>12 features>61 name>8 refresh>62 source>63 target>64 uuid>8 {http://libvirt.org/schemas/storagepool/fs/1.0}mount_opts>65 {http://libvirt.org/schemas/storagepool/rbd/1.0}config_opts>66
connections:0 ipv6:5 trustGuestRxFilters:5 bandwidth>67 bridge>68 description>8^1 dns>69 domain>70 forward>71 ip>72+ mac>73 metadata>25 mtu>74 name>8! port>75 portgroup>76+ route>77+ title>8^1 uuid>8 virtualport>78 vlan>79 {http://libvirt.org/schemas/network/dnsmasq/1.0}options>80
device>81+ weight>82
=6
adjustment:7 basis:8 offset:9! start:10 timezone:6 timer>83+
check:11 deprecated_features:12^1 match:13 migratable:12 mode:14 cache>84 feature>85+ maxphysaddr>86 model>87 numa>88 topology>89 vendor>8
cachetune>90+ emulator_period>91 emulator_quota>8 emulatorpin>92 emulatorsched>93 global_period>91 global_quota>8 iothread_period>91 iothread_quota>8 iothreadpin>94+ iothreadsched>95+ memorytune>96+ period>91 quota>8 shares>18 vcpupin>97+ vcpusched>98+
=10 unit:6
thread_pool_max:0 thread_pool_min:0
audio>99+ channel>100+ console>101+ controller>102+ crypto>103^1+ disk>104+ emulator>8 filesystem>105+ graphics>106+ hostdev>107+ hub>108+ input>109+ interface>110+ iommu>111 lease>112+ memballoon>113 memory>114+ nvram>115 panic>116+ parallel>117+ pstore>118^1 redirdev>119+ redirfilter>120+ rng>121+ serial>117+ shmem>122+ smartcard>123+ sound>124+ tpm>125+ video>126+ vsock>127 watchdog>128+
acpi>129 aia>130^1 apic>131 async-teardown>132^1 capabilities>133 ccf-assist>134 cfpc>135 gic>136 hap>137 hpt>138 htm>134 hyperv>139 ibs>140 ioapic>141 kvm>142 msrs>143 nested-hv>134 pae>129 pmu>137 privnet>129 ps2>134^1 pvspinlock>137 ras>134^1 sbbc>135 smm>144 tcg>145 viridian>129 vmcoreinfo>137 vmport>137 xen>146
gid>147+ uid>147+
iothread>148+
=0
cipher>149!+
authorKey:5^1 kernelHashes:5 type:15! vcek:5^1 cbitpos>18 dhCert>8 guestVisibleWorkarounds>8^1 handle>18 hostData>8^1 idAuth>8^1 idBlock>8^1 policy>8 reducedPhysBits>18 session>8
=10 slots:0 unit:6
=10 dumpCore:12 unit:6
access>150 allocation>151 discard>129 hugepages>152 locked>129 nosharepages>129 source>153
hard_limit>12 min_guarantee>12 soft_limit>12 swap_hard_limit>12
*
memnode>154+ memory>155
=16
=17
=18
firmware:19 acpi>156 bios>157 boot>158+ bootmenu>159 cmdline>8 dtb>8 firmware>160 init>8 initarg>8+ initdir>8 initenv>161+ initgroup>8 initrd>8 inituser>8 kernel>8 loader>162 nvram>163 root>8 shim>8^1 smbios>164 type>165!
event>166!+
suspend-to-disk>132 suspend-to-mem>132
fibrechannel>167 partition>8
model:6 relabel:5 type:20 baselabel>8 imagelabel>8 label>8
type:21! baseBoard>168+ bios>169 chassis>170 entry>171+ oemStrings>172 system>173
throttlegroup>174+
=22 cpuset:6 current:22 placement:23
vcpu>175+
{http://libvirt.org/schemas/domain/bhyve/1.0}arg>176+
{http://libvirt.org/schemas/domain/lxc/1.0}shareipc>177 {http://libvirt.org/schemas/domain/lxc/1.0}sharenet>178 {http://libvirt.org/schemas/domain/lxc/1.0}shareuts>177
{http://libvirt.org/schemas/domain/qemu/1.0}add>179+ {http://libvirt.org/schemas/domain/qemu/1.0}del>179+
{http://libvirt.org/schemas/domain/qemu/1.0}arg>176+ {http://libvirt.org/schemas/domain/qemu/1.0}env>180+
behavior:24!
{http://libvirt.org/schemas/domain/qemu/1.0}device>181+
{http://libvirt.org/schemas/domain/xen/1.0}arg>176+
=25
disk>182+
id:0 type:1 blkiotune>7 bootloader>8 bootloader_args>8 clock>9 cpu>10 cputune>11 currentMemory>12 defaultiothread>13 description>8 devices>183 features>15 genid>8 idmap>16 iothreadids>17 iothreads>18 keywrap>19 launchSecurity>20 maxMemory>21 memory>22 memoryBacking>23 memtune>24 metadata>25 name>8 numatune>26 on_crash>27 on_lockfailure>28 on_poweroff>29 on_reboot>29 os>30 perf>31 pm>32 resource>33 seclabel>34+ sysinfo>35+ throttlegroups>36^1 title>8 uuid>8 vcpu>37 vcpus>38 {http://libvirt.org/schemas/domain/bhyve/1.0}commandline>39 {http://libvirt.org/schemas/domain/lxc/1.0}namespace>40 {http://libvirt.org/schemas/domain/qemu/1.0}capabilities>41 {http://libvirt.org/schemas/domain/qemu/1.0}commandline>42 {http://libvirt.org/schemas/domain/qemu/1.0}deprecation>43 {http://libvirt.org/schemas/domain/qemu/1.0}override>44 {http://libvirt.org/schemas/domain/vmware/1.0}datacenterpath>8 {http://libvirt.org/schemas/domain/xen/1.0}commandline>45
id:0 type:1! blkiotune>7 bootloader>8 bootloader_args>8 clock>9 cpu>10 cputune>11 currentMemory>12 defaultiothread>13 description>8 devices>183 features>15 genid>8 idmap>16 iothreadids>17 iothreads>18 keywrap>19 launchSecurity>20 maxMemory>21 memory>22 memoryBacking>23 memtune>24 metadata>25 name>8! numatune>26 on_crash>27 on_lockfailure>28 on_poweroff>29 on_reboot>29 os>30 perf>31 pm>32 resource>33 seclabel>34+ sysinfo>35+ throttlegroups>36^1 title>8 uuid>8 vcpu>37 vcpus>38 {http://libvirt.org/schemas/domain/bhyve/1.0}commandline>39 {http://libvirt.org/schemas/domain/lxc/1.0}namespace>40 {http://libvirt.org/schemas/domain/qemu/1.0}capabilities>41 {http://libvirt.org/schemas/domain/qemu/1.0}commandline>42 {http://libvirt.org/schemas/domain/qemu/1.0}deprecation>43 {http://libvirt.org/schemas/domain/qemu/1.0}override>44 {http://libvirt.org/schemas/domain/vmware/1.0}datacenterpath>8 {http://libvirt.org/schemas/domain/xen/1.0}commandline>45
file:6 snapshot:26
name>8!
disk>184+
=27
=10
disk>185!+
disk>186!+
fdgroup:6^1 name:6 port:0 socket:6 tls:5 transport:28
format>187 path>8! permissions>188 timestamps>189
device>190+
clusterSize>12 compat>8 encryption>191 features>192 format>187 nocow>129 path>8 permissions>188 timestamps>189
cow>193
volume>194
adapter>195 auth>196 device>197+ dir>198 format>199 host>200+ initiator>201 name>8+ product>202 protocol>203 vendor>202
path>8 permissions>188
{http://libvirt.org/schemas/storagepool/fs/1.0}option>202+
{http://libvirt.org/schemas/storagepool/rbd/1.0}option>204+
classID:29 inbound>205 outbound>205
delay:10 macTableManager:30 name:6 stp:12 zone:6
enable:5 forwardPlainNames:5 forwarder>206+ host>207+ srv>208+ txt>204+
localOnly:5 name:6! register:5^1
dev:6 managed:5 mode:31 address>209+ driver>210 interface>211+ nat>212 pf>213
address:6 family:32 localPtr:5 netmask:6 prefix:33 dhcp>214 tftp>215
address:6!
size:34!
isolated:5
default:5 name:6! trustGuestRxFilters:5 bandwidth>67 virtualport>78 vlan>79
address:6! family:32 gateway:6! metric:0 netmask:6 prefix:33
type:35 parameters>216
trunk:36 tag>217!+
{http://libvirt.org/schemas/network/dnsmasq/1.0}option>176+
path>8! read_bytes_sec>54 read_iops_sec>18 weight>82 write_bytes_sec>54 write_iops_sec>18
=37
frequency:10 mode:38 name:39! present:5 tickpolicy:40 track:41 catchup>218
level:42 mode:43!
name:6! policy:44!
bits:0 limit:0^1 mode:45!
=6 fallback:46 vendor_id:6
cell>219!+ interconnects>220
clusters:29^1 cores:29! dies:29 sockets:29! threads:29!
id:6 vcpus:6! cache>221+ monitor>222+
=47
cpuset:6!
priority:34 scheduler:48!
cpuset:6! iothread:0!
iothreads:6 priority:34 scheduler:48!
vcpus:6! monitor>223+ node>224+
cpuset:6! vcpu:34!
priority:34 scheduler:48! vcpus:6
driver:49 dspPolicy:50 exclusive:5 id:51! path:6 runtimeDir:6^1 serverName:6 timerPeriod:52 tryMMap:5 type:53! input>225 output>225
type:54! address>226 alias>202 log>227 protocol>228 source>229+ target>230!
tty:6 type:54 acpi>231 address>226 alias>202 log>227 protocol>228 source>229+ target>232
index:0 maxEventChannels:0 maxGrantFrames:0 model:55 ports:0 type:56! vectors:0 acpi>231 address>226 alias>202 driver>233 master>234 model>235 pcihole64>12 target>236
model:57! type:58! address>226 alias>202 backend>237! driver>238
device:59 model:60 rawio:5 sgio:61 snapshot:62 type:63 acpi>231 address>226 alias>202 auth>239 backenddomain>202 backingStore>240 blockio>241 boot>242 driver>243 encryption>191 geometry>244 iotune>174 mirror>245 product>8 readonly>129 serial>8 shareable>129 source>246 target>247! throttlefilters>248^1 transient>249 vendor>8 wwn>8
accessmode:64 dmode:6 fmode:6 model:60 multidevs:65 type:66 acpi>231 address>226 alias>202 binary>250 boot>242 driver>251 idmap>16^1 readonly>129 source>252! space_hard_limit>12 space_soft_limit>12 target>253!
address:6 autoport:5 connected:67 defaultMode:68 display:6 fullscreen:5 keymap:6 listen:6 multiUser:5 p2p:5 passwd:6 passwdValidTo:6 port:69 powerControl:5 replaceUser:5 sharePolicy:70 socket:6 tlsPort:69 type:71! username:6^1 websocket:69 xauth:6 audio>254 channel>255+ clipboard>256 filetransfer>257 gl>258 image>259 jpeg>260 listen>261+ mouse>262 playback>263 streaming>264 zlib>260
display:12 managed:5 mode:72 model:73 ramfb:12 rawio:5 sgio:61 type:74! acpi>231 address>226 alias>202 boot>242 driver>265 ip>266+ readonly>129 rom>267 route>77+ shareable>129 source>268! teaming>269
type:75! address>226 alias>202
bus:76 model:60 type:77! acpi>231 address>226 alias>202 driver>238 source>270
managed:5 trustGuestRxFilters:5 type:78! acpi>231 address>226 alias>202 backend>271 backenddomain>202 bandwidth>67 boot>242 coalesce>272 downscript>198 driver>273 filterref>274 guest>275 ip>266+ link>276 mac>277 model>278 mtu>74 port>75 portForward>279+ rom>267 route>77+ script>198 source>280 target>281 teaming>269 tune>282 virtualport>78 vlan>79
model:79! acpi>231 address>226 alias>202 driver>283
key>8! lockspace>8! target>284!
autodeflate:12 freePageReporting:12 model:80! acpi>231 address>226 alias>202 driver>238 stats>285
access:81 discard:5 model:82! acpi>231 address>226 alias>202 source>286 target>287! uuid>8
address>226
model:83 address>226 alias>202
tty:6 type:54! acpi>231 address>226 alias>202 log>227 protocol>228 source>229+ target>232
backend:84! address>226 alias>202 path>8 size>12!
bus:75! type:54! address>226 alias>202 boot>242 log>227 protocol>228 source>229+
usbdev>288+
model:60! acpi>231 address>226 alias>202 backend>289! driver>238 rate>290
name:6! role:85 acpi>231 address>226 alias>202 model>291 msi>292 server>293 size>12
mode:86! type:54 acpi>231 address>226 certificate>8+ database>8 log>227 protocol>228 source>229+ target>232
model:87! multichannel:5^1 streams:52^1 acpi>231 address>226 alias>202 audio>254 codec>294+ driver>238^1
model:88 address>226 alias>202 backend>295!
acpi>231 address>226 alias>202 driver>296 model>297
model:60 acpi>231 address>226 alias>202 cid>298 driver>238
action:89 model:90! acpi>231 address>226 alias>202

value:91!
eoi:12
enabled:5
policy:92! audit_control>134 audit_write>134 block_suspend>134 chown>134 dac_override>134 dac_read_search>134 fowner>134 fsetid>134 ipc_lock>134 ipc_owner>134 kill>134 lease>134 linux_immutable>134 mac_admin>134 mac_override>134 mknod>134 net_admin>134 net_bind_service>134 net_broadcast>134 net_raw>134 setfcap>134 setgid>134 setpcap>134 setuid>134 sys_admin>134 sys_boot>134 sys_chroot>134 sys_module>134 sys_nice>134 sys_pacct>134 sys_ptrace>134 sys_rawio>134 sys_resource>134 sys_time>134 sys_tty_config>134 syslog>134 wake_alarm>134
state:12!
value:93!
version:94
state:12
resizing:95 maxpagesize>12
mode:96 avic>134 emsr_bitmap>134^1 evmcs>134 frequencies>134 ipi>134 reenlightenment>134 relaxed>134 reset>134 runtime>134 spinlocks>299 stimer>300 synic>134 tlbflush>301 vapic>134 vendor_id>302 vpindex>134 xmm_input>134^1
value:97!
driver:98!
dirty-ring>303 hidden>134 hint-dedicated>134 poll-control>134 pv-ipi>134
unknown:99!
state:12 tseg>12
tb-cache>12
e820_host>134 passthrough>304
count:0! start:0! target:0!
id:0! thread_pool_max:0 thread_pool_min:0 poll>305^1
name:100! state:12!
mode:81!
mode:101 threads:0
page>306+
type:102!
cellid:0! mode:103! nodeset:6!
mode:103 nodeset:6 placement:23
table>307+
rebootTimeout:104 useserial:5
dev:105!
enable:5! timeout:34
feature>308!+
=6 name:6!
=6 format:106^1 readonly:5 secure:5 stateless:5 type:107
=6 format:106^1 template:6 templateFormat:106^1 type:63 source>246
mode:108!
=111 arch:109 machine:110
enabled:5! name:112!
appid:6!
entry>309!+
entry>310!+
entry>311!+
=6 file:6 name:6!
entry>8!+
entry>312!+
group_name>8 read_bytes_sec>54 read_bytes_sec_max>54 read_bytes_sec_max_length>54 read_iops_sec>54 read_iops_sec_max>54 read_iops_sec_max_length>54 size_iops_sec>54 total_bytes_sec>54 total_bytes_sec_max>54 total_bytes_sec_max_length>54 total_iops_sec>54 total_iops_sec_max>54 total_iops_sec_max_length>54 write_bytes_sec>54 write_bytes_sec_max>54 write_bytes_sec_max_length>54 write_iops_sec>54 write_iops_sec_max>54 write_iops_sec_max_length>54
enabled:5! hotpluggable:5 id:0! order:0
value:6!
type:113! value:6!
type:114! value:6!
capability:6!
name:6! value:6
alias:6! {http://libvirt.org/schemas/domain/qemu/1.0}frontend>313
name:6! snapshot:62 type:115 acpi>231 address>226 alias>202 auth>239 backenddomain>202 blockio>241 boot>242 driver>243 encryption>191 geometry>244 iotune>174 mirror>245 product>8 readonly>129 serial>8 shareable>129 snapshotDeleteInProgress>129^1 source>314 target>247 throttlefilters>248^1 transient>249 vendor>8 wwn>8
audio>99+ channel>100+ console>101+ controller>102+ crypto>103^1+ disk>315+ emulator>8 filesystem>105+ graphics>106+ hostdev>107+ hub>108+ input>109+ interface>110+ iommu>111 lease>112+ memballoon>113 memory>114+ nvram>115 panic>116+ parallel>117+ pstore>118^1 redirdev>119+ redirfilter>120+ rng>121+ serial>117+ shmem>122+ smartcard>123+ sound>124+ tpm>125+ video>126+ vsock>127 watchdog>128+
name:6! snapshot:62 type:115 acpi>231 address>226 alias>202 auth>239 backenddomain>202 blockio>316 boot>242 driver>317 encryption>318 geometry>244 iotune>174 mirror>319 product>8 readonly>129 serial>8 shareable>129 snapshotDeleteInProgress>129 source>320 target>247 throttlefilters>248 transient>249 vendor>8 wwn>8
bitmap:6 checkpoint:116 name:6! size:10
backup:5 backupmode:117 exportbitmap:6 exportname:6 incremental:6 name:6! type:118 driver>321 scratch>322 target>322
type:119!
group>323 label>8 mode>8 owner>323
atime>8 btime>8 ctime>8 mtime>8
path:6! extent>324+
engine:120 format:121! cipher>325 ivgen>326 secret>327+
extended_l2>129 lazy_refcounts>129
state:5!
allocation:122
managed:5 name:6 parent:6 parent_fabric_wwn:6 parent_wwnn:6 parent_wwpn:6 type:123 wwnn:6 wwpn:6 parentaddr>328
type:124! username:6! secret>329!
part_separator:5 path:6! freeExtent>324+
path:6!
type:125! product>202 vendor>202
name:6! port:69
iqn>202!
name:6!
ver:6!
name:6! value:6!
average:126 burst:127 floor:126 peak:126
addr:6 domain:6
ip:6! hostname>8!+
domain:6 port:34 priority:34 protocol:128! service:6! target:6 weight:34
bus:51 connections:0 domain:52 function:129 multifunction:12 slot:130 type:131!
model:6^1 name:132
connections:0 dev:6!
ipv6:5 address>330 port>331
dev:6!
bootp>332 host>333+ range>334+
root:6!
instanceid:6 interfaceid:6 managerid:51 profileid:6 typeid:133 typeidversion:51
id:134! nativeMode:135
limit:0 slew:0 threshold:0
cpus:6 discard:5 id:0 memAccess:81 memory:10! unit:6 cache>335+ distances>336
bandwidth>337+ latency>338+
id:0! level:0! size:10! type:136! unit:6
level:0! vcpus:6!
vcpus:6!
bandwidth:0! id:0!
bufferCount:52 bufferLength:52 clientName:6 connectPorts:6 dev:6 exactName:5 fixedSettings:5 latency:52 mixingEngine:5 name:6 serverName:6 streamName:6 tryPoll:5 voices:52 settings>339
base:6 bus:51 controller:6 cssid:137 devno:138 domain:52 function:129 iobase:6 irq:6 multifunction:12 port:6 reg:6 slot:52 ssid:6 target:6 type:139! unit:6 zpci>340
append:12 file:6!
type:140
append:12 channel:6 host:6 master:6 mode:6 path:6 service:6 slave:6 tls:5 clipboard>256 mouse>262 reconnect>341 seclabel>342+
address:6 name:6 port:6 state:141 type:142!
index:0
port:6 type:143 model>343
ats:12 cmd_per_lun:0 ioeventfd:12 iommu:12 iothread:0 max_sectors:0 packed:12 page_per_vq:12 queues:0 iothreads>344^1
startport:6!
name:144!
busNr:51 chassis:51 chassisNr:51 hotplug:12 index:51 memReserve:10^1 port:51 node>18
model:145! queues:29
ats:12 iommu:12 packed:12 page_per_vq:12
username:6! secret>345!
index:29 type:63 backingStore>240 format>346 source>246
discard_granularity:146^1 logical_block_size:146 physical_block_size:146
loadparm:6 order:29!
ats:12 cache:147 copy_on_read:12 detect_zeroes:148 discard:149 discard_no_unref:12^1 error_policy:150 event_idx:12 io:151 ioeventfd:12 iommu:12 iothread:0 name:6 packed:12 page_per_vq:12 queue_size:29 queues:29 rerror_policy:152 type:153 iothreads>344^1 metadata_cache>347
cyls:146! heads:146! secs:146! trans:154
file:6 format:155 job:156 ready:157 type:63 backingStore>240 format>346 source>246
dev:6 dir:6 fdgroup:6 file:6 index:29 managed:5 mode:158 name:6 namespace:52 path:6 pool:6 protocol:159 query:6 startupPolicy:160 tls:5 tlsHostname:6 type:161 volume:6 address>348 auth>239 config>349 cookies>350 dataStore>351^1 encryption>191 host>352+ identity>353 initiator>201 knownHosts>198^1 readahead>354 reconnect>341 reservations>355 seclabel>342+ slices>356 snapshot>202 ssl>357 timeout>358
bus:162 dev:6! removable:12 rotation_rate:29 tray:163
throttlefilter>359+
shareBacking:5
path:6 xattr:12 cache>360 lock>361 openfiles>362^1 sandbox>363 thread_pool>364
ats:12 format:155 iommu:12 packed:12 page_per_vq:12 queue:0 type:164 wrpolicy:165
dev:6 dir:6 file:6 name:6 socket:6 units:6 usage:10
dir:6!
id:51!
mode:68! name:166!
copypaste:5!
enable:5!
enable:5 rendernode:6
compression:167!
compression:168!
address:6 network:6 socket:6 type:169!
mode:170!
compression:12!
mode:171!
model:6^1 name:172
address:6! family:32 peer:6 prefix:33
bar:12 enabled:5 file:6
guestReset:173 name:6 protocol:174 startupPolicy:160 writeFiltering:5 wwpn:6 adapter>195 address>365 auth>239 block>8 char>8 host>200+ initiator>201 interface>8 product>366 vendor>366
persistent:6 type:175!
dev:6 evdev:6 grab:176 grabToggle:177 repeat:12
logFile:6 tap:6 type:178 vhost:6
rx>367
ats:12 event_idx:12 ioeventfd:12 iommu:12 model:6^1 name:179 packed:12 page_per_vq:12 queues:29 rss:12 rss_hash_report:12 rx_queue_size:29 tx_queue_size:29 txmode:180 guest>368 host>369
filter:6! parameter>204+
actual:6 dev:6
state:181!
address:6! check:5 currentAddress:6^1 type:182
type:6!
address:6 dev:6 proto:128! range>370+
address:6 bridge:6 connectionid:183 dev:6 macTableManager:30 missing:5 mode:184 name:6 network:6 path:6 port:69 portgroup:6 portgroupid:6 portid:185 switchid:6 type:186 address>371 ip>266+ local>372 product>366 reconnect>341 route>77+ vendor>366
dev:6! managed:5
sndbuf>18
aw_bits:51 caching_mode:12 dma_translation:12^1 eim:12 intremap:12 iotlb:12
offset:0 path:6!
period:29!
alignsize>12 nodemask>8 pagesize>12 path>8 pmem>129
dynamicMemslots:5^1 address>373^1 block>12 current>12 label>374 node>18 readonly>129 requested>12 size>12!
allow:5! class:6 product:6 vendor:6 version:6
=6 model:187! type:54 log>227 protocol>228 source>229+
bytes:29! period:29
type:188!
ioeventfd:12 vectors:0
path:6
type:189!
debug:51^1 persistent_state:5 type:190! version:191 active_pcr_banks>375 device>293 encryption>376 profile>377^1 source>378
ats:12 iommu:12 name:192 packed:12 page_per_vq:12 vgaconf:193
blob:12^1 heads:0 primary:5 ram:0 type:194! vgamem:0 vram:0 vram64:0 acceleration>379 resolution>380
address:0 auto:5
retries:0 state:12!
state:12 direct>134
state:12 direct>134^1 extended>134^1
state:12! value:6
size:0 state:12!
mode:195 state:12!
grow:10 max:10 shrink:10
nodeset:6 size:10! unit:6
=6 type:196!
enabled:5! name:197!
=6 name:198!
=6 name:199!
=6 name:200!
=6 name:201!
{http://libvirt.org/schemas/domain/qemu/1.0}property>381+
dev:6 file:6 index:29 name:6 protocol:159 query:6 startupPolicy:160 tls:5 tlsHostname:6 auth>239 config>349 cookies>350 dataStore>351^1 encryption>191 host>352+ identity>353 initiator>201 knownHosts>198^1 readahead>354 reconnect>382^1 seclabel>342+ slices>356 snapshot>202 ssl>357 timeout>358
device:59 model:60 rawio:5 sgio:61 snapshot:62 type:63 acpi>231 address>226 alias>202 auth>239 backenddomain>202 backingStore>240 blockio>241 boot>242 driver>243 encryption>191 geometry>244 iotune>174 mirror>245 product>8 readonly>129 serial>8 shareable>129 source>246 target>247 throttlefilters>248^1 transient>249 vendor>8 wwn>8
discard_granularity:146 logical_block_size:146 physical_block_size:146
ats:12 cache:147 copy_on_read:12 detect_zeroes:148 discard:149 discard_no_unref:12 error_policy:150 event_idx:12 io:151 ioeventfd:12 iommu:12 iothread:0 name:6 packed:12 page_per_vq:12 queue_size:29 queues:29 rerror_policy:152 type:153 iothreads>344 metadata_cache>347
engine:120 format:202! cipher>325 ivgen>326 secret>327+
file:6 format:155 job:156 ready:157 type:203 backingStore>383 format>346 source>384
dev:6 file:6 index:29 name:6 protocol:204 query:6 startupPolicy:160 tls:5 tlsHostname:6 auth>239 config>349 cookies>350 dataStore>351 encryption>318 host>352+ identity>385 initiator>201 knownHosts>198 readahead>354 reconnect>382 seclabel>342+ slices>356 snapshot>202 ssl>357 timeout>358
type:155!
dev:6 file:6 encryption>386 seclabel>342+
=205
end:10! start:10!
hash:6 mode:6 name:6! size:0!
hash:6 name:6!
type:206! usage:6 uuid:6
unique_id:29 address>348!
usage:6 uuid:6
end:6! start:6!
end:22! start:22!
file:6! server:6
id:6 ip:6! mac:6 name:6 lease>387
end:6! start:6! lease>387
associativity:207! level:0! policy:208! line>388! size>388!
sibling>389!+
cache:0 initiator:0! target:0! type:209! unit:6! value:0!
cache:0 initiator:0! target:0! type:209! value:0!
channels:52 format:210 frequency:52
fid:52 uid:138
delay:0^1 enabled:5 timeout:0
labelskip:36 model:6 relabel:5 label>8+
name:211!
iothread>390!+
type:212! usage:6 uuid:6
type:155! metadata_cache>347
max_size>12
bus:51 domain:52 function:129 multifunction:12 slot:130
file:6!
cookie>161!+
type:203 format>346! source>384
name:6 port:0 socket:6 transport:213
agentsock:6^1 group:6 keyfile:6^1 user:6 username:6^1
size:29!
managed:5 source>391
slice>392!
verify:5!
seconds:29!
group:6!
mode:214
flock:12 posix:12
max:29
mode:215
size:146
bus:51 device:6 domain:52 function:129 multifunction:12 slot:130 target:6 unit:6 uuid:6
id:6!
frames>393
csum:12 ecn:12 tso4:12 tso6:12 ufo:12
csum:12 ecn:12 gso:12 mrg_rxbuf:12 tso4:12 tso6:12 ufo:12
end:69 exclude:5 start:69! to:69
bus:51 device:6 domain:52 function:129 multifunction:12 slot:130 type:216
address:6! port:69!
base:6!
size>12!
sha1>129 sha256>129 sha384>129 sha512>129
secret:6!
name:6 removeDisabled:217 source:6
mode:218 path:6! type:219!
accel2d:5 accel3d:5 rendernode:6
x:0! y:0!
name:6! type:220! value:6
delay:0 enabled:5 timeout:0
index:29 type:203 backingStore>383 format>346 source>384
dev:6 dir:6 fdgroup:6 file:6 index:29 managed:5 mode:158 name:6 namespace:52 path:6 pool:6 protocol:204 query:6 startupPolicy:160 tls:5 tlsHostname:6 type:161 volume:6 address>348 auth>239 config>349 cookies>350 dataStore>351 encryption>318 host>352+ identity>385 initiator>201 knownHosts>198 readahead>354 reconnect>382 reservations>394 seclabel>342+ slices>356 snapshot>202 ssl>357 timeout>358
agentsock:6 group:6 keyfile:6 user:6 username:6
engine:58 format:221! cipher>325 ivgen>326 secret>327!
expiry:10! unit:222
unit:6! value:0!
id:0! value:223!
id:0! queue>395+
mode:170! path:6! type:186! reconnect>341
offset:0! size:29! type:224!
max:0
managed:5 source>396
id:0!
mode:170! path:6! type:186! reconnect>382
`;
