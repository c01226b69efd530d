import type { Disk, ScsiController, Written } from "./domain.js";
import { attributeOf } from "./written.js";

/** A setting of the device's `<driver>` as written. */
export function driverSetting(owner: Disk | ScsiController, name: string): Written | undefined {
  return attributeOf(owner.driver, name);
}
