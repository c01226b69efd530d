/** What differs from one guest to the next; all of it XML. */
interface GuestParts {
  /** `<disk>` and `<controller>` elements, indented as libvirt does. */
  readonly devices: string;
  /** Elements beside `<devices>`, such as `<iothreads>`. */
  readonly extra?: string;
  readonly machine?: "pc-i440fx-7.2" | "pc-q35-5.1" | "pc-q35-7.2";
}

/**
 * A whole guest as `virsh dumpxml --inactive` shows one, around the given devices. It is of type qemu, which the QEMU
 * driver takes on machines without KVM as well; rules make no difference between the two.
 */
export function guest({ devices, extra = "", machine = "pc-q35-7.2" }: GuestParts): string {
  return `<domain type='qemu'>
  <name>database</name>
  <uuid>6f1c2b1e-4f0a-4c8e-9d53-2b8f0c6a9e01</uuid>
  <metadata>
    <libosinfo:libosinfo xmlns:libosinfo="http://libosinfo.org/xmlns/libvirt/domain/1.0">
      <libosinfo:os id="http://debian.org/debian/12"/>
    </libosinfo:libosinfo>
  </metadata>
  <memory unit='KiB'>8388608</memory>
  <currentMemory unit='KiB'>8388608</currentMemory>
  <vcpu placement='static'>4</vcpu>
${extra}  <os>
    <type arch='x86_64' machine='${machine}'>hvm</type>
    <boot dev='hd'/>
  </os>
  <features>
    <acpi/>
    <apic/>
  </features>
  <clock offset='utc'>
    <timer name='rtc' tickpolicy='catchup'/>
    <timer name='hpet' present='no'/>
  </clock>
  <on_poweroff>destroy</on_poweroff>
  <on_reboot>restart</on_reboot>
  <on_crash>destroy</on_crash>
  <devices>
    <emulator>/usr/bin/qemu-system-x86_64</emulator>
${devices}    <disk type='file' device='cdrom'>
      <target dev='${machine.startsWith("pc-q35") ? "sdz" : "hdc"}' bus='${machine.startsWith("pc-q35") ? "sata" : "ide"}'/>
      <readonly/>
    </disk>
    <serial type='pty'>
      <target port='0'/>
    </serial>
    <console type='pty'>
      <target type='serial' port='0'/>
    </console>
    <memballoon model='virtio'/>
    <rng model='virtio'>
      <backend model='random'>/dev/urandom</backend>
    </rng>
  </devices>
</domain>
`;
}

/** A disk on a logical volume, which takes O_DIRECT. */
export const volume = "/dev/vg0/database";
/** A raw image, a second one, and a qcow2 image. */
export const image = "/var/lib/libvirt/images/database.img";
export const secondImage = "/var/lib/libvirt/images/log.img";
export const qcow2Image = "/var/lib/libvirt/images/database.qcow2";

/** Attributes of `<target>`. */
export const vda = "dev='vda' bus='virtio'";
export const vdb = "dev='vdb' bus='virtio'";
export const hda = "dev='hda' bus='ide'";
export const sata = "dev='sda' bus='sata'";
export const scsi = "dev='sda' bus='scsi'";

/** Attributes of `<driver>` that are as fast as they get without an iothread. */
export const native = "cache='none' io='native'";

export const driveAddress =
  "      <address type='drive' controller='0' bus='0' target='0' unit='0'/>\n";
export const virtioScsi = "    <controller type='scsi' index='0' model='virtio-scsi'/>\n";

/** One `<disk>`: `driver` are the attributes after name and type; `rest` stands after `<target>`. */
export function disk(
  source: string,
  target: string,
  driver: string,
  { type = "raw", rest = "" }: { type?: "raw" | "qcow2"; rest?: string } = {},
): string {
  const [kind, attribute] = source.startsWith("/dev/") ? ["block", "dev"] : ["file", "file"];
  return `    <disk type='${kind}' device='disk'>
      <driver name='qemu' type='${type}'${driver === "" ? "" : ` ${driver}`}/>
      <source ${attribute}='${source}'/>
      <target ${target}/>
${rest}    </disk>
`;
}
