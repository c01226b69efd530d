import { join } from "node:path";
import { projectRoot } from "../project.js";

/** What is made once and kept: the guest, and what libvirt finds out about QEMU. */
export const builtFolder = join(projectRoot, ".build/lab");

/** Where build-guest.sh puts the guest. */
export const guestFolder = join(builtFolder, "guest");
