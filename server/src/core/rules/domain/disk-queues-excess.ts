import { setDriver } from "../../domain/edit-driver.js";
import { driverSetting } from "../../domain/driver-setting.js";
import { isVirtioScsi } from "../../domain/domain.js";
import { namesOfUsers } from "../../domain/attach-fixes.js";
import { reportOn } from "../../domain/manager.js";
import { numberIn } from "../../domain/written.js";
import type { DomainRule } from "../../lint/rule.js";

export const diskQueuesExcess: DomainRule = {
  id: "domain/disk-queues-excess",
  since: "0.1.0",
  severity: "information",
  summary: "More queues than the guest has vCPUs, of which it uses none",
  references: ["https://libvirt.org/formatdomain.html#hard-drives-floppy-disks-cdroms"],
  cost: "memory and interrupts for nothing",
  evidence: "documented",
  fix: "guest-visible",
  about: ["queues"],

  *check(domain) {
    const { vcpus } = domain;
    if (vcpus === undefined) return;
    const devices = [
      ...domain.disks.filter((disk) => disk.effectiveBus === "virtio" && !disk.isOverridden),
      ...domain.scsiControllers.filter(({ model }) => isVirtioScsi(model?.value)),
    ];
    for (const device of devices) {
      const queues = driverSetting(device, "queues");
      const count = numberIn(queues?.value);
      if (queues === undefined || count === undefined || count <= vcpus) continue;
      // Queues that are given out by hand have to be as many as are written.
      if (device.ioThreads.length > 1) continue;
      const name = namesOfUsers([device]);
      yield reportOn(domain, "queues", {
        span: queues.span,
        message: `The driver of ${name} has ${String(count)} queues, and the guest has ${vcpus === 1 ? "one vCPU" : `${String(vcpus)} vCPUs`}: Linux uses one queue for each vCPU, and the others only take memory and interrupts.`,
        fixes: [
          {
            title: `Use queues='${String(vcpus)}' on ${name} (the guest sees fewer queues)`,
            safety: "guest-visible",
            effect: "restart",
            edits: setDriver(domain, device, { queues: String(vcpus) }),
          },
        ],
      });
    }
  },
};
