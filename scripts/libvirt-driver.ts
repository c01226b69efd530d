import { spawnSync } from "node:child_process";
import { closeSync, existsSync, mkdirSync, mkdtempSync, openSync, readFileSync } from "node:fs";
import { rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

/** The command that the QEMU driver would start, quoted for a shell, or the reason why it refuses. */
export type Translation =
  | { readonly command: string }
  | {
      readonly refusal: string;
      /** The driver crashed, as that of libvirt 9.0 does now and then over the same guest. That is no verdict. */
      readonly crashed?: true;
    };

/** Without it the driver refuses guests of type kvm. */
const hasKvm = existsSync("/dev/kvm");

/**
 * The driver makes a tap device for each network interface that it describes. In a network of its own the host's stays
 * as it is, and the answers come ten times as fast.
 */
const virsh =
  spawnSync("unshare", ["--net", "true"]).status === 0 ? ["unshare", "--net", "virsh"] : ["virsh"];

/**
 * Asks the installed libvirt's QEMU driver what it makes of each domain, many in one virsh process: the driver runs
 * inside of it (`qemu:///embed`), so no daemon is needed. `test:///` would prove nothing, it accepts what QEMU's driver
 * refuses.
 */
export function translations(texts: readonly string[]): readonly Translation[] {
  const folder = mkdtempSync(join(tmpdir(), "virt-latency-libvirt-"));
  try {
    for (const [index, text] of texts.entries()) {
      writeFileSync(join(folder, `${String(index)}.xml`), hasKvm ? text : withoutKvm(text));
    }
    const root = join(folder, "root");
    mkdirSync(join(root, "etc"), { recursive: true });
    // Where /dev/kvm is root's alone, the default QEMU user makes the driver throw away what it has just learnt of
    // QEMU and probe it again for every question: two minutes instead of four seconds.
    writeFileSync(join(root, "etc/qemu.conf"), 'user = "root"\ngroup = "root"\n');
    const answers: Translation[] = [];
    while (answers.length < texts.length) {
      const count = Math.min(filesPerProcess, texts.length - answers.length);
      answers.push(...askProcess(folder, root, answers.length, count));
    }
    return answers;
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** The same guest for a machine without KVM, which cannot pass its processor through either. */
function withoutKvm(text: string): string {
  return text
    .replace(/(<domain type=['"])kvm/, "$1qemu")
    .replace(/(<cpu mode=['"])host-passthrough/, "$1maximum");
}

/** A command line holds 128 KiB on Linux, and a question takes less than 100 bytes of it. */
const filesPerProcess = 1000;

/** At least one answer: some domains crash the driver, and whoever comes after those has to be asked again. */
function askProcess(folder: string, root: string, first: number, count: number): Translation[] {
  const indices = Array.from({ length: count }, (_, index) => first + index);
  const separator = (index: number): string => `@@ ${String(index)} @@\n`;
  const script = indices.flatMap((index) => [
    `echo '\n${separator(index)}'`,
    `domxml-to-native qemu-argv --xml ${String(index)}.xml`,
  ]);
  const log = join(folder, "answers");
  const output = openSync(log, "w");
  let signal: string | null;
  try {
    const uri = `qemu:///embed?root=${root}`;
    const [program, ...words] = [...virsh, "--quiet", "-c", uri, script.join("; ")] as const;
    const { error, signal: endedBy } = spawnSync(program, words, {
      cwd: folder,
      // One file for both, so that an error stands under its separator.
      stdio: ["ignore", output, output],
      env: { ...process.env, LC_ALL: "C" },
    });
    if (error !== undefined) throw error;
    signal = endedBy;
  } finally {
    closeSync(output);
  }
  const said = readFileSync(log, "utf8");
  const answers: Translation[] = [];
  let offset = 0;
  for (const index of indices) {
    const start = said.indexOf(separator(index), offset);
    if (start === -1) break;
    const next = said.indexOf(`\n${separator(index + 1)}`, start);
    offset = next === -1 ? said.length : next;
    answers.push(answerIn(said.slice(start + separator(index).length, offset).trim()));
  }
  const isComplete = answers.length === count;
  if (signal !== null && answers.length > 0) {
    answers[answers.length - 1] = { refusal: `the driver ended with ${signal}`, crashed: true };
  } else if (!isComplete) {
    throw new Error(`virsh gave no answer about a file: ${said.slice(-2000)}`);
  }
  return answers;
}

function answerIn(said: string): Translation {
  return said.includes("/qemu-system-")
    ? { command: said }
    : { refusal: said.replace(/^error: /, "") };
}
