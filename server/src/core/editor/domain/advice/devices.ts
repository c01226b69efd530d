import type { AdviceFamily } from "../advice.js";

/** Other devices that can cost latency. */
export const deviceAdvice: AdviceFamily = {
  "devices/rng": {
    text: "Random numbers for the guest, so that it does not wait for them while it boots.",
  },
  "rng/backend": {
    text: "Where they come from on the host.",
  },
  "rng/backend@model": {
    text: "Where they come from on the host.",
    values: {
      random: "A device of the host: `/dev/urandom` never waits.",
      builtin: "QEMU's own, from the host's kernel.",
      egd: "A daemon.",
    },
  },
  "devices/video": {
    text: "A graphics card. One that nobody looks at costs little; QXL with SPICE adds timers to QEMU's main loop.",
  },
  "devices/input": {
    text: "An input device. A USB tablet makes the guest poll its USB controller.",
  },
  "devices/filesystem": {
    text: "A directory of the host in the guest.",
  },
  "filesystem/driver@type": {
    text: "How the directory gets into the guest.",
    absent: "`path`",
    values: {
      virtiofs:
        "A process of its own through shared memory; the faster one. Needs shared memory backing.",
      path: "9p, served by QEMU: each request takes a long way.",
    },
  },
  "devices/watchdog": {
    text: "Restarts or stops a guest that hangs. A long stall of I/O can look like that.",
  },
  "devices/hostdev": {
    text: "A device of the host in the guest: its I/O goes past QEMU.",
  },
  "devices/iommu": {
    text: "An emulated IOMMU. Devices that use it pay with lookups for each request.",
  },
  "disk/address": {
    text: "Where the disk is: on PCI for virtio, on a controller (`type='drive'`) for SCSI, SATA and IDE. Another place may give it another name in the guest.",
    absent: "libvirt chooses",
  },
  "disk/address@controller": {
    text: "The index of the controller that the disk is on, which decides its iothread.",
    absent: "0",
  },
};
