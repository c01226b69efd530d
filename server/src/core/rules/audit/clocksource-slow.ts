import type { AuditRule } from "../../lint/rule.js";

export const clocksourceSlow: AuditRule = {
  id: "audit/clocksource-slow",
  since: "0.1.0",
  severity: "information",
  summary: "Every look at the clock leaves the guest, or the CPU",
  references: [
    "https://docs.kernel.org/virt/kvm/x86/timekeeping.html",
    "https://libvirt.org/formatdomain.html#time-keeping",
  ],
  cost: "an exit to QEMU each time a database or fio takes the time, which they do for each request",
  evidence: "documented",
  fix: "none",

  *check({ guest, host }) {
    for (const machine of [guest, host]) {
      const source = machine?.facts["clock.source"];
      if (machine === undefined || source === undefined || !slow.has(source)) continue;
      const others = (machine.facts["clock.available"] ?? "").split(" ");
      const better = fast.find((name) => others.includes(name));
      const inside =
        machine.kind === "guest" ? "leaves the guest" : "asks a device outside the CPU";
      yield {
        machine: machine.kind,
        message: `The clock source is ${source}: every look at the clock ${inside}, and databases and fio look at it for each request. ${advice(better, machine.kind)}`,
        remedies:
          better === undefined
            ? []
            : [
                {
                  lasts: "until-restart",
                  command: `echo ${better} > /sys/devices/system/clocksource/clocksource0/current_clocksource`,
                },
              ],
      };
    }
  },
};

const slow = new Set(["acpi_pm", "hpet", "jiffies", "refined-jiffies", "pit"]);
const fast = ["kvm-clock", "tsc", "hyperv_clocksource_tsc_page"];

function advice(better: string | undefined, kind: "guest" | "host"): string {
  if (better !== undefined) {
    return `${better} is there too; look in the kernel's log why it was not chosen (dmesg, clocksource).`;
  }
  return kind === "guest"
    ? "There is no better one: see whether the domain's XML switches kvmclock off, or whether the guest runs without KVM."
    : "There is no better one; the kernel's log says why (dmesg, clocksource).";
}
