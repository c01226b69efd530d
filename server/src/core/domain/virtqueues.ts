import { atLeast } from "../catalog/versions.js";
import { type Disk, type Domain, type ScsiController, isVirtioScsi } from "./domain.js";
import { driverSetting } from "./driver-setting.js";
import { overrides } from "./overrides.js";

/**
 * The virtio devices with data that have one queue for all vCPUs, because the driver says so or because nothing does:
 * up to 5.1 that is what a machine type means; from 5.2 on there is one queue for each vCPU (QEMU, `hw_compat_5_1`). Only
 * on x86, as not every virtio transport has them.
 */
export function withSingleQueue(domain: Domain): readonly (Disk | ScsiController)[] {
  const { arch } = domain;
  if (arch !== "x86_64" && arch !== "i686") return [];
  const disks = domain.disks.filter(
    ({ device, effectiveBus, holdsData, isOverridden }) =>
      device === "disk" && effectiveBus === "virtio" && holdsData && !isOverridden,
  );
  const controllers = domain.scsiControllers.filter(
    (controller) =>
      controller.element !== undefined &&
      isVirtioScsi(controller.model?.value) &&
      controller.disks.some(({ holdsData }) => holdsData) &&
      !overrides(domain, controller, "num_queues"),
  );
  const byDefault = meansSingleQueue(domain);
  return [...disks, ...controllers].filter((owner) => {
    const queues = driverSetting(owner, "queues");
    return queues === undefined ? byDefault : queues.value === "1";
  });
}

/** A machine type that gives a device one queue where the driver does not say how many. */
export function meansSingleQueue({ machine }: Domain): boolean {
  return machine.version !== undefined && !atLeast(machine.version, "5.2");
}
