import type { AdviceFamily } from "../advice.js";

const vpindex = "`vpindex`.";

/** What makes Windows run well: interfaces of Hyper-V. */
export const hypervAdvice: AdviceFamily = {
  "features/hyperv": {
    text: "Interfaces of Hyper-V, which Windows uses instead of slower hardware. Without them an idle Windows keeps the host busy, and each timer costs exits.",
    absent: "none",
    needs: "`<timer name='hypervclock' present='yes'/>` in `<clock>`.",
  },
  "features/hyperv@mode": {
    text: "Where the list of interfaces comes from.",
    absent: "`custom`",
    values: {
      custom: "The interfaces as written.",
      passthrough: "All that the host knows; such a guest cannot migrate.",
      "host-model": "Those that the host recommends.",
    },
  },
  "hyperv/relaxed": {
    text: "Keeps Windows from stopping with an error when a vCPU was late.",
    absent: "`off`",
  },
  "hyperv/vapic": {
    text: "Cheaper access to the interrupt controller: fewer exits for each interrupt.",
    absent: "`off`",
  },
  "hyperv/spinlocks": {
    text: "A vCPU that waits long for a lock tells the hypervisor, which runs another one.",
    absent: "`off`",
  },
  "hyperv/spinlocks@retries": {
    text: "How often to try before telling; 8191 is usual, the least is 4095.",
  },
  "hyperv/vpindex": {
    text: "Numbers for vCPUs, which several of the others need.",
    absent: "`off`",
  },
  "hyperv/runtime": { text: "Tells how long a vCPU ran.", absent: "`off`" },
  "hyperv/synic": {
    text: "The interrupt controller for messages and timers, which `stimer` needs.",
    absent: "`off`",
    needs: vpindex,
  },
  "hyperv/stimer": {
    text: "Timers that cost few exits. An idle Windows stops burning CPU time on the host.",
    absent: "`off`",
    needs: "`synic`, `vpindex` and the timer `hypervclock`.",
  },
  "stimer/direct": {
    text: "Timers that end in an interrupt without a message.",
    absent: "`off`",
    needs: "QEMU 4.1.",
  },
  "hyperv/reset": { text: "Lets Windows reset the machine this way.", absent: "`off`" },
  "hyperv/vendor_id": { text: "The hypervisor's name as Windows sees it." },
  "hyperv/frequencies": {
    text: "Tells the frequencies of TSC and APIC timer, so that Windows does not have to measure them.",
    absent: "`off`",
    needs: "QEMU 2.12.",
  },
  "hyperv/reenlightenment": {
    text: "Tells Windows when the TSC's frequency changes after a migration.",
    absent: "`off`",
  },
  "hyperv/tlbflush": {
    text: "Flushes other vCPUs' TLBs by one call, without waiting for those that do not run. Pays with many vCPUs.",
    absent: "`off`",
    needs: vpindex,
  },
  "tlbflush/direct": {
    text: "The same for guests inside the guest.",
    absent: "`off`",
  },
  "tlbflush/extended": {
    text: "Flushes parts of the TLB.",
    absent: "`off`",
  },
  "hyperv/ipi": {
    text: "Interrupts to many vCPUs by one call.",
    absent: "`off`",
    needs: vpindex,
  },
  "hyperv/evmcs": {
    text: "A faster way to run guests inside the guest, on Intel CPUs only.",
    absent: "`off`",
    needs: "`vapic`.",
  },
  "hyperv/avic": {
    text: "Lets Windows use the CPU's own interrupt virtualization beside the interfaces.",
    absent: "`off`",
    needs: "QEMU 6.2.",
  },
  "hyperv/emsr_bitmap": {
    text: "Fewer exits for guests inside the guest.",
    absent: "`off`",
  },
  "hyperv/xmm_input": {
    text: "Calls to the hypervisor with parameters in registers.",
    absent: "`off`",
  },
};
