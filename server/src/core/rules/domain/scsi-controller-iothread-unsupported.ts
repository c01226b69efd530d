import { type Domain, type ScsiController, isVirtioScsi } from "../../domain/domain.js";
import { useVirtioScsi } from "../../domain/edit-bus.js";
import { unsetDriver } from "../../domain/edit-driver.js";
import { reportOn } from "../../domain/manager.js";
import type { Fix } from "../../lint/finding.js";
import type { DomainRule } from "../../lint/rule.js";

export const scsiControllerIothreadUnsupported: DomainRule = {
  id: "domain/scsi-controller-iothread-unsupported",
  since: "0.1.0",
  severity: "error",
  summary: "A SCSI controller that is not virtio-scsi names an iothread",
  references: ["https://libvirt.org/formatdomain.html#controllers"],
  cost: "the guest is refused",
  evidence: "verified",
  fix: "safe",
  about: ["iothread"],

  *check(domain) {
    for (const controller of domain.scsiControllers) {
      const { effectiveModel, ioThread, model } = controller;
      if (ioThread === undefined || effectiveModel === undefined) continue;
      if (isVirtioScsi(effectiveModel)) continue;
      yield reportOn(domain, "scsi-model", {
        span: ioThread.span,
        message: `SCSI controller ${String(controller.index)} names iothread '${ioThread.value}', but ${model === undefined ? `without a model it is '${effectiveModel}'` : `its model is '${effectiveModel}'`}, so libvirt refuses the guest: only virtio-scsi takes one.`,
        fixes: fixes(domain, controller, ioThread.value),
      });
    }
  },
};

function fixes(domain: Domain, controller: ScsiController, id: string): readonly Fix[] {
  const index = String(controller.index);
  const remove: Fix = {
    title: `Remove the iothread from SCSI controller ${index}`,
    safety: "safe",
    effect: "restart",
    edits: unsetDriver(domain, controller, "iothread"),
  };
  if (!domain.ioThreads.ids.map(String).includes(id)) return [remove];
  return [
    remove,
    {
      title: `Make SCSI controller ${index} a virtio-scsi one (the guest sees another controller; it needs the driver)`,
      safety: "guest-visible",
      effect: "restart",
      activates: true,
      edits: useVirtioScsi(domain, controller),
    },
  ];
}
