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
};

/** One line for each type of value. */
export const typeLines = `
#0..4294967295
bhyve hvf hyperv kqemu kvm lxc openvz phyp qemu test uml vbox vmware vz xen
*
* reset
localtime utc
absolute localtime timezone utc variable
#0..18446744073709551615
full none partial
off on
exact minimum strict
custom host-model host-passthrough maximum
no yes
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
#1..
#1000..1000000
#0..65535
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
both code data
* #0..254
* #0..65535
* #0..7
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
librbd qemu
default luks luks-any^1 luks2 qcow
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
ipv4 ipv6
#0..128
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
tcp udp
#-9223372036854775808..9223372036854775807
kernel libvirt
bridge client passthrough private server vepa
* #-9223372036854775808..9223372036854775807
unix
802.1Qbg 802.1Qbh midonet openvswitch
yes
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
direct full none
none writeback writethrough
access read write
f32 s16 s32 s8 u16 u32 u8
16550a isa-debugcon isa-serial pci-serial pl011 sclpconsole sclplmconsole spapr-vty usb-serial
ceph iscsi
passphrase
* #0..31
block dir file network nvme vhostuser vhostvdpa volume
rdma tcp unix
always none
chroot namespace
fc_host scsi_host
#1..18014398509481984
#1..4294967295
pci usb
* #0..16777215
#0..4095
tagged untagged
check fips-host
connect
dir^1 file^1 unix
bool remove signed string unsigned
#10..255
ftp ftps gluster http https iscsi nbd nfs rbd sheepdog ssh tftp vxhs
storage
default luks luks-any luks2 qcow
`;

/** One line for each kind of element that allows something different. */
export const contextLines = `
id:0 type:1! blkiotune>1 bootloader>2 bootloader_args>2 clock>3 cpu>4 cputune>5 currentMemory>6 defaultiothread>7 description>2 devices>8 features>9 genid>2 idmap>10 iothreadids>11 iothreads>12 keywrap>13 launchSecurity>14 maxMemory>15 memory>16 memoryBacking>17 memtune>18 metadata>19 name>2! numatune>20 on_crash>21 on_lockfailure>22 on_poweroff>23 on_reboot>23 os>24 perf>25 pm>26 resource>27 seclabel>28+ sysinfo>29+ throttlegroups>30^1 title>2 uuid>2 vcpu>31 vcpus>32 {http://libvirt.org/schemas/domain/bhyve/1.0}commandline>33 {http://libvirt.org/schemas/domain/lxc/1.0}namespace>34 {http://libvirt.org/schemas/domain/qemu/1.0}capabilities>35 {http://libvirt.org/schemas/domain/qemu/1.0}commandline>36 {http://libvirt.org/schemas/domain/qemu/1.0}deprecation>37 {http://libvirt.org/schemas/domain/qemu/1.0}override>38 {http://libvirt.org/schemas/domain/vmware/1.0}datacenterpath>2 {http://libvirt.org/schemas/domain/xen/1.0}commandline>39
device>40+ weight>41
=2
adjustment:3 basis:4 offset:5! start:6 timezone:2 timer>42+
check:7 deprecated_features:8^1 match:9 migratable:8 mode:10 cache>43 feature>44+ maxphysaddr>45 model>46 numa>47 topology>48 vendor>2
cachetune>49+ emulator_period>50 emulator_quota>2 emulatorpin>51 emulatorsched>52 global_period>50 global_quota>2 iothread_period>50 iothread_quota>2 iothreadpin>53+ iothreadsched>54+ memorytune>55+ period>50 quota>2 shares>12 vcpupin>56+ vcpusched>57+
=6 unit:2
thread_pool_max:0 thread_pool_min:0
audio>58+ channel>59+ console>60+ controller>61+ crypto>62^1+ disk>63+ emulator>2 filesystem>64+ graphics>65+ hostdev>66+ hub>67+ input>68+ interface>69+ iommu>70 lease>71+ memballoon>72 memory>73+ nvram>74 panic>75+ parallel>76+ pstore>77^1 redirdev>78+ redirfilter>79+ rng>80+ serial>76+ shmem>81+ smartcard>82+ sound>83+ tpm>84+ video>85+ vsock>86 watchdog>87+
acpi>88 aia>89^1 apic>90 async-teardown>91^1 capabilities>92 ccf-assist>93 cfpc>94 gic>95 hap>96 hpt>97 htm>93 hyperv>98 ibs>99 ioapic>100 kvm>101 msrs>102 nested-hv>93 pae>88 pmu>96 privnet>88 ps2>93^1 pvspinlock>96 ras>93^1 sbbc>94 smm>103 tcg>104 viridian>88 vmcoreinfo>96 vmport>96 xen>105
gid>106+ uid>106+
iothread>107+
=0
cipher>108!+
authorKey:11^1 kernelHashes:11 type:12! vcek:11^1 cbitpos>12 dhCert>2 guestVisibleWorkarounds>2^1 handle>12 hostData>2^1 idAuth>2^1 idBlock>2^1 policy>2 reducedPhysBits>12 session>2
=6 slots:0 unit:2
=6 dumpCore:8 unit:2
access>109 allocation>110 discard>88 hugepages>111 locked>88 nosharepages>88 source>112
hard_limit>6 min_guarantee>6 soft_limit>6 swap_hard_limit>6
*
memnode>113+ memory>114
=13
=14
=15
firmware:16 acpi>115 bios>116 boot>117+ bootmenu>118 cmdline>2 dtb>2 firmware>119 init>2 initarg>2+ initdir>2 initenv>120+ initgroup>2 initrd>2 inituser>2 kernel>2 loader>121 nvram>122 root>2 shim>2^1 smbios>123 type>124!
event>125!+
suspend-to-disk>91 suspend-to-mem>91
fibrechannel>126 partition>2
model:2 relabel:11 type:17 baselabel>2 imagelabel>2 label>2
type:18! baseBoard>127+ bios>128 chassis>129 entry>130+ oemStrings>131 system>132
throttlegroup>133+
=19 cpuset:2 current:19 placement:20
vcpu>134+
{http://libvirt.org/schemas/domain/bhyve/1.0}arg>135+
{http://libvirt.org/schemas/domain/lxc/1.0}shareipc>136 {http://libvirt.org/schemas/domain/lxc/1.0}sharenet>137 {http://libvirt.org/schemas/domain/lxc/1.0}shareuts>136
{http://libvirt.org/schemas/domain/qemu/1.0}add>138+ {http://libvirt.org/schemas/domain/qemu/1.0}del>138+
{http://libvirt.org/schemas/domain/qemu/1.0}arg>135+ {http://libvirt.org/schemas/domain/qemu/1.0}env>139+
behavior:21!
{http://libvirt.org/schemas/domain/qemu/1.0}device>140+
{http://libvirt.org/schemas/domain/xen/1.0}arg>135+
path>2! read_bytes_sec>141 read_iops_sec>12 weight>41 write_bytes_sec>141 write_iops_sec>12
=22
frequency:6 mode:23 name:24! present:11 tickpolicy:25 track:26 catchup>142
level:27 mode:28!
name:2! policy:29!
bits:0 limit:0^1 mode:30!
=2 fallback:31 vendor_id:2
cell>143!+ interconnects>144
clusters:32^1 cores:32! dies:32 sockets:32! threads:32!
id:2 vcpus:2! cache>145+ monitor>146+
=33
cpuset:2!
priority:34 scheduler:35!
cpuset:2! iothread:0!
iothreads:2 priority:34 scheduler:35!
vcpus:2! monitor>147+ node>148+
cpuset:2! vcpu:34!
priority:34 scheduler:35! vcpus:2
driver:36 dspPolicy:37 exclusive:11 id:38! path:2 runtimeDir:2^1 serverName:2 timerPeriod:39 tryMMap:11 type:40! input>149 output>149
type:41! address>150 alias>151 log>152 protocol>153 source>154+ target>155!
tty:2 type:41 acpi>156 address>150 alias>151 log>152 protocol>153 source>154+ target>157
index:0 maxEventChannels:0 maxGrantFrames:0 model:42 ports:0 type:43! vectors:0 acpi>156 address>150 alias>151 driver>158 master>159 model>160 pcihole64>6 target>161
model:44! type:45! address>150 alias>151 backend>162! driver>163
device:46 model:47 rawio:11 sgio:48 snapshot:49 type:50 acpi>156 address>150 alias>151 auth>164 backenddomain>151 backingStore>165 blockio>166 boot>167 driver>168 encryption>169 geometry>170 iotune>133 mirror>171 product>2 readonly>88 serial>2 shareable>88 source>172 target>173! throttlefilters>174^1 transient>175 vendor>2 wwn>2
accessmode:51 dmode:2 fmode:2 model:47 multidevs:52 type:53 acpi>156 address>150 alias>151 binary>176 boot>167 driver>177 idmap>10^1 readonly>88 source>178! space_hard_limit>6 space_soft_limit>6 target>179!
address:2 autoport:11 connected:54 defaultMode:55 display:2 fullscreen:11 keymap:2 listen:2 multiUser:11 p2p:11 passwd:2 passwdValidTo:2 port:56 powerControl:11 replaceUser:11 sharePolicy:57 socket:2 tlsPort:56 type:58! username:2^1 websocket:56 xauth:2 audio>180 channel>181+ clipboard>182 filetransfer>183 gl>184 image>185 jpeg>186 listen>187+ mouse>188 playback>189 streaming>190 zlib>186
display:8 managed:11 mode:59 model:60 ramfb:8 rawio:11 sgio:48 type:61! acpi>156 address>150 alias>151 boot>167 driver>191 ip>192+ readonly>88 rom>193 route>194+ shareable>88 source>195! teaming>196
type:62! address>150 alias>151
bus:63 model:47 type:64! acpi>156 address>150 alias>151 driver>163 source>197
managed:11 trustGuestRxFilters:11 type:65! acpi>156 address>150 alias>151 backend>198 backenddomain>151 bandwidth>199 boot>167 coalesce>200 downscript>201 driver>202 filterref>203 guest>204 ip>192+ link>205 mac>206 model>207 mtu>208 port>209 portForward>210+ rom>193 route>194+ script>201 source>211 target>212 teaming>196 tune>213 virtualport>214 vlan>215
model:66! acpi>156 address>150 alias>151 driver>216
key>2! lockspace>2! target>217!
autodeflate:8 freePageReporting:8 model:67! acpi>156 address>150 alias>151 driver>163 stats>218
access:68 discard:11 model:69! acpi>156 address>150 alias>151 source>219 target>220! uuid>2
address>150
model:70 address>150 alias>151
tty:2 type:41! acpi>156 address>150 alias>151 log>152 protocol>153 source>154+ target>157
backend:71! address>150 alias>151 path>2 size>6!
bus:62! type:41! address>150 alias>151 boot>167 log>152 protocol>153 source>154+
usbdev>221+
model:47! acpi>156 address>150 alias>151 backend>222! driver>163 rate>223
name:2! role:72 acpi>156 address>150 alias>151 model>224 msi>225 server>226 size>6
mode:73! type:41 acpi>156 address>150 certificate>2+ database>2 log>152 protocol>153 source>154+ target>157
model:74! multichannel:11^1 streams:39^1 acpi>156 address>150 alias>151 audio>180 codec>227+ driver>163^1
model:75 address>150 alias>151 backend>228!
acpi>156 address>150 alias>151 driver>229 model>230
model:47 acpi>156 address>150 alias>151 cid>231 driver>163
action:76 model:77! acpi>156 address>150 alias>151

value:78!
eoi:8
enabled:11
policy:79! audit_control>93 audit_write>93 block_suspend>93 chown>93 dac_override>93 dac_read_search>93 fowner>93 fsetid>93 ipc_lock>93 ipc_owner>93 kill>93 lease>93 linux_immutable>93 mac_admin>93 mac_override>93 mknod>93 net_admin>93 net_bind_service>93 net_broadcast>93 net_raw>93 setfcap>93 setgid>93 setpcap>93 setuid>93 sys_admin>93 sys_boot>93 sys_chroot>93 sys_module>93 sys_nice>93 sys_pacct>93 sys_ptrace>93 sys_rawio>93 sys_resource>93 sys_time>93 sys_tty_config>93 syslog>93 wake_alarm>93
state:8!
value:80!
version:81
state:8
resizing:82 maxpagesize>6
mode:83 avic>93 emsr_bitmap>93^1 evmcs>93 frequencies>93 ipi>93 reenlightenment>93 relaxed>93 reset>93 runtime>93 spinlocks>232 stimer>233 synic>93 tlbflush>234 vapic>93 vendor_id>235 vpindex>93 xmm_input>93^1
value:84!
driver:85!
dirty-ring>236 hidden>93 hint-dedicated>93 poll-control>93 pv-ipi>93
unknown:86!
state:8 tseg>6
tb-cache>6
e820_host>93 passthrough>237
count:0! start:0! target:0!
id:0! thread_pool_max:0 thread_pool_min:0 poll>238^1
name:87! state:8!
mode:68!
mode:88 threads:0
page>239+
type:89!
cellid:0! mode:90! nodeset:2!
mode:90 nodeset:2 placement:20
table>240+
rebootTimeout:91 useserial:11
dev:92!
enable:11! timeout:34
feature>241!+
=2 name:2!
=2 format:93^1 readonly:11 secure:11 stateless:11 type:94
=2 format:93^1 template:2 templateFormat:93^1 type:50 source>172
mode:95!
=98 arch:96 machine:97
enabled:11! name:99!
appid:2!
entry>242!+
entry>243!+
entry>244!+
=2 file:2 name:2!
entry>2!+
entry>245!+
group_name>2 read_bytes_sec>141 read_bytes_sec_max>141 read_bytes_sec_max_length>141 read_iops_sec>141 read_iops_sec_max>141 read_iops_sec_max_length>141 size_iops_sec>141 total_bytes_sec>141 total_bytes_sec_max>141 total_bytes_sec_max_length>141 total_iops_sec>141 total_iops_sec_max>141 total_iops_sec_max_length>141 write_bytes_sec>141 write_bytes_sec_max>141 write_bytes_sec_max_length>141 write_iops_sec>141 write_iops_sec_max>141 write_iops_sec_max_length>141
enabled:11! hotpluggable:11 id:0! order:0
value:2!
type:100! value:2!
type:101! value:2!
capability:2!
name:2! value:2
alias:2! {http://libvirt.org/schemas/domain/qemu/1.0}frontend>246
=6
limit:0 slew:0 threshold:0
cpus:2 discard:11 id:0 memAccess:68 memory:6! unit:2 cache>247+ distances>248
bandwidth>249+ latency>250+
id:0! level:0! size:6! type:102! unit:2
level:0! vcpus:2!
vcpus:2!
bandwidth:0! id:0!
bufferCount:39 bufferLength:39 clientName:2 connectPorts:2 dev:2 exactName:11 fixedSettings:11 latency:39 mixingEngine:11 name:2 serverName:2 streamName:2 tryPoll:11 voices:39 settings>251
base:2 bus:38 controller:2 cssid:103 devno:104 domain:39 function:105 iobase:2 irq:2 multifunction:8 port:2 reg:2 slot:39 ssid:2 target:2 type:106! unit:2 zpci>252
name:2!
append:8 file:2!
type:107
append:8 channel:2 host:2 master:2 mode:2 path:2 service:2 slave:2 tls:11 clipboard>182 mouse>188 reconnect>253 seclabel>254+
address:2 name:2 port:2 state:108 type:109!
index:0
port:2 type:110 model>255
ats:8 cmd_per_lun:0 ioeventfd:8 iommu:8 iothread:0 max_sectors:0 packed:8 page_per_vq:8 queues:0 iothreads>256^1
startport:2!
name:111!
busNr:38 chassis:38 chassisNr:38 hotplug:8 index:38 memReserve:6^1 port:38 node>12
model:112! queues:32
ats:8 iommu:8 packed:8 page_per_vq:8
username:2! secret>257!
index:32 type:50 backingStore>165 format>258 source>172
discard_granularity:113^1 logical_block_size:113 physical_block_size:113
loadparm:2 order:32!
ats:8 cache:114 copy_on_read:8 detect_zeroes:115 discard:116 discard_no_unref:8^1 error_policy:117 event_idx:8 io:118 ioeventfd:8 iommu:8 iothread:0 name:2 packed:8 page_per_vq:8 queue_size:32 queues:32 rerror_policy:119 type:120 iothreads>256^1 metadata_cache>259
engine:121 format:122! cipher>260 ivgen>261 secret>262+
cyls:113! heads:113! secs:113! trans:123
file:2 format:124 job:125 ready:126 type:50 backingStore>165 format>258 source>172
dev:2 dir:2 fdgroup:2 file:2 index:32 managed:11 mode:127 name:2 namespace:39 path:2 pool:2 protocol:128 query:2 startupPolicy:129 tls:11 tlsHostname:2 type:130 volume:2 address>263 auth>164 config>264 cookies>265 dataStore>266^1 encryption>169 host>267+ identity>268 initiator>269 knownHosts>201^1 readahead>270 reconnect>253 reservations>271 seclabel>254+ slices>272 snapshot>151 ssl>273 timeout>274
bus:131 dev:2! removable:8 rotation_rate:32 tray:132
throttlefilter>275+
shareBacking:11
path:2 xattr:8 cache>276 lock>277 openfiles>278^1 sandbox>279 thread_pool>280
ats:8 format:124 iommu:8 packed:8 page_per_vq:8 queue:0 type:133 wrpolicy:134
dev:2 dir:2 file:2 name:2 socket:2 units:2 usage:6
dir:2!
id:38!
mode:55! name:135!
copypaste:11!
enable:11!
enable:11 rendernode:2
compression:136!
compression:137!
address:2 network:2 socket:2 type:138!
mode:139!
compression:8!
mode:140!
model:2^1 name:141
address:2! family:142 peer:2 prefix:143
bar:8 enabled:11 file:2
address:2! family:142 gateway:2! metric:0 netmask:2 prefix:143
guestReset:144 name:2 protocol:145 startupPolicy:129 writeFiltering:11 wwpn:2 adapter>281 address>282 auth>164 block>2 char>2 host>283+ initiator>269 interface>2 product>284 vendor>284
persistent:2 type:146!
dev:2 evdev:2 grab:147 grabToggle:148 repeat:8
logFile:2 tap:2 type:149 vhost:2
classID:32 inbound>285 outbound>285
rx>286
path:2!
ats:8 event_idx:8 ioeventfd:8 iommu:8 model:2^1 name:150 packed:8 page_per_vq:8 queues:32 rss:8 rss_hash_report:8 rx_queue_size:32 tx_queue_size:32 txmode:151 guest>287 host>288
filter:2! parameter>289+
actual:2 dev:2
state:152!
address:2! check:11 currentAddress:2^1 type:153
type:2!
size:34!
isolated:11
address:2 dev:2 proto:154! range>290+
address:2 bridge:2 connectionid:155 dev:2 macTableManager:156 missing:11 mode:157 name:2 network:2 path:2 port:56 portgroup:2 portgroupid:2 portid:158 switchid:2 type:159 address>291 ip>192+ local>292 product>284 reconnect>253 route>194+ vendor>284
dev:2! managed:11
sndbuf>12
type:160 parameters>293
trunk:161 tag>294!+
aw_bits:38 caching_mode:8 dma_translation:8^1 eim:8 intremap:8 iotlb:8
offset:0 path:2!
period:32!
alignsize>6 nodemask>2 pagesize>6 path>2 pmem>88
dynamicMemslots:11^1 address>295^1 block>6 current>6 label>296 node>12 readonly>88 requested>6 size>6!
allow:11! class:2 product:2 vendor:2 version:2
=2 model:162! type:41 log>152 protocol>153 source>154+
bytes:32! period:32
type:163!
ioeventfd:8 vectors:0
path:2
type:164!
debug:38^1 persistent_state:11 type:165! version:166 active_pcr_banks>297 device>226 encryption>298 profile>299^1 source>300
ats:8 iommu:8 name:167 packed:8 page_per_vq:8 vgaconf:168
blob:8^1 heads:0 primary:11 ram:0 type:169! vgamem:0 vram:0 vram64:0 acceleration>301 resolution>302
address:0 auto:11
retries:0 state:8!
state:8 direct>93
state:8 direct>93^1 extended>93^1
state:8! value:2
size:0 state:8!
mode:170 state:8!
grow:6 max:6 shrink:6
nodeset:2 size:6! unit:2
=2 type:171!
enabled:11! name:172!
=2 name:173!
=2 name:174!
=2 name:175!
=2 name:176!
{http://libvirt.org/schemas/domain/qemu/1.0}property>303+
associativity:177! level:0! policy:178! line>304! size>304!
sibling>305!+
cache:0 initiator:0! target:0! type:179! unit:2! value:0!
cache:0 initiator:0! target:0! type:179! value:0!
channels:39 format:180 frequency:39
fid:39 uid:104
delay:0^1 enabled:11 timeout:0
labelskip:161 model:2 relabel:11 label>2+
name:181!
iothread>306!+
type:182! usage:2 uuid:2
type:124! metadata_cache>259
max_size>6
hash:2 mode:2 name:2! size:0!
hash:2 name:2!
type:183! usage:2 uuid:2
bus:38 domain:39 function:105 multifunction:8 slot:184
file:2!
cookie>120!+
type:185 format>258! source>307
name:2 port:0 socket:2 transport:186
agentsock:2^1 group:2 keyfile:2^1 user:2 username:2^1
iqn>151!
size:32!
managed:11 source>308
slice>309!
verify:11!
seconds:32!
group:2!
mode:187
flock:8 posix:8
max:32
mode:188
size:113
managed:11 name:2 parent:2 parent_fabric_wwn:2 parent_wwnn:2 parent_wwpn:2 type:189 wwnn:2 wwpn:2 parentaddr>310
bus:38 device:2 domain:39 function:105 multifunction:8 slot:184 target:2 unit:2 uuid:2
name:2! port:56
id:2!
average:190 burst:191 floor:190 peak:190
frames>311
csum:8 ecn:8 tso4:8 tso6:8 ufo:8
csum:8 ecn:8 gso:8 mrg_rxbuf:8 tso4:8 tso6:8 ufo:8
name:2! value:2!
end:56 exclude:11 start:56! to:56
bus:38 device:2 domain:39 function:105 multifunction:8 slot:184 type:192
address:2! port:56!
instanceid:2 interfaceid:2 managerid:38 profileid:2 typeid:193 typeidversion:38
id:194! nativeMode:195
base:2!
size>6!
sha1>88 sha256>88 sha384>88 sha512>88
secret:2!
name:2 removeDisabled:196 source:2
mode:197 path:2! type:198!
accel2d:11 accel3d:11 rendernode:2
x:0! y:0!
name:2! type:199! value:2
unit:2! value:0!
id:0! value:200!
id:0! queue>312+
dev:2 dir:2 fdgroup:2 file:2 index:32 managed:11 mode:127 name:2 namespace:39 path:2 pool:2 protocol:201 query:2 startupPolicy:129 tls:11 tlsHostname:2 type:130 volume:2 address>263 auth>164 config>264 cookies>265 dataStore>266 encryption>313 host>267+ identity>314 initiator>269 knownHosts>201 readahead>270 reconnect>315 reservations>316 seclabel>254+ slices>272 snapshot>151 ssl>273 timeout>274
mode:139! path:2! type:159! reconnect>253
offset:0! size:32! type:202!
unique_id:32 address>263!
max:0
id:0!
engine:121 format:203! cipher>260 ivgen>261 secret>262+
agentsock:2 group:2 keyfile:2 user:2 username:2
delay:0 enabled:11 timeout:0
managed:11 source>317
mode:139! path:2! type:159! reconnect>315
`;
