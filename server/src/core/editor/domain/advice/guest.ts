import type { AdviceFamily } from "../advice.js";

/** The guest as a whole: hypervisor, machine, firmware. */
export const guestAdvice: AdviceFamily = {
  "/domain": { text: "A guest of libvirt's." },
  "/domain@type": {
    text: "The hypervisor.",
    values: {
      kvm: "The host's CPU runs the guest's code.",
      qemu: "QEMU emulates the CPU in software: everything takes many times as long. Only for other architectures than the host's.",
    },
  },
  "os/type": {
    text: "The machine that the guest sees; for QEMU and KVM the content is `hvm`.",
  },
  "os/type@machine": {
    text: "The machine with its QEMU version. The version freezes what the guest sees: from 5.0 on larger queues, from 5.2 on a disk queue for each vCPU. `q35` and `pc` become the newest when the guest is defined.",
    absent: "`pc` on x86",
  },
  "os/type@arch": {
    text: "The guest's architecture. Another one than the host's is emulated in software.",
    absent: "the host's",
  },
  "domain/devices": { text: "The guest's devices." },
  "domain/os": { text: "Machine type, firmware, and what to boot." },
  "devices/emulator": { text: "The QEMU program that runs the guest.", absent: "libvirt's choice" },
};
