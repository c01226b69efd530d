import { spawnSync } from "node:child_process";
import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { type QemuCommand, readQemuCommand } from "./qemu-command.js";

/** What the installed libvirt says about one domain. */
export interface Verdict {
  /** The RELAX NG schema's complaints, empty for a valid document. */
  readonly schema: readonly string[];
  /** The QEMU driver's answer: the command that it would start, or the reason why it refuses. */
  readonly qemu: { readonly command: QemuCommand } | { readonly refusal: string };
}

/** Debian installs libvirt's schemas here. */
const domainSchema = "/usr/share/libvirt/schemas/domain.rng";

/**
 * Puts whole domains before libvirt's own schema and its QEMU driver, all in one virsh process: the driver runs inside
 * it (`qemu:///embed`), so no daemon is needed. `test:///` would prove nothing, it accepts what QEMU's driver refuses.
 */
export function judge(domains: ReadonlyMap<string, string>): ReadonlyMap<string, Verdict> {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), "virt-latency-libvirt-"));
  try {
    const names = [...domains.keys()];
    for (const [index, text] of [...domains.values()].entries()) {
      fs.writeFileSync(path.join(folder, `${index.toString()}.xml`), text);
    }
    const schema = askSchema(folder, names.length);
    const driver = askDriver(folder, names.length);
    return new Map(
      names.map((name, index) => [
        name,
        { schema: schema[index] ?? [], qemu: driver[index] ?? { refusal: "virsh did not answer" } },
      ]),
    );
  } finally {
    fs.rmSync(folder, { recursive: true });
  }
}

/** The complaints for each file. */
function askSchema(folder: string, count: number): readonly (readonly string[])[] {
  const files = Array.from({ length: count }, (_, index) => `${index.toString()}.xml`);
  const { error, stderr } = spawnSync("xmllint", ["--noout", "--relaxng", domainSchema, ...files], {
    cwd: folder,
    encoding: "utf8",
  });
  if (error !== undefined) throw error;
  const lines = stderr.split("\n");
  return files.map((file) => {
    // Silence is no consent: each file must be named as one that was checked.
    if (lines.includes(`${file} validates`)) return [];
    const complaints = lines.filter((line) => line.startsWith(`${file}:`));
    return complaints.length > 0 ? complaints : [`xmllint said nothing about ${file}: ${stderr}`];
  });
}

/** The driver's answer for each file. */
function askDriver(folder: string, count: number): readonly Verdict["qemu"][] {
  const root = path.join(folder, "root");
  fs.mkdirSync(path.join(root, "etc"), { recursive: true });
  // Where /dev/kvm is root's alone, the default QEMU user makes the driver throw away what it has just learnt of
  // QEMU and probe it again for every question: two minutes instead of a second.
  fs.writeFileSync(path.join(root, "etc/qemu.conf"), 'user = "root"\ngroup = "root"\n');
  const separator = (index: number): string => `@@ ${index.toString()} @@`;
  const script = Array.from({ length: count }, (_, index) => [
    `echo '\n${separator(index)}\n'`,
    `domxml-to-native qemu-argv --xml ${index.toString()}.xml`,
  ]).flat();
  const log = path.join(folder, "answers");
  const output = fs.openSync(log, "w");
  try {
    const uri = `qemu:///embed?root=${root}`;
    const { error } = spawnSync("virsh", ["--quiet", "-c", uri, script.join("; ")], {
      cwd: folder,
      // One file for both, so that an error stands under its separator.
      stdio: ["ignore", output, output],
      env: { ...process.env, LC_ALL: "C" },
    });
    if (error !== undefined) throw error;
  } finally {
    fs.closeSync(output);
  }
  const answers = fs.readFileSync(log, "utf8");
  return Array.from({ length: count }, (_, index) => {
    const after = answers.split(`${separator(index)}\n`)[1] ?? "";
    const answer = (after.split("\n@@ ")[0] ?? "").trim();
    return answer.includes("/qemu-system-")
      ? { command: readQemuCommand(answer) }
      : { refusal: answer.replace(/^error: /, "") };
  });
}
