import { type Target, atLeast } from "../catalog/versions.js";

/**
 * Whether io='io_uring' can be offered: libvirt 6.3 and QEMU 5.0 brought it, and QEMU 7.1.0 hangs with it in an
 * iothread (QEMU issue 1193). Whether the host's kernel allows it, no file shows.
 */
export function takesIoUring({ libvirt, qemu }: Target): boolean {
  return atLeast(libvirt, "6.3") && atLeast(qemu, "5.0") && !hangsWithIoUring(qemu);
}

/** QEMU 7.1.0, and no other. */
export function hangsWithIoUring(qemu: string | undefined): boolean {
  return qemu !== undefined && atLeast(qemu, "7.1.0") && !atLeast(qemu, "7.1.1");
}
