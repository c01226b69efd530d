import { spawnSync } from "node:child_process";
import type { QemuCommand } from "./qemu-command.js";

/**
 * What QEMU says when it starts with the disks, controllers and iothreads of a command line that libvirt made, and
 * nothing else; empty when it starts. Empty memory takes the place of each image, as the real ones do not exist here.
 */
export function startQemu({ iothreads, devices }: QemuCommand): string {
  const disks = devices.filter(({ drive }) => drive !== undefined);
  const adapters = devices.filter(({ driver }) => driver === "virtio-scsi-pci");
  const { error, stderr } = spawnSync(
    "qemu-system-x86_64",
    [
      ...["-machine", "q35,accel=tcg", "-m", "64", "-nodefaults", "-display", "none", "-S"],
      ...["-monitor", "stdio"],
      ...iothreads.flatMap((id) => ["-object", `iothread,id=${id}`]),
      ...disks.flatMap(({ drive }) => [
        "-blockdev",
        JSON.stringify({ driver: "null-co", "node-name": drive, size: 2 ** 30 }),
      ]),
      ...adapters.flatMap((adapter) => ["-device", JSON.stringify(anywhere(adapter))]),
      ...disks.flatMap((disk) => [
        "-device",
        JSON.stringify(disk.driver.startsWith("scsi-") ? disk : anywhere(disk)),
      ]),
    ],
    { input: "quit\n", encoding: "utf8" },
  );
  if (error !== undefined) throw error;
  return stderr.trim();
}

/** What QEMU says when it starts with the disks of a command line that libvirt made, on the images themselves. */
export function startOnImages({ blockNodes, devices }: QemuCommand): string {
  const disks = devices.filter(({ drive }) => drive !== undefined);
  const { error, stderr } = spawnSync(
    "qemu-system-x86_64",
    [
      ...["-machine", "q35,accel=tcg", "-m", "64", "-nodefaults", "-display", "none", "-S"],
      ...["-monitor", "stdio"],
      ...blockNodes.flatMap((node) => ["-blockdev", JSON.stringify(node)]),
      ...disks.flatMap((disk) => ["-device", JSON.stringify(anywhere(disk))]),
    ],
    { input: "quit\n", encoding: "utf8" },
  );
  if (error !== undefined) throw error;
  return stderr.trim();
}

/** On any free slot: the addresses belong to root ports that are not here. */
function anywhere(device: QemuCommand["devices"][number]): object {
  return { ...device, bus: undefined, addr: undefined };
}
