import type { FixCases } from "./fix-case.js";
import { disk, guest, native, vda, volume } from "../slow-guests.js";

const hpetTimer = "    <timer name='hpet' present='no'/>\n";
const allEnlightenments =
  "hv-relaxed=on; hv-vapic=on; hv-spinlocks=0x1fff; hv-vpindex=on; hv-synic=on; hv-stimer=on; hv-frequencies=on; hv-tlbflush=on; hv-ipi=on";

/** A guest that runs on KVM: elements beside `<devices>`, what stands in `<features>`, and its timers. */
function kvmGuest({ extra = "", features = "", timers = hpetTimer } = {}): string {
  return guest({ devices: "", extra })
    .replace("<domain type='qemu'>", "<domain type='kvm'>")
    .replace("    <apic/>\n", `    <apic/>\n${features}`)
    .replace(hpetTimer, timers);
}

function windowsGuest(features: string, timers?: string): string {
  const text = kvmGuest({ features, ...(timers !== undefined && { timers }) });
  return text.replace("http://debian.org/debian/12", "http://microsoft.com/win/2k22");
}

function hyperv(inside: string): string {
  return `    <hyperv mode='custom'>\n${inside}    </hyperv>\n`;
}

function pins(inside: string): string {
  return `  <cputune>
    <vcpupin vcpu='0' cpuset='2'/>
    <vcpupin vcpu='1' cpuset='3'/>
${inside}  </cputune>
`;
}

/** Rules about the processor, its pins and quotas, timers and what the guest knows of its hypervisor. */
export const cpuAndClockCases: FixCases = {
  "domain/cpu-model-missing": {
    "no <cpu>": {
      guest: kvmGuest(),
      before: { cpu: "qemu64" },
      after: {
        "Use mode='host-passthrough' (the guest sees the host's processor; it can only migrate to hosts that have the same)":
          { cpu: "the host's own" },
        "Use mode='host-model' (the guest sees the model that is nearest to the host's)": {
          cpu: "like the host's",
        },
      },
    },
    "a guest of 32 bits": {
      guest: kvmGuest().replace("arch='x86_64'", "arch='i686'").replace("-x86_64<", "-i386<"),
      before: { cpu: "qemu32" },
      after: {
        "Use mode='host-passthrough' (the guest sees the host's processor; it can only migrate to hosts that have the same)":
          { cpu: "the host's own" },
        "Use mode='host-model' (the guest sees the model that is nearest to the host's)": {
          cpu: "like the host's",
        },
      },
    },
    "a <cpu> that passes the cache through": {
      guest: kvmGuest({
        extra: "  <cpu>\n    <cache mode='passthrough'/>\n  </cpu>\n",
      }),
      before: /can only be used with 'host-passthrough' \/ 'maximum' CPUs/,
      after: {
        "Use mode='host-passthrough' (the guest sees the host's processor; it can only migrate to hosts that have the same)":
          { cpu: "the host's own" },
      },
    },
  },
  "domain/cpu-model-generic": {
    "as libvirt writes it": {
      guest: kvmGuest({
        extra: `  <cpu mode='custom' match='exact' check='none'>
    <model fallback='forbid'>kvm64</model>
    <topology sockets='1' dies='1' cores='4' threads='1'/>
  </cpu>
`,
      }),
      before: { cpu: "kvm64" },
      after: {
        "Use mode='host-model' (the guest sees the model that is nearest to the host's)": {
          cpu: "like the host's",
        },
      },
    },
  },
  "domain/type-emulated": {
    x86: {
      guest: guest({
        devices:
          disk(volume, vda, native) +
          "    <interface type='bridge'>\n      <source bridge='br0'/>\n      <model type='virtio'/>\n    </interface>\n",
      }),
      before: { machine: "pc-q35-7.2" },
      after: {
        "Use type='kvm' (the host must be x86 and have /dev/kvm)": { machine: "pc-q35-7.2" },
      },
    },
  },
  "domain/vcpupin-ignored": {
    "one too many": {
      guest: guest({
        devices: "",
        extra: "  <cputune>\n    <vcpupin vcpu='4' cpuset='2'/>\n  </cputune>\n",
      }),
      before: {},
      after: { "Remove the pin of vCPU 4": {} },
    },
  },
  "domain/iothreadpin-undefined": {
    "another one has no pin": {
      guest: guest({
        devices: "",
        extra: `  <iothreads>1</iothreads>\n${pins("    <iothreadpin iothread='2' cpuset='1'/>\n")}`,
      }),
      before: /Cannot find 'iothread' : 2/,
      after: { "Pin iothread 1 instead": {}, "Remove the pin of iothread 2": {} },
    },
    "a scheduler": {
      guest: guest({
        devices: "",
        extra:
          "  <iothreads>1</iothreads>\n  <cputune>\n    <iothreadsched iothreads='1-2' scheduler='batch'/>\n  </cputune>\n",
      }),
      before: /Cannot find 'iothread' : 2/,
      after: { "Take iothread 2 out of <iothreadsched>": {} },
    },
  },
  "domain/thread-pin-conflict": {
    "some processors are free": {
      guest: guest({
        devices:
          "    <disk type='file' device='disk'>\n      <driver name='qemu' type='raw' cache='none' iothread='1'/>\n      <source file='/var/lib/db.raw'/>\n      <target dev='vda' bus='virtio'/>\n    </disk>\n",
        extra: `  <iothreads>1</iothreads>\n${pins("    <emulatorpin cpuset='0-3'/>\n    <iothreadpin iothread='1' cpuset='1,2'/>\n")}`,
      }),
      before: {},
      partly: [
        "Pin iothread 1 to 1 (enough, if little else runs there)",
        "Pin QEMU's emulator threads to 0-1 (enough, if little else runs there)",
      ],
      after: {
        "Pin QEMU's emulator threads to 0-1 (enough, if little else runs there)": {},
        "Pin iothread 1 to 1 (enough, if little else runs there)": {},
      },
    },
  },
  "domain/cpu-quota-limit": {
    several: {
      guest: guest({
        devices: "",
        extra:
          "  <cputune>\n    <quota>50000</quota>\n    <emulator_quota>20000</emulator_quota>\n  </cputune>\n",
      }),
      before: {},
      after: {
        "Remove <emulator_quota> and <quota> (only where nobody relies on the limit)": {},
      },
    },
  },
  "domain/kvm-hidden": {
    "nothing else about KVM": {
      guest: kvmGuest({ features: "    <kvm>\n      <hidden state='on'/>\n    </kvm>\n" }),
      before: { cpu: "qemu64; kvm=off" },
      after: {
        "Let the guest know of KVM (it may choose another clock; old NVIDIA drivers refuse)": {
          cpu: "qemu64",
        },
      },
    },
  },
  "domain/hpet-present": {
    "asked for": {
      guest: kvmGuest({ timers: "    <timer name='hpet' present='yes'/>\n" }),
      before: { hpet: "present" },
      after: { "Take the HPET away (the guest sees one timer less)": { hpet: "absent" } },
    },
  },
  "domain/kvmclock-disabled": {
    "switched off": {
      guest: kvmGuest({ timers: "    <timer name='kvmclock' present='no'/>\n" }),
      before: { cpu: "qemu64; kvmclock=off" },
      after: { "Let the guest have kvmclock (it sees another clock)": { cpu: "qemu64" } },
    },
  },
  "domain/hyperv-missing": {
    "no enlightenments": {
      guest: windowsGuest(""),
      before: { cpu: "qemu64" },
      after: {
        "Add relaxed, vapic, spinlocks, vpindex, synic, stimer, frequencies and 2 more (the guest sees another hypervisor interface)":
          { cpu: `qemu64; hv-time=on; ${allEnlightenments}` },
      },
    },
    "hosts that are known to have host-model, as the libvirt of the tests has not": {
      guest: windowsGuest(""),
      target: { libvirt: "11.9" },
      before: { cpu: "qemu64" },
      schemaAfter: {
        "Add all that the host has (the guest sees another hypervisor interface)":
          /Relax-NG validity error/,
      },
      after: {
        "Add all that the host has (the guest sees another hypervisor interface)":
          /Invalid value for attribute 'mode' in element 'hyperv': 'host-model'/,
        "Add relaxed, vapic, spinlocks, vpindex, synic, stimer, frequencies and 2 more (the guest sees another hypervisor interface)":
          { cpu: `qemu64; hv-time=on; ${allEnlightenments}` },
      },
    },
    "some of them": {
      guest: windowsGuest(
        hyperv(
          "      <relaxed state='on'/>\n      <vapic state='on'/>\n      <spinlocks state='on' retries='8191'/>\n",
        ),
      ),
      before: { cpu: "qemu64; hv-relaxed=on; hv-vapic=on; hv-spinlocks=0x1fff" },
      after: {
        "Add vpindex, synic, stimer, frequencies, tlbflush and ipi (the guest sees another hypervisor interface)":
          { cpu: `qemu64; hv-time=on; ${allEnlightenments}` },
      },
    },
  },
  "domain/hypervclock-missing": {
    "a clock without it": {
      guest: windowsGuest(hyperv("      <relaxed state='on'/>\n")),
      before: { cpu: "qemu64; hv-relaxed=on" },
      after: {
        "Add the timer hypervclock (the guest sees another clock)": {
          cpu: "qemu64; hv-time=on; hv-relaxed=on",
        },
      },
    },
  },
  "domain/hyperv-dependency-missing": {
    "stimer without synic": {
      guest: windowsGuest(
        hyperv("      <vpindex state='on'/>\n      <stimer state='on'/>\n"),
        "    <timer name='hypervclock' present='yes'/>\n",
      ),
      before: { cpu: "qemu64; hv-time=on; hv-vpindex=on; hv-stimer=on" },
      after: {
        "Add synic for stimer (the guest sees another hypervisor interface)": {
          cpu: "qemu64; hv-time=on; hv-vpindex=on; hv-synic=on; hv-stimer=on",
        },
      },
    },
  },
};
