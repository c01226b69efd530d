import { listed } from "../../domain/guest-wide.js";
import { reportOn } from "../../domain/manager.js";
import { contentOf } from "../../domain/written.js";
import type { DomainRule } from "../../lint/rule.js";
import { removeElement } from "../../xml/edit.js";
import { child } from "../../xml/query.js";

export const cpuQuotaLimit: DomainRule = {
  id: "domain/cpu-quota-limit",
  since: "0.1.0",
  severity: "warning",
  profiles: { balanced: "information", density: "off" },
  summary: "A CPU quota parks the guest's threads until the next period",
  references: ["https://libvirt.org/formatdomain.html#cpu-tuning"],
  cost: "up to a whole period, 100 ms by default",
  evidence: "documented",
  fix: "needs-care",
  about: ["iothread_quota", "emulator_quota", "global_quota", "quota"],

  *check(domain, _target, skip) {
    const { document, element } = domain;
    const tune = child(element, "cputune");
    const limits = quotas.flatMap((name) => {
      const quota = child(tune, name);
      const written = contentOf(quota, document.text);
      if (quota === undefined || written === undefined || skip(written.span)) return [];
      return /^\d+$/.test(written.value) && Number(written.value) > 0
        ? [{ element: quota, name, written }]
        : [];
    });
    const [first] = limits;
    if (first === undefined) return;
    const names = limits.map(({ name }) => `<${name}>`);
    yield reportOn(domain, "cpu-quota", {
      span: first.written.span,
      message: `${listed(names)} ${names.length === 1 ? "limits" : "limit"} the time that ${listed(limits.map(({ name }) => threads[name]))} may run: once it is used up they are parked until the next period (100 ms unless a period is given), and whatever they were serving waits as long.`,
      // What limits the guest's own work is more often meant than what limits its I/O.
      ...(!servesIo.has(first.name) && { severity: "information" }),
      related:
        limits.length === 1
          ? []
          : limits.map(({ name, written }) => ({ span: written.span, message: `<${name}>` })),
      fixes: [
        {
          title: `Remove ${listed(names)} (only where nobody relies on the limit)`,
          safety: "needs-care",
          effect: "restart",
          edits: limits.map((limit) => removeElement(document, limit.element)),
        },
      ],
    });
  },
};

/** Those that serve I/O first. */
const quotas = ["iothread_quota", "emulator_quota", "global_quota", "quota"] as const;

const servesIo: ReadonlySet<string> = new Set(["iothread_quota", "emulator_quota"]);

const threads: Readonly<Record<(typeof quotas)[number], string>> = {
  iothread_quota: "the iothreads",
  emulator_quota: "QEMU's main loop and worker threads",
  global_quota: "all of the guest's threads together",
  quota: "the vCPUs",
};
