import type { Fix } from "../lint/finding.js";
import type { Domain, ScsiController } from "./domain.js";
import { useVirtioScsi } from "./edit-bus.js";

/** Makes the controller a virtio-scsi one; nothing where QEMU arguments elsewhere in the file name one of its disks. */
export function virtioScsiFixes(domain: Domain, controller: ScsiController): readonly Fix[] {
  if (controller.disks.some(({ isOverridden }) => isOverridden)) return [];
  const driver =
    domain.guestOs === "windows"
      ? "install vioscsi in the guest first"
      : "it needs the virtio-scsi driver";
  return [
    {
      title: `Make SCSI controller ${String(controller.index)} a virtio-scsi one (the guest sees another controller; ${driver})`,
      safety: "guest-visible",
      effect: "restart",
      // Without a driver there is nothing that was passed over.
      ...(controller.driver !== undefined && { activates: true }),
      edits: useVirtioScsi(domain, controller),
    },
  ];
}
