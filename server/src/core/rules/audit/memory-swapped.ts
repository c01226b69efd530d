import type { AuditRule } from "../../lint/rule.js";

export const memorySwapped: AuditRule = {
  id: "audit/memory-swapped",
  since: "0.1.0",
  severity: "information",
  summary: "Memory that is in use was written to swap",
  references: [
    "https://libvirt.org/formatdomain.html#memory-backing",
    "https://docs.kernel.org/admin-guide/sysctl/vm.html#swappiness",
  ],
  cost: "a read from the swap device in the middle of a request",
  evidence: "documented",
  fix: "none",

  *check({ guest, host }) {
    const swappedKb = host?.number("qemu.swap_kb") ?? 0;
    if (swappedKb >= worthTellingKb) {
      yield {
        machine: "host",
        message: `${Math.round(swappedKb / 1024)} MiB of this guest lie in the host's swap, and whatever touches them waits for that device; the guest cannot see it. Give the host less to do or more memory; <memoryBacking><locked/> keeps a guest's memory where it is.`,
        remedies: [{ lasts: "until-restart", command: "swapoff -a && swapon -a" }],
      };
    }
    for (const machine of [guest, host]) {
      const pages = machine?.pagesSwappedIn ?? 0;
      if (machine === undefined || pages < busyPages) continue;
      yield {
        machine: machine.kind,
        message: `It read ${pages} pages back from swap within the second that was watched: its memory is too small for what runs on it, and figures that are measured meanwhile are those of the swap device.`,
      };
    }
  },
};

/** Parts of QEMU that it never touches again may lie there for ever. */
const worthTellingKb = 64 * 1024;
const busyPages = 100;
