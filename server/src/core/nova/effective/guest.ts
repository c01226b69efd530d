/*
 * What nova.conf does not say and the XML of a guest depends on all the same. Each has a value that Nova takes when
 * nobody says otherwise, and is named where it is assumed.
 */

/** Image properties that decide how disks are attached; no other is used. */
export const imageProperties = [
  "hw_disk_bus",
  "hw_cdrom_bus",
  "hw_scsi_model",
  "hw_machine_type",
] as const;
export type ImageProperty = (typeof imageProperties)[number];

/** The values of `hw_disk_bus` that the libvirt driver takes for kvm and qemu (`SUPPORTED_DEVICE_BUSES` in blockinfo.py). */
export const diskBuses = ["virtio", "scsi", "ide", "usb", "fdc", "sata"] as const;

export interface GuestAssumptions {
  /** Whether the file system of `instances_path` takes O_DIRECT, which Nova probes. */
  readonly directIo: boolean;
  readonly image: Readonly<Partial<Record<ImageProperty, string>>>;
}

export const usualGuest: GuestAssumptions = { directIo: true, image: {} };
