import { iothreadShared } from "../../../server/src/core/rules/domain/iothread-shared.js";
import { testRule } from "../../support/test-rule.js";

const disk = (name: string, iothread: string): string =>
  `<disk><driver name='qemu' iothread='${iothread}'/><target dev='${name}'/></disk>`;
const guest = (vcpus: number, iothreads: string, disks: readonly string[]): string =>
  `<domain type='kvm'><vcpu>${String(vcpus)}</vcpu>${iothreads}<devices>${disks.join("")}</devices></domain>`;
const four = ["vda", "vdb", "vdc", "vdd"];

testRule(iothreadShared, {
  valid: {
    "three disks": guest(
      4,
      "<iothreads>1</iothreads>",
      four.slice(1).map((name) => disk(name, "1")),
    ),
    "one vCPU, which cannot keep more busy": guest(
      1,
      "<iothreads>1</iothreads>",
      four.map((name) => disk(name, "1")),
    ),
    "a mapping elsewhere": guest(4, "<iothreads>1</iothreads>", [
      ...four.map((name) => disk(name, "1")),
      "<disk><driver><iothreads><iothread id='1'/></iothreads></driver><target dev='vde'/></disk>",
    ]),
    "one controller, which cannot be split":
      "<domain type='kvm'><vcpu>8</vcpu><iothreads>1</iothreads><devices><controller type='scsi' model='virtio-scsi'><driver iothread='1'/></controller>" +
      ["a", "b", "c", "d"].map((x) => `<disk><target dev='sd${x}'/></disk>`).join("") +
      "</devices></domain>",
  },
  invalid: {
    "four disks": {
      text: `
<domain type='kvm'>
  <vcpu>4</vcpu>
  <iothreads>1</iothreads>
  <devices>
    <disk><driver name='qemu' iothread='1'/><target dev='vda'/></disk>
                                        ^
    <disk><driver name='qemu' iothread='1'/><target dev='vdb'/></disk>
    <disk><driver name='qemu' iothread='1'/><target dev='vdc'/></disk>
    <disk><driver name='qemu' iothread='1'/><target dev='vdd'/></disk>
  </devices>
</domain>`,
      fixed: `
<domain type='kvm'>
  <vcpu>4</vcpu>
  <iothreads>2</iothreads>
  <devices>
    <disk><driver name='qemu' iothread='1'/><target dev='vda'/></disk>
    <disk><driver name='qemu' iothread='1'/><target dev='vdb'/></disk>
    <disk><driver name='qemu' iothread='1'/><target dev='vdc'/></disk>
    <disk><driver name='qemu' iothread='2'/><target dev='vdd'/></disk>
  </devices>
</domain>`,
    },
  },
});
