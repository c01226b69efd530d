import type { BlockDevice, Machine } from "../../audit/machine.js";
import { listed } from "../../audit/wording.js";
import type { AuditRule } from "../../lint/rule.js";

export const schedulerActive: AuditRule = {
  id: "audit/scheduler-active",
  since: "0.1.0",
  severity: "warning",
  summary: "An I/O scheduler sorts the requests to a disk that needs no sorting",
  references: [
    "https://docs.kernel.org/block/switching-sched.html",
    "https://lists.openstack.org/pipermail/openstack-discuss/2022-January/026678.html",
  ],
  cost: "a lock and a queue for each request, before the hypervisor or NVMe queues it again",
  evidence: "documented",
  fix: "none",

  *check({ guest, host }) {
    for (const machine of [guest, host]) {
      if (machine === undefined) continue;
      for (const isHeavy of [true, false]) {
        const devices = machine.blockDevices.filter(
          (device) => isSorted(device) && heavy.has(device.scheduler ?? "") === isHeavy,
        );
        if (devices.length > 0) yield finding(machine, devices, isHeavy);
      }
    }
  },
};

/** They weigh processes against each other, which costs most. */
const heavy = new Set(["bfq", "cfq"]);
const light = new Set(["mq-deadline", "kyber", "deadline"]);

function isSorted({ kind, scheduler = "" }: BlockDevice): boolean {
  return kind !== undefined && (heavy.has(scheduler) || light.has(scheduler));
}

function finding(machine: Machine, devices: readonly BlockDevice[], isHeavy: boolean) {
  const names = devices.map(({ name }) => name);
  const schedulers = listed([...new Set(devices.map(({ scheduler = "" }) => scheduler))]);
  const none = devices.some(({ scheduler = "" }) => /^(?:cfq|deadline)$/.test(scheduler))
    ? "noop"
    : "none";
  const oneQueue = devices.every(({ hardwareQueues }) => hardwareQueues === 1);
  const why = oneQueue ? " The kernel chooses mq-deadline for a disk with one queue." : "";
  const below = devices.every(({ kind }) => kind === "nvme") ? "the device" : "the hypervisor";
  return {
    machine: machine.kind,
    devices: names,
    severity: isHeavy ? ("warning" as const) : ("information" as const),
    message: `The I/O scheduler of ${listed(names)} is ${schedulers}, which queues and sorts requests that ${below} queues again.${isHeavy ? "" : why} To use ${none} instead was one of the changes of the case that this program comes from.`,
    remedies: [
      {
        lasts: "until-restart" as const,
        command: names
          .map((name) => `echo ${none} > /sys/block/${name}/queue/scheduler`)
          .join("\n"),
      },
      {
        lasts: "for-good" as const,
        command: `echo 'ACTION=="add|change", KERNEL=="${patterns(devices)}", ENV{DEVTYPE}=="disk", ATTR{queue/scheduler}="${none}"' > /etc/udev/rules.d/60-io-scheduler.rules`,
      },
    ],
  };
}

const kindPatterns = { "virtio-blk": "vd*", "virtio-scsi": "sd*", nvme: "nvme*" } as const;

function patterns(devices: readonly BlockDevice[]): string {
  const found = devices.flatMap(({ kind }) => (kind === undefined ? [] : [kindPatterns[kind]]));
  return [...new Set(found)].join("|");
}
