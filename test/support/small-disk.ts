import { execFileSync } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

/** A mounted file system of its own. Needs root. */
export interface SmallDisk {
  readonly directory: string;
  unmount(): void;
}

/** A file system of so many MiB: ext4 on a loop device, or memory. */
export function mountSmallDisk(type: "ext4" | "tmpfs", mebibytes: number): SmallDisk {
  const folder = mkdtempSync(join(tmpdir(), "vl-disk-"));
  const directory = join(folder, "mnt");
  mkdirSync(directory);
  if (type === "tmpfs") {
    execFileSync("mount", ["-t", "tmpfs", "-o", `size=${mebibytes}m`, "tmpfs", directory]);
  } else {
    const image = join(folder, "image");
    execFileSync("truncate", ["-s", `${mebibytes}M`, image]);
    execFileSync("/usr/sbin/mkfs.ext4", ["-q", "-m", "0", "-E", "lazy_itable_init=0", image]);
    execFileSync("mount", ["-o", "loop", image, directory]);
  }
  return {
    directory,
    unmount: () => {
      execFileSync("umount", ["--lazy", directory]);
      rmSync(folder, { recursive: true });
    },
  };
}
