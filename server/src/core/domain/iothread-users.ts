import { type Disk, type Domain, type ScsiController, isVirtioScsi } from "./domain.js";

/** The virtio-blk data disks that could have an iothread and have none. */
export function disksWithoutIoThread(domain: Domain): readonly Disk[] {
  if (wiresIoThreadsItself(domain)) return [];
  return domain.disks.filter(
    (disk) =>
      disk.effectiveBus === "virtio" &&
      disk.device === "disk" &&
      disk.holdsData &&
      !disk.sourceType.startsWith("vhost") &&
      !disk.isOverridden &&
      disk.ioThreads.length === 0,
  );
}

/** The virtio-scsi controllers that serve a data disk, could have an iothread and have none. */
export function controllersWithoutIoThread(domain: Domain): readonly ScsiController[] {
  if (wiresIoThreadsItself(domain)) return [];
  return domain.scsiControllers.filter(
    (controller) =>
      isVirtioScsi(controller.model?.value) &&
      controller.disks.some(({ holdsData }) => holdsData) &&
      controller.ioThreads.length === 0,
  );
}

/** Someone attaches devices to iothreads by QEMU arguments, which nobody but QEMU can follow. */
export function wiresIoThreadsItself({ passthrough }: Domain): boolean {
  return passthrough.mentions("iothread");
}

/** Every device that QEMU can run in an iothread, whether it does or not. */
export function usersOfIoThreads(domain: Domain): readonly (Disk | ScsiController)[] {
  return [
    ...domain.disks.filter(({ effectiveBus }) => effectiveBus === "virtio"),
    ...domain.scsiControllers.filter(({ model }) => isVirtioScsi(model?.value)),
  ];
}
