import type { ImageStorage } from "../image-storage.js";
import type { NovaConf } from "../nova-conf.js";

/**
 * Why Nova writes no disks at all from settings that are valid one by one: sentences. It stops when it
 * starts or when it writes the XML.
 */
export function* refusals({ settings }: NovaConf, { backend }: ImageStorage): Iterable<string> {
  const isUnset = (name: string): boolean => settings.isUnset("libvirt", name);
  if (backend === "lvm" && isUnset("images_volume_group")) {
    yield "images_type = lvm needs images_volume_group, which is not set, so Nova stops.";
  }
  if (backend === "rbd" && isUnset("rbd_user") !== isUnset("rbd_secret_uuid")) {
    yield "Of rbd_user and rbd_secret_uuid only one is set, and Nova fails with a TypeError when it writes the XML.";
  }
  const mode = settings.text("libvirt", "cpu_mode");
  const isCustom = mode.value === "custom";
  if (isCustom && isUnset("cpu_models")) {
    yield "cpu_mode = custom needs cpu_models, which is not set, so Nova stops.";
  }
  const isOther = !isCustom && (mode.entry === undefined || mode.value !== undefined);
  if (
    isOther &&
    settings.entryOf("libvirt", "cpu_models") !== undefined &&
    !isUnset("cpu_models")
  ) {
    yield "cpu_models is set and cpu_mode is not custom, so Nova stops.";
  }
  const encryption = settings.boolean("ephemeral_storage_encryption", "enabled");
  if (encryption.value === true && backend !== "lvm") {
    yield "ephemeral_storage_encryption is for LVM only, so Nova stops.";
  }
}
