import { readdirSync, readFileSync, readlinkSync } from "node:fs";
import { setTimeout as delay } from "node:timers/promises";

/** What a benchmark has, or has left, in a directory: its own directories, and processes that work in them. */
export function leftovers(directory: string): string[] {
  const directories = readdirSync(directory).filter((name) => name.startsWith(".virt-latency-"));
  const processes = readdirSync("/proc").flatMap((pid) => {
    if (!/^\d+$/.test(pid)) return [];
    try {
      const isInside = readlinkSync(`/proc/${pid}/cwd`).startsWith(`${directory}/.virt-latency-`);
      return isInside ? [`${pid} ${readFileSync(`/proc/${pid}/comm`, "utf8").trim()}`] : [];
    } catch {
      // It has ended, or is a kernel thread.
      return [];
    }
  });
  return [...directories, ...processes];
}

/** The process ids of the fio processes that work in a benchmark's directory below this one. */
export function fioProcesses(directory: string): number[] {
  return leftovers(directory)
    .filter((entry) => /^\d+ fio$/.test(entry))
    .map((entry) => Number.parseInt(entry, 10));
}

/**
 * Resolves when nothing is left. With `seconds`, for a host whose connection was cut: its agent needs a
 * moment to notice, and the end of a process of somebody else is no event that could be waited for.
 */
export async function nothingLeft(directory: string, seconds = 0): Promise<void> {
  const deadline = Date.now() + seconds * 1000;
  while (leftovers(directory).length > 0) {
    if (Date.now() >= deadline) {
      throw new Error(`left in ${directory}: ${leftovers(directory).join(", ")}`);
    }
    await delay(50);
  }
}
