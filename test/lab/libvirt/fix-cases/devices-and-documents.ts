import type { FixCases } from "./fix-case.js";
import { disk, guest, native, vda, volume } from "../slow-guests.js";

/** An interface on a bridge. libvirt's translation turns each into a plain tap and leaves its driver out. */
function bridged(inside: string): string {
  return `    <interface type='bridge'>
      <mac address='52:54:00:7c:31:0a'/>
      <source bridge='br0'/>
${inside}    </interface>
`;
}

const toVirtio =
  "Make network interface 52:54:00:7c:31:0a a virtio one (the guest sees another device; it needs the virtio-net driver)";

/** Rules about network interfaces and the balloon, the machine type, and what goes to QEMU past libvirt. */
export const deviceAndDocumentCases: FixCases = {
  "domain/interface-model-missing": {
    "no model": {
      guest: guest({ devices: bridged("") }),
      before: { net0: "rtl8139" },
      after: { [toVirtio]: { net0: "virtio-net-pci" } },
    },
  },
  "domain/interface-model-emulated": {
    e1000: {
      guest: guest({ devices: bridged("      <model type='e1000'/>\n") }),
      before: { net0: "e1000" },
      after: { [toVirtio]: { net0: "virtio-net-pci" } },
    },
  },
  "domain/interface-vhost-disabled": {
    "an interface on a bridge": {
      guest: guest({
        devices: bridged("      <model type='virtio'/>\n      <driver name='qemu'/>\n"),
      }).replace("<domain type='qemu'>", "<domain type='kvm'>"),
      before: { net0: "virtio-net-pci" },
      after: {
        "Let network interface 52:54:00:7c:31:0a use vhost-net where the host has it": {
          net0: "virtio-net-pci",
        },
      },
    },
  },
  "domain/interface-driver-ignored": {
    e1000: {
      guest: guest({
        devices: bridged("      <model type='e1000'/>\n      <driver queues='4'/>\n"),
      }),
      before: { net0: "e1000" },
      after: {
        "Remove the driver settings of network interface 52:54:00:7c:31:0a": { net0: "e1000" },
        [toVirtio]: { net0: "virtio-net-pci" },
      },
    },
  },
  "domain/balloon-page-reporting": {
    "switched on": {
      guest: guest({ devices: "" }).replace(
        "<memballoon model='virtio'/>",
        "<memballoon model='virtio' freePageReporting='on'/>",
      ),
      before: { balloon0: "virtio-balloon-pci; free page reporting" },
      after: {
        "Keep free pages (the host must have the guest's memory to spare)": {
          balloon0: "virtio-balloon-pci",
        },
      },
    },
  },
  "domain/machine-type-old": {
    q35: {
      guest: guest({ devices: disk(volume, vda, native) }).replace("pc-q35-7.2", "pc-q35-4.2"),
      before: { machine: "pc-q35-4.2" },
      after: {
        "Use machine='q35', the host's newest (the guest sees newer hardware; Windows may ask to be activated again)":
          { machine: "pc-q35-7.2" },
      },
    },
    i440fx: {
      guest: guest({ devices: disk(volume, vda, native), machine: "pc-i440fx-7.2" }).replace(
        "pc-i440fx-7.2",
        "pc-i440fx-5.1",
      ),
      before: { machine: "pc-i440fx-5.1" },
      after: {
        "Use machine='pc', the host's newest (the guest sees newer hardware; Windows may ask to be activated again)":
          { machine: "pc-i440fx-7.2" },
      },
    },
  },
  "domain/qemu-namespace-undeclared": {
    "an argument that takes the HPET away": {
      guest: guest({ devices: "" })
        .replace("    <timer name='hpet' present='no'/>\n", "")
        .replace(
          "  </devices>\n",
          "  </devices>\n  <qemu:commandline>\n    <qemu:arg value='-no-hpet'/>\n  </qemu:commandline>\n",
        ),
      schema: /Element domain has extra content: qemu:commandline/,
      before: { hpet: "present" },
      after: {
        "Declare xmlns:qemu on <domain> (what is inside then takes effect)": { hpet: "absent" },
      },
    },
  },
};
