import { guestFolder } from "./built.js";

export interface LabDomain {
  readonly name: string;
  readonly uuid: string;
  /** The `<disk>` elements, and whatever else the guest is to have. */
  readonly devices: string;
  /** The disks that it waits for and mounts. */
  readonly labels: readonly string[];
  /** Before `<os>`, such as `<iothreads>`. */
  readonly more?: string;
}

/** The XML of a guest of the lab. */
export function labDomain({ name, uuid, devices, labels, more = "" }: LabDomain): string {
  return `<domain type='qemu'>
  <name>${name}</name>
  <uuid>${uuid}</uuid>
  <memory unit='MiB'>512</memory>
  <vcpu placement='static'>1</vcpu>
${more}  <os>
    <type arch='x86_64' machine='pc'>hvm</type>
    <kernel>${guestFolder}/vmlinux</kernel>
    <initrd>${guestFolder}/initrd.img</initrd>
    <cmdline>console=ttyS0 quiet panic=5 mitigations=off tsc=unstable nowatchdog lab.labels=${labels.join()}</cmdline>
  </os>
  <features>
    <acpi/>
    <apic/>
  </features>
  <cpu mode='custom' match='exact' check='none'>
    <model fallback='allow'>qemu64</model>
  </cpu>
  <clock offset='utc'/>
  <devices>
    <emulator>/usr/bin/qemu-system-x86_64</emulator>
${devices}    <controller type='usb' model='none'/>
    <interface type='network'>
      <source network='default'/>
      <model type='virtio'/>
    </interface>
    <serial type='null'/>
    <channel type='unix'>
      <target type='virtio' name='org.qemu.guest_agent.0'/>
    </channel>
    <memballoon model='none'/>
    <rng model='virtio'>
      <backend model='random'>/dev/urandom</backend>
    </rng>
  </devices>
</domain>
`;
}

/** A disk with a file system, which the guest mounts at `/LABEL`. */
export interface DataDisk {
  readonly label: string;
  /** What QEMU lets through; absent for all. */
  readonly requestsPerSecond?: number;
}

/** The XML of a virtio disk of raw format. */
export function diskXml({
  source,
  unit,
  requestsPerSecond,
}: DataDisk & { readonly source: string; readonly unit: number }): string {
  const limit =
    requestsPerSecond === undefined
      ? ""
      : `      <iotune><total_iops_sec>${requestsPerSecond}</total_iops_sec></iotune>\n`;
  return `    <disk type='file' device='disk'>
      <driver name='qemu' type='raw' cache='none' io='native'/>
      <source file='${source}'/>
      <target dev='vd${String.fromCharCode("a".charCodeAt(0) + unit)}' bus='virtio'/>
${limit}    </disk>
`;
}
