import { execFile, execFileSync, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as delay } from "node:timers/promises";
import { promisify } from "node:util";
import { builtFolder, guestFolder } from "./built.js";
import { writeSshFiles } from "./ssh-files.js";

const scripts = import.meta.dirname;

/** A guest needs 4 s on an idle machine, all of it emulated. */
const bootSeconds = 120;

/** A hypervisor with a real libvirtd and a real sshd, and its guests, in namespaces of their own. Needs root. */
export interface Lab {
  /** For disks and other files; gone after `stop`. */
  readonly folder: string;
  /**
   * For `ssh -F`: `hv` is the hypervisor, `visitor` a user there that libvirt does not know, `bare` the same host without
   * virsh, `impostor` one with another host key than is known, and every address of libvirt's network a guest.
   */
  readonly sshConfig: string;
  /** Runs a program on the hypervisor; its standard output. Throws with what it said. */
  run(...command: readonly string[]): string;
  virsh(...args: readonly string[]): string;
  /** Makes a disk with an ext4 file system, which the guest `of` mounts at `/LABEL`; its path. */
  makeDisk(label: string, mebibytes: number, format: "raw" | "qcow2", of?: string): string;
  define(xml: string): void;
  /** Starts a defined guest and resolves when it can be logged in to. */
  boot(name: string): Promise<void>;
  /** The command that runs a script in a running guest, which is its next word. */
  sshTo(name: string): readonly [string, ...string[]];
  /** Runs a script in a running guest; its standard output. */
  inGuest(name: string, script: string): Promise<string>;
  /** What of a benchmark is in `/data` of a running guest: its directories and fio's processes. */
  leftovers(name: string): Promise<string>;
  /** Ends everything. Without it, the end of this process does. */
  stop(): Promise<void>;
}

/** Builds the guest if need be, and starts a hypervisor without guests. What the machine lacks for it is an error. */
export async function startLab(): Promise<Lab> {
  execFileSync("bash", [join(scripts, "build-guest.sh"), guestFolder], {
    stdio: ["ignore", "ignore", "inherit"],
  });
  // On a disk: /tmp may be memory, where not every kernel lets QEMU go past the page cache.
  const folder = mkdtempSync("/var/tmp/vl-lab-");
  const namespaces = "--mount --net --pid --fork --kill-child --mount-proc".split(" ");
  const program = [join(scripts, "hypervisor.sh"), builtFolder, folder];
  const hypervisor = spawn("unshare", [...namespaces, ...program], { stdio: "pipe" });
  const exited = once(hypervisor, "exit");
  let errors = "";
  hypervisor.stderr.setEncoding("utf8").on("data", (chunk: string) => {
    errors += chunk;
  });
  const stop = async (): Promise<void> => {
    hypervisor.stdin.end();
    await exited;
  };
  const [first] = (await Promise.race([
    once(hypervisor.stdout, "data"),
    exited.then(() => [""]),
  ])) as [unknown];
  if (String(first).trim() !== "ready") {
    await stop();
    throw new Error(`The lab's hypervisor did not start. ${errors}`);
  }
  const of = ["-o", "pid=", "--ppid", String(hypervisor.pid)];
  const init = execFileSync("ps", of, { encoding: "utf8" }).trim();
  const enter = ["nsenter", "--target", init, "--mount", "--net", "--pid", "--"] as const;
  const sshConfig = writeSshFiles(folder, enter);
  const run = (...command: readonly string[]): string => {
    const [program, ...words] = [...enter, ...command];
    return execFileSync(program, words, { encoding: "utf8", stdio: ["ignore", "pipe", "pipe"] });
  };
  const virsh = (...args: readonly string[]): string =>
    run("virsh", "-q", "-c", "qemu:///system", ...args);
  const addressOf = (name: string): string | undefined =>
    /ipv4\s+([\d.]+)/.exec(virsh("domifaddr", name, "--source", "lease"))?.[1];
  const sshTo: Lab["sshTo"] = (name) => {
    const options = ["-F", sshConfig, "-J", "hv", "-o", "ConnectTimeout=5"];
    return ["ssh", ...options, addressOf(name) ?? ""];
  };
  const inGuest = async (name: string, script: string): Promise<string> => {
    const [ssh, ...words] = sshTo(name);
    return (await promisify(execFile)(ssh, [...words, script])).stdout;
  };
  return {
    folder,
    sshConfig,
    run,
    virsh,
    makeDisk: (label, mebibytes, format, of = "guest") =>
      makeDisk(join(folder, `${of}-${label}`), { label, mebibytes, format }),
    define: (xml) => {
      const file = join(folder, "define.xml");
      writeFileSync(file, xml);
      virsh("define", file);
    },
    boot: async (name) => {
      virsh("start", name);
      await answering(() => inGuest(name, "true"));
    },
    sshTo,
    inGuest,
    leftovers: (name) =>
      inGuest(
        name,
        "ls -d /data/.virt-latency-* 2>/dev/null; grep -l '^fio$' /proc/[0-9]*/comm; true",
      ),
    stop,
  };
}

function makeDisk(
  path: string,
  { label, mebibytes, format }: { label: string; mebibytes: number; format: "raw" | "qcow2" },
): string {
  const raw = `${path}.raw`;
  execFileSync("truncate", ["-s", `${mebibytes}M`, raw]);
  const now = "lazy_itable_init=0,lazy_journal_init=0";
  execFileSync("/usr/sbin/mke2fs", ["-q", "-t", "ext4", "-m", "0", "-L", label, "-E", now, raw]);
  if (format === "raw") return raw;
  const thin = `${path}.qcow2`;
  execFileSync("qemu-img", ["convert", "-O", "qcow2", raw, thin]);
  rmSync(raw);
  return thin;
}

/** Resolves as soon as an attempt succeeds: that a guest has booted is no event on this side. */
async function answering(attempt: () => Promise<unknown>): Promise<void> {
  const deadline = Date.now() + bootSeconds * 1000;
  for (;;) {
    try {
      await attempt();
      return;
    } catch (error) {
      if (Date.now() > deadline) throw error;
      await delay(200);
    }
  }
}
