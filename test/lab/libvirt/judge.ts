import { spawnSync } from "node:child_process";
import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { type Translation, translations } from "../../../scripts/libvirt-driver.js";
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

/** Puts whole domains before libvirt's own schema and its QEMU driver. */
export function judge(domains: ReadonlyMap<string, string>): ReadonlyMap<string, Verdict> {
  const texts = [...new Set(domains.values())];
  const schema = askSchema(texts);
  const driver = translations(texts);
  const verdicts = new Map(
    texts.map((text, index) => [
      text,
      { schema: schema[index] ?? [], qemu: answer(driver[index] ?? { refusal: "no answer" }) },
    ]),
  );
  return new Map(
    Array.from(domains, ([name, text]) => [
      name,
      verdicts.get(text) ?? { schema: [], qemu: { refusal: "no answer" } },
    ]),
  );
}

function answer(translation: Translation): Verdict["qemu"] {
  return "refusal" in translation ? translation : { command: readQemuCommand(translation.command) };
}

/** The complaints for each text. */
function askSchema(texts: readonly string[]): readonly (readonly string[])[] {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), "virt-latency-schema-"));
  try {
    const files = texts.map((_, index) => `${index.toString()}.xml`);
    for (const [index, file] of files.entries()) {
      fs.writeFileSync(path.join(folder, file), texts[index] ?? "");
    }
    return complaints(folder, files);
  } finally {
    fs.rmSync(folder, { recursive: true });
  }
}

function complaints(folder: string, files: readonly string[]): readonly (readonly string[])[] {
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
