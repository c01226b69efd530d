import fs from "node:fs";
import os from "node:os";
import path from "node:path";

const folders: string[] = [];

process.once("exit", () => {
  if (process.env["KEEP"] !== undefined) {
    for (const folder of folders) console.error(`kept ${folder}`);
    return;
  }
  // A browser that is just closing may still write into its profile.
  for (const folder of folders) {
    fs.rmSync(folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 100 });
  }
});

/** A new folder that is removed when this process ends; KEEP=1 keeps it and prints where it is. */
export function temporaryFolder(purpose: string, parent: string = os.tmpdir()): string {
  const folder = fs.mkdtempSync(path.join(parent, `virt-latency-${purpose}-`));
  folders.push(folder);
  return folder;
}
