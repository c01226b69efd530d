import { type Disk, type Domain, isVirtioScsi } from "../../domain/domain.js";
import { setDriver, unsetDriver } from "../../domain/edit-driver.js";
import { reportOn } from "../../domain/manager.js";
import type { Fix } from "../../lint/finding.js";
import { isPlaceholder } from "../../domain/schema-words.js";
import type { DomainRule } from "../../lint/rule.js";

export const diskIothreadUnsupported: DomainRule = {
  id: "domain/disk-iothread-unsupported",
  since: "0.1.0",
  severity: "error",
  summary: "A disk that is not on the virtio bus names an iothread",
  references: ["https://libvirt.org/formatdomain.html#hard-drives-floppy-disks-cdroms"],
  cost: "the guest is refused",
  evidence: "verified",
  fix: "safe",
  about: ["iothread"],

  *check(domain) {
    for (const disk of domain.disks) {
      const [reference] = disk.ioThreads;
      if (reference === undefined || mayBeVirtio(disk)) continue;
      const where =
        disk.effectiveBus === "scsi" ? " A SCSI disk gets it from its virtio-scsi controller." : "";
      yield reportOn(domain, "iothread", {
        span: reference.written.span,
        message: `Disk '${disk.name}' is on the ${disk.effectiveBus} bus and names iothread '${reference.written.value}', so libvirt refuses the guest: only virtio disks take one.${where}`,
        fixes: disk.ioThread === undefined ? [] : [fix(domain, disk, disk.ioThread.value)],
      });
    }
  },
};

function mayBeVirtio({ effectiveBus }: Disk): boolean {
  return effectiveBus === "virtio" || isPlaceholder(effectiveBus);
}

/** On virtio-scsi the iothread belongs to the controller; where that has none yet, it takes the disk's. */
function fix(domain: Domain, disk: Disk, id: string): Fix {
  const controller = domain.scsiControllers.find(
    ({ disks, model }) => disks.includes(disk) && isVirtioScsi(model?.value),
  );
  const removal = unsetDriver(domain, disk, "iothread");
  const moves = controller?.ioThreads.length === 0 && domain.ioThreads.ids.map(String).includes(id);
  return {
    title: moves
      ? `Move iothread ${id} from '${disk.name}' to SCSI controller ${String(controller.index)}`
      : `Remove the iothread from '${disk.name}'`,
    safety: "safe",
    effect: "restart",
    edits: moves ? [...removal, ...setDriver(domain, controller, { iothread: id })] : removal,
  };
}
