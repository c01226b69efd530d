import { type Domain, type ScsiController, isVirtioScsi } from "../../domain/domain.js";
import { driverSetting } from "../../domain/driver-setting.js";
import { unsetDriver } from "../../domain/edit-driver.js";
import { listed } from "../../domain/guest-wide.js";
import { reportOn } from "../../domain/manager.js";
import { virtioScsiFixes } from "../../domain/virtio-scsi-fixes.js";
import type { Fix } from "../../lint/finding.js";
import type { DomainRule } from "../../lint/rule.js";

export const scsiControllerDriverUnsupported: DomainRule = {
  id: "domain/scsi-controller-driver-unsupported",
  since: "0.1.0",
  severity: "error",
  summary:
    "A SCSI controller that is not virtio-scsi with driver settings that only virtio-scsi has",
  references: ["https://libvirt.org/formatdomain.html#controllers"],
  cost: "the guest is refused",
  evidence: "verified",
  fix: "safe",
  about: ["queues", "cmd_per_lun", "max_sectors", "ioeventfd"],

  *check(domain) {
    for (const controller of domain.scsiControllers) {
      const { effectiveModel, index, model } = controller;
      if (effectiveModel === undefined || isVirtioScsi(effectiveModel)) continue;
      const written = settings.flatMap((name) => {
        const setting = driverSetting(controller, name);
        return setting === undefined ? [] : [{ name, span: setting.span }];
      });
      const [first, ...others] = written;
      if (first === undefined) continue;
      const names = listed(written.map(({ name }) => name));
      yield reportOn(domain, "scsi-model", {
        span: first.span,
        message: `The driver of SCSI controller ${String(index)} has ${names}, but ${model === undefined ? `without a model it is '${effectiveModel}'` : `its model is '${effectiveModel}'`}, so libvirt refuses the guest: only virtio-scsi takes that.`,
        related: others.map(({ name, span }) => ({ span, message: name })),
        fixes: fixes(domain, controller, names),
      });
    }
  },
};

/** libvirt, `qemuValidateDomainDeviceDefControllerSCSI`; `iothread` is a matter of its own. */
const settings = ["queues", "cmd_per_lun", "max_sectors", "ioeventfd"];

function fixes(domain: Domain, controller: ScsiController, names: string): readonly Fix[] {
  return [
    {
      title: `Remove ${names} from SCSI controller ${String(controller.index)}`,
      safety: "safe",
      effect: "restart",
      edits: unsetDriver(domain, controller, ...settings),
    },
    ...virtioScsiFixes(domain, controller),
  ];
}
