import type { TextEdit } from "../text/span.js";
import { removeAttribute } from "../xml/edit.js";
import { type Domain, type Written, isVirtioScsi } from "./domain.js";
import { virtioInterfaces } from "./interface.js";
import { overrides } from "./overrides.js";
import { attributeOf } from "./written.js";

/** A virtio device whose notifications QEMU handles in the vCPU's own thread. */
export interface NotifiedInVcpu {
  /** Such as `disk 'vda'`. */
  readonly name: string;
  readonly written: Written;
  /** QEMU does not start a device that has both. */
  readonly hasIoThread: boolean;
  /** Takes the setting off. */
  readonly edits: readonly TextEdit[];
}

/** Every disk, SCSI controller and network interface with ioeventfd='off' that would have the fast path without it. */
export function notifiedInVcpu(domain: Domain): readonly NotifiedInVcpu[] {
  const owners = [
    ...domain.disks
      .filter(
        (disk) =>
          disk.effectiveBus === "virtio" &&
          !isVhost(disk.sourceType) &&
          !overrides(domain, disk, "ioeventfd"),
      )
      .map(({ driver, ioThreads, name }) => ({ name: `disk '${name}'`, driver, ioThreads })),
    ...domain.scsiControllers
      .filter(
        (controller) =>
          isVirtioScsi(controller.model?.value) && !overrides(domain, controller, "ioeventfd"),
      )
      .map(({ driver, index, ioThreads }) => ({
        name: `SCSI controller ${String(index)}`,
        driver,
        ioThreads,
      })),
    ...virtioInterfaces(domain).map((item) => ({ ...item, ioThreads: [] })),
  ];
  return owners.flatMap(({ name, driver, ioThreads }) => {
    const written = attributeOf(driver, "ioeventfd");
    if (driver === undefined || written?.value !== "off") return [];
    const edit = removeAttribute(domain.document, driver, "ioeventfd");
    const edits = edit === undefined ? [] : [edit];
    return [{ name, written, hasIoThread: ioThreads.length > 0, edits }];
  });
}

/** Another process serves the disk; libvirt refuses the setting there. */
function isVhost(sourceType: string): boolean {
  return sourceType.startsWith("vhost");
}
