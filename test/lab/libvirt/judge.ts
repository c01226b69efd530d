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

/** Without it the driver refuses guests of type kvm. */
const hasKvm = fs.existsSync("/dev/kvm");

/** Debian installs libvirt's schemas here. */
const domainSchema = "/usr/share/libvirt/schemas/domain.rng";

/**
 * Puts whole domains before libvirt's own schema and its QEMU driver, all in one virsh process: the driver runs inside
 * it (`qemu:///embed`), so no daemon is needed. `test:///` would prove nothing, it accepts what QEMU's driver refuses.
 */
export function judge(domains: ReadonlyMap<string, string>): ReadonlyMap<string, Verdict> {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), "virt-latency-libvirt-"));
  try {
    const texts = [...new Set(domains.values())];
    for (const [index, text] of texts.entries()) {
      fs.writeFileSync(
        path.join(folder, `${index.toString()}.xml`),
        hasKvm ? text : withoutKvm(text),
      );
    }
    const schema = askSchema(folder, texts.length);
    const driver = askDriver(folder, texts.length);
    const verdicts = new Map(
      texts.map((text, index) => [
        text,
        { schema: schema[index] ?? [], qemu: driver[index] ?? { refusal: "no answer" } },
      ]),
    );
    return new Map(
      Array.from(domains, ([name, text]) => [
        name,
        verdicts.get(text) ?? { schema: [], qemu: { refusal: "no answer" } },
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
  // QEMU and probe it again for every question: two minutes instead of four seconds.
  fs.writeFileSync(path.join(root, "etc/qemu.conf"), 'user = "root"\ngroup = "root"\n');
  const answers: Verdict["qemu"][] = [];
  while (answers.length < count) {
    const batch = Math.min(filesPerProcess, count - answers.length);
    answers.push(...askProcess(folder, root, answers.length, batch));
  }
  return answers;
}

/** A command line holds 128 KiB on Linux, and a question takes less than 100 bytes of it. */
const filesPerProcess = 1000;

function askProcess(folder: string, root: string, first: number, count: number): Verdict["qemu"][] {
  const indices = Array.from({ length: count }, (_, index) => first + index);
  const separator = (index: number): string => `@@ ${index.toString()} @@\n`;
  const script = indices.flatMap((index) => [
    `echo '\n${separator(index)}'`,
    `domxml-to-native qemu-argv --xml ${index.toString()}.xml`,
  ]);
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
  const text = fs.readFileSync(log, "utf8");
  return indices.map((index) => {
    const [, after] = text.split(separator(index), 2);
    if (after === undefined)
      throw new Error(`virsh gave no answer about a file: ${text.slice(-2000)}`);
    const answer = (after.split("\n@@ ", 1)[0] ?? "").trim();
    return answer.includes("/qemu-system-")
      ? { command: readQemuCommand(answer) }
      : { refusal: answer.replace(/^error: /, "") };
  });
}

/** The same guest for a machine without KVM, which cannot pass its processor through either. */
export function withoutKvm(text: string): string {
  return text
    .replace(/(<domain type=['"])kvm/, "$1qemu")
    .replace(/(<cpu mode=['"])host-passthrough/, "$1maximum");
}
