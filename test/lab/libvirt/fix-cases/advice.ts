import {
  disk,
  guest,
  image,
  native,
  scsi,
  secondImage,
  vda,
  vdb,
  virtioScsi,
  volume,
} from "../slow-guests.js";
import type { FixCases } from "./fix-case.js";

const newerSchema = /Relax-NG validity error/;
const iothread1 = { [volume]: "virtio-blk-pci; native; O_DIRECT; iothread1" };
const main = { [volume]: "virtio-blk-pci; native; O_DIRECT; main loop" };
const realtime = `  <cputune>
    <vcpupin vcpu='0' cpuset='0'/>
    <emulatorpin cpuset='0'/>
    <vcpusched vcpus='0' scheduler='fifo' priority='1'/>
  </cputune>
`;

const pins = `  <cputune>
${["0", "1", "2", "3"].map((vcpu) => `    <vcpupin vcpu='${vcpu}' cpuset='${vcpu}'/>\n`).join("")}  </cputune>
`;

function kvmGuest(parts: { extra?: string; features?: string; cpu?: string }): string {
  const { cpu = "", extra = "", features = "" } = parts;
  return guest({ devices: disk(volume, vda, native), extra })
    .replace("<domain type='qemu'>", "<domain type='kvm'>")
    .replace("    <apic/>\n", `    <apic/>\n${features}`)
    .replace("  <clock", `${cpu}  <clock`);
}

function bridged(driver: string): string {
  return `    <interface type='bridge'>
      <mac address='52:54:00:7c:31:0a'/>
      <source bridge='br0'/>
      <model type='virtio'/>
${driver}    </interface>
`;
}

const passthrough = "  <cpu mode='host-passthrough'/>\n";
const dedicated = "    <kvm>\n      <hint-dedicated state='on'/>\n    </kvm>\n";

/** Rules that advise: iothreads, queues, memory, and what the guest is told. */
export const adviceCases: FixCases = {
  "domain/iothread-shared": {
    "four disks": {
      guest: guest({
        extra: "  <iothreads>1</iothreads>\n",
        devices: [volume, image, secondImage, "/dev/vg0/log"]
          .map((source, at) =>
            disk(source, `dev='vd${"abcd".charAt(at)}' bus='virtio'`, `${native} iothread='1'`),
          )
          .join(""),
      }),
      before: { "/dev/vg0/log": "virtio-blk-pci; native; O_DIRECT; iothread1", ...iothread1 },
      after: {
        "Spread the disks over iothreads 1 and 2": {
          "/dev/vg0/log": "virtio-blk-pci; native; O_DIRECT; iothread2",
          ...iothread1,
        },
      },
    },
  },
  "domain/iothread-excess": {
    "two for one vCPU": {
      guest: guest({
        extra: "  <iothreads>2</iothreads>\n",
        devices:
          disk(volume, vda, `${native} iothread='1'`) + disk(image, vdb, `${native} iothread='2'`),
      }).replace(">4</vcpu>", ">1</vcpu>"),
      before: { ...iothread1, [image]: "virtio-blk-pci; native; O_DIRECT; iothread2" },
      after: {
        "Use iothread 1 only": {
          ...iothread1,
          [image]: "virtio-blk-pci; native; O_DIRECT; iothread1",
        },
      },
    },
  },
  "domain/iothread-polling-unbounded": {
    "a millisecond": {
      guest: guest({
        extra: `  <iothreadids>
    <iothread id='1'>
      <poll max='1000000'/>
    </iothread>
  </iothreadids>
`,
        devices: disk(volume, vda, `${native} iothread='1'`),
      }),
      schema: newerSchema,
      before: iothread1,
      after: { "Let iothread 1 poll as QEMU does by default": iothread1 },
    },
  },
  "domain/disk-iothread-single": {
    "one disk of a large guest": {
      guest: guest({
        extra: "  <iothreads>1</iothreads>\n",
        devices: disk(volume, vda, `${native} iothread='1'`),
      }).replace(">4</vcpu>", ">8</vcpu>"),
      schemaAfter: {
        "Map the queues of 'vda' to iothreads 1 and 2 (not beside <iotune> with QEMU 9.1 or 10.0, which can hang)":
          newerSchema,
      },
      before: iothread1,
      // The libvirt of the tests is older than mappings and drops them.
      after: {
        "Map the queues of 'vda' to iothreads 1 and 2 (not beside <iotune> with QEMU 9.1 or 10.0, which can hang)":
          main,
      },
    },
  },
  "domain/hint-dedicated-conflict": {
    "nothing is pinned": {
      guest: kvmGuest({ features: dedicated, cpu: passthrough }),
      before: { cpu: "the host's own; kvm-hint-dedicated=on" },
      after: {
        "Take the hint back (the guest sees another feature of KVM)": { cpu: "the host's own" },
      },
    },
  },
  "domain/hint-dedicated-missing": {
    "everything is pinned": {
      guest: kvmGuest({ extra: pins, cpu: passthrough }),
      before: { cpu: "the host's own" },
      after: {
        "Tell the guest (only where nothing else runs on those processors)": {
          cpu: "the host's own; kvm-hint-dedicated=on; kvm-poll-control=on",
        },
      },
    },
    "something about KVM is there": {
      guest: kvmGuest({
        extra: pins,
        features: "    <kvm>\n      <poll-control state='on'/>\n    </kvm>\n",
        cpu: passthrough,
      }),
      before: { cpu: "the host's own; kvm-poll-control=on" },
      after: {
        "Tell the guest (only where nothing else runs on those processors)": {
          cpu: "the host's own; kvm-hint-dedicated=on; kvm-poll-control=on",
        },
      },
    },
  },
  "domain/event-idx-off": {
    "a disk": {
      guest: guest({ devices: disk(volume, vda, `${native} event_idx='off'`) }),
      before: { [volume]: "virtio-blk-pci; native; O_DIRECT; no event index; main loop" },
      after: {
        "Remove event_idx from disk 'vda' (the guest sees one more feature of the device)": main,
      },
    },
  },
  "domain/queue-size-large": {
    "the longest": {
      guest: guest({ devices: disk(volume, vda, `${native} queue_size='1024'`) }),
      before: { [volume]: "virtio-blk-pci; native; O_DIRECT; ring of 1024; main loop" },
      after: { "Remove queue_size from 'vda' (the guest sees shorter queues)": main },
    },
  },
  "domain/disk-queues-excess": {
    "a disk and a controller": {
      guest: guest({
        devices:
          disk(volume, vda, `${native} queues='8'`) +
          disk(image, scsi, native) +
          virtioScsi.replace("/>", "><driver queues='16'/></controller>"),
      }),
      before: {
        [volume]: "virtio-blk-pci; native; O_DIRECT; 8 queues; main loop",
        [image]: "scsi-hd on virtio-scsi-pci; native; O_DIRECT; 16 queues; main loop",
      },
      partly: [
        "Use queues='4' on disk 'vda' (the guest sees fewer queues)",
        "Use queues='4' on SCSI controller 0 (the guest sees fewer queues)",
      ],
      after: {
        "Use queues='4' on disk 'vda' (the guest sees fewer queues)": {
          [volume]: "virtio-blk-pci; native; O_DIRECT; 4 queues; main loop",
        },
        "Use queues='4' on SCSI controller 0 (the guest sees fewer queues)": {
          [image]: "scsi-hd on virtio-scsi-pci; native; O_DIRECT; 4 queues; main loop",
        },
      },
    },
  },
  "domain/disk-io-uring-unsafe": {
    "through the page cache": {
      guest: guest({
        extra: "  <iothreads>1</iothreads>\n",
        devices: disk(volume, vda, "io='io_uring' iothread='1'"),
      }),
      target: { qemu: "7.1.0" },
      before: { [volume]: "virtio-blk-pci; io_uring; page cache; iothread1" },
      after: {
        "Use io='native' on disk 'vda' (with cache='none'; only for block devices and fully allocated images)":
          iothread1,
      },
    },
    "past the page cache": {
      guest: guest({
        extra: "  <iothreads>1</iothreads>\n",
        devices: disk(volume, vda, "cache='none' io='io_uring' iothread='1'"),
      }),
      target: { qemu: "7.1.0" },
      before: { [volume]: "virtio-blk-pci; io_uring; O_DIRECT; iothread1" },
      after: {
        "Use io='native' on disk 'vda' (only for block devices and fully allocated images)":
          iothread1,
      },
    },
  },
  "domain/virtio-transitional-slot": {
    "a disk and a controller": {
      guest: guest({
        devices:
          disk(volume, vda, native).replace("<disk", "<disk model='virtio-transitional'") +
          disk(image, scsi, native) +
          virtioScsi.replace("'virtio-scsi'", "'virtio-transitional'"),
      }),
      before: {
        [volume]: "virtio-blk-pci-transitional; native; O_DIRECT; main loop",
        [image]: "scsi-hd on virtio-scsi-pci-transitional; native; O_DIRECT; main loop",
      },
      after: {
        "Make disk 'vda' and SCSI controller 0 plain virtio (the guest sees other devices; it needs drivers for virtio 1.0)":
          {
            ...main,
            [image]: "scsi-hd on virtio-scsi-pci; native; O_DIRECT; main loop",
          },
      },
    },
  },
  "domain/disk-scsi-detour": {
    "one volume": {
      guest: guest({ devices: disk(volume, scsi, native) + virtioScsi }),
      before: { [volume]: "scsi-hd on virtio-scsi-pci; native; O_DIRECT; main loop" },
      after: {
        "Move 'sda' to the virtio bus as 'vda' (the guest sees another device; it needs the virtio-blk driver)":
          main,
      },
    },
  },
  "domain/hugepages-missing": {
    "a pinned guest": {
      guest: kvmGuest({ extra: pins }),
      before: main,
      // libvirt refuses it on hosts without a hugetlbfs, as the tests' may be: that is the condition.
      after: {
        "Use huge pages (the host must have reserved enough, or the guest does not start)":
          /accepted|hugetlbfs filesystem is not mounted/,
      },
    },
  },
  "domain/balloon-conflict": {
    "locked memory": {
      guest: guest({
        devices: disk(volume, vda, native),
        extra:
          "  <memtune>\n    <hard_limit unit='GiB'>12</hard_limit>\n  </memtune>\n  <memoryBacking>\n    <locked/>\n  </memoryBacking>\n",
      }),
      before: { balloon0: "virtio-balloon-pci" },
      after: {
        "Do without a balloon (the guest loses a device; `virsh setmem` and its statistics no longer work)":
          { balloon0: "no such disk" },
      },
    },
  },
  "domain/memory-ballooned": {
    half: {
      guest: guest({ devices: disk(volume, vda, native) }).replace(
        "<currentMemory unit='KiB'>8388608",
        "<currentMemory unit='MiB'>4096",
      ),
      before: main,
      after: { "Start with all of the memory (the host must have it)": main },
    },
  },
  "domain/memory-allocation-missing": {
    "a real-time guest": {
      guest: guest({ devices: disk(volume, vda, native), extra: realtime }),
      before: { memory: "on demand" },
      after: {
        "Allocate all memory at the start (which takes longer, and the host must have it)": {
          memory: "at the start",
        },
      },
    },
  },
  "domain/interface-tx-timer": {
    "a timer": {
      guest: guest({ devices: bridged("      <driver name='qemu' txmode='timer'/>\n") }),
      before: { net0: "virtio-net-pci" },
      after: {
        "Remove txmode from network interface 52:54:00:7c:31:0a": { net0: "virtio-net-pci" },
      },
    },
  },
  "domain/interface-offload-off": {
    "both sides": {
      guest: guest({
        devices: bridged(`      <driver name='vhost'>
        <host csum='off' gso='off'/>
        <guest tso4='off' ecn='off'/>
      </driver>
`),
      }),
      before: { net0: "virtio-net-pci" },
      after: {
        "Switch them on again for network interface 52:54:00:7c:31:0a (the guest sees more features of the device)":
          { net0: "virtio-net-pci" },
      },
    },
  },
};
