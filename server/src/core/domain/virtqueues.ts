import { atLeast } from "../catalog/versions.js";
import { type Disk, type Domain, type ScsiController, isVirtioScsi } from "./domain.js";
import { driverSetting } from "./driver-setting.js";

/**
 * The virtio devices with data that get one queue for all vCPUs. Up to 5.1 that is what a machine type means; from
 * 5.2 on they get one for each vCPU (QEMU, `hw_compat_5_1`). Only on x86, as not every virtio transport has them.
 */
export function withSingleQueue(domain: Domain): readonly (Disk | ScsiController)[] {
  const { arch, machine } = domain;
  if (arch !== "x86_64" && arch !== "i686") return [];
  if (machine.version === undefined || atLeast(machine.version, "5.2")) return [];
  const disks = domain.disks.filter(
    ({ device, effectiveBus, holdsData, isOverridden }) =>
      device === "disk" && effectiveBus === "virtio" && holdsData && !isOverridden,
  );
  const controllers = domain.scsiControllers.filter(
    ({ disks: onIt, element, model }) =>
      element !== undefined &&
      isVirtioScsi(model?.value) &&
      onIt.some(({ holdsData }) => holdsData),
  );
  return [...disks, ...controllers].filter((owner) => driverSetting(owner, "queues") === undefined);
}
