import type { AdviceFamily } from "../advice.js";

/** What `<features>` says, but for Hyper-V's. */
export const featureAdvice: AdviceFamily = {
  "domain/features": {
    text: "What the machine and the hypervisor offer to the guest.",
  },
  "features/kvm": { text: "What KVM shows of itself to the guest." },
  "kvm/hidden": {
    text: "With `on`, the guest does not know that it runs on KVM and does without its clock and its cheaper interrupts. A relic of old graphics drivers.",
    absent: "`off`",
  },
  "kvm/hint-dedicated": {
    text: "With `on`, a Linux guest is told that its vCPUs are never preempted: it polls before it sleeps and spins on locks. Good with pinned vCPUs on CPUs of their own, bad otherwise.",
    absent: "`off`",
    needs: "`host-passthrough`, and a CPU of its own for each vCPU.",
  },
  "kvm/poll-control": {
    text: "With `on`, a guest that polls by itself turns the host's polling for idle vCPUs off.",
    absent: "`off`",
    needs: "QEMU 4.2.",
  },
  "kvm/pv-ipi": {
    text: "With `off`, interrupts from one vCPU to others cost an exit for each.",
    absent: "`on` with `host-passthrough`",
  },
  "kvm/dirty-ring": {
    text: "Another way to note which pages were written, for migration of guests that write much.",
    absent: "`off`",
    needs: "QEMU 6.1.",
  },
  "features/pvspinlock": {
    text: "Whether a vCPU that waits for a lock gives its CPU to others. `off` costs where CPUs are shared.",
    absent: "as the CPU model has it",
  },
  "features/pmu": {
    text: "Performance counters for the guest. `off` saves a little at each switch, for real-time guests.",
    absent: "`on` with `host-passthrough`",
  },
  "features/ioapic": { text: "Who emulates the I/O APIC." },
  "features/ioapic@driver": {
    text: "Who emulates the I/O APIC. virtio's MSI-X interrupts do not pass through it.",
    absent: "`kvm`",
    values: {
      kvm: "The host's kernel.",
      qemu: "QEMU, for guests with interrupt remapping or more than 255 vCPUs.",
    },
  },
  "features/apic": { text: "The vCPUs' interrupt controllers." },
  "features/apic@eoi": {
    text: "With `off`, the end of each interrupt may cost an exit.",
    absent: "`on`",
  },
  "features/smm": { text: "System management mode, which secure boot needs." },
  "features/vmport": {
    text: "VMware's I/O port, which makes some guests take KVM for VMware.",
  },
};
