/*
 * Runs every rule over other people's files, and compares what we know of libvirt's schema with the schema itself:
 * the test files of libvirt and virt-manager, fetched from Debian's source packages when they are not there yet.
 *
 *   npm run corpus
 *
 * Fails when a rule throws, when a finding is empty or outside of its file, and when we report a name or a value in a
 * file that libvirt's schema accepts. Prints how often each rule fires.
 */
import { mkdtemp, readFile, readdir, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Target } from "../server/src/core/catalog/versions.js";
import { schemaProblems } from "../server/src/core/domain/schema-check.js";
import type { SchemaProblem } from "../server/src/core/domain/schema-problem.js";
import { lint } from "../server/src/core/lint/lint.js";
import { recognise } from "../server/src/core/lint/recognise.js";
import { defaultSettings } from "../server/src/core/lint/settings.js";
import { parseXml } from "../server/src/core/xml/parse.js";
import { acceptedFiles } from "./corpus/accepted-files.js";
import { type Mutant, mistakes, mutantsOf } from "./corpus/mutants.js";
import { debianSource } from "./debian-source.js";
import { libvirtSource } from "./libvirt-source.js";

type Texts = ReadonlyMap<string, string>;

let defects = 0;
const fired = new Map<string, number>();

const bookworm = await libvirtSource("bookworm");
const trixie = await libvirtSource("trixie");
const virtManager = await debianSource("virt-manager", "trixie", ["*/tests/*"]);

const ofBookworm = await textsIn(bookworm.tests);
const ofTrixie = await textsIn(trixie.tests);
const ofVirtManager = await textsIn(virtManager.folder);

let domains = 0;
domains += lintAll(`libvirt ${bookworm.version}`, ofBookworm);
domains += lintAll(`libvirt ${trixie.version}`, ofTrixie);
domains += lintAll(`virt-manager ${virtManager.version}`, ofVirtManager);

const oldTarget = { libvirt: bookworm.version };
const newTarget = { libvirt: trixie.version };
await compare(bookworm, ofBookworm, oldTarget);
await compare(bookworm, ofTrixie, oldTarget);
await compare(bookworm, ofVirtManager, oldTarget);
await compare(trixie, ofBookworm, newTarget);
await compare(trixie, ofTrixie, newTarget);
await compare(trixie, ofVirtManager, {});
await compareMutants(bookworm, ofBookworm, oldTarget);
await compareMutants(trixie, ofTrixie, newTarget);

console.log(`\nRules that fire in the ${String(domains)} files that hold a domain:`);
for (const [rule, files] of [...fired].sort((a, b) => b[1] - a[1])) {
  console.log(`${String(files).padStart(6)} ${percent(files, domains).padStart(5)}  ${rule}`);
}
console.log(`\n${String(defects)} defects`);
if (defects > 0) process.exitCode = 1;

async function textsIn(folder: string): Promise<Texts> {
  const files = (await readdir(folder, { recursive: true })).filter((file) =>
    file.endsWith(".xml"),
  );
  const texts = new Map<string, string>();
  for (const file of files.sort()) {
    texts.set(join(folder, file), await readFile(join(folder, file), "utf8"));
  }
  return texts;
}

/** Every rule over every file, also over those that are none of ours: whatever the text, lint has an answer. */
function lintAll(name: string, texts: Texts): number {
  let recognised = 0;
  let findings = 0;
  for (const [file, text] of texts) {
    const result = lint(text, "libvirt-xml", defaultSettings);
    for (const { rule, error } of result.failures) defect(file, `${rule} threw ${String(error)}`);
    for (const { rule, span } of result.findings) {
      const isInside = 0 <= span.start && span.start < span.end && span.end <= text.length;
      if (!isInside) defect(file, `${rule} reports ${JSON.stringify(span)}`);
    }
    if (recognise(text) !== "libvirt-xml") continue;
    recognised++;
    findings += result.findings.length;
    for (const rule of new Set(result.findings.map((finding) => finding.rule))) {
      fired.set(rule, (fired.get(rule) ?? 0) + 1);
    }
  }
  const counts = `${String(texts.size)} files, ${String(recognised)} of a domain`;
  console.log(`${name}: ${counts}, ${String(findings)} findings in those`);
  return recognised;
}

/** Files that the schema accepts must be free of schema findings when its version is the target. */
async function compare(
  schema: { readonly version: string; readonly schemas: string },
  texts: Texts,
  target: Target,
): Promise<void> {
  const files = [...texts].filter(([, text]) => recognise(text) === "libvirt-xml");
  const names = files.map(([file]) => file);
  const accepted = await acceptedFiles(schema.schemas, names);
  let rejected = 0;
  let explained = 0;
  for (const [file, text] of files) {
    const problems = problemsIn(text, target);
    if (!accepted.has(file)) {
      rejected++;
      if (problems.length > 0) explained++;
      continue;
    }
    for (const { kind, span } of problems) {
      defect(file, `${kind} ${text.slice(span.start, span.end)}, but ${schema.version} accepts it`);
    }
  }
  const about = target.libvirt === undefined ? "no target" : `target ${target.libvirt}`;
  console.log(
    `schema ${schema.version}, ${about}: accepts ${String(accepted.size)} of ${String(files.length)} files; ` +
      `we say why for ${String(explained)} of the ${String(rejected)} others`,
  );
}

/** Plants one mistake after the other into files that the schema accepts, and looks whether we report what it rejects. */
async function compareMutants(
  schema: { readonly version: string; readonly schemas: string },
  texts: Texts,
  target: Target,
): Promise<void> {
  const files = [...texts].filter(([, text]) => recognise(text) === "libvirt-xml");
  const sound = await acceptedFiles(
    schema.schemas,
    files.map(([file]) => file),
  );
  const folder = await mkdtemp(join(tmpdir(), "virt-latency-mutants-"));
  try {
    const mutants = new Map<string, Mutant>();
    for (const [seed, [file, text]] of files.entries()) {
      if (!sound.has(file)) continue;
      for (const mutant of mutantsOf(text, seed)) {
        const path = join(folder, `${String(mutants.size)}.xml`);
        await writeFile(path, mutant.text);
        mutants.set(path, mutant);
      }
    }
    const accepted = await acceptedFiles(schema.schemas, [...mutants.keys()]);
    for (const mistake of mistakes) {
      let wrong = 0;
      let reported = 0;
      for (const [path, mutant] of mutants) {
        if (mutant.mistake !== mistake) continue;
        const problems = problemsIn(mutant.text, target);
        if (accepted.has(path)) {
          for (const { kind } of problems) defect(path, `${kind} in a mutant that is accepted`);
        } else {
          wrong++;
          if (problems.some(({ span }) => span.start === mutant.place.start)) reported++;
        }
      }
      console.log(
        `schema ${schema.version}, planted mistakes (${mistake}): rejects ${String(wrong)}; ` +
          `we report ${String(reported)} of them at the place (${percent(reported, wrong)})`,
      );
    }
  } finally {
    await rm(folder, { recursive: true });
  }
}

function problemsIn(text: string, target: Target): readonly SchemaProblem[] {
  const document = parseXml(text);
  return document.roots.flatMap((element) => [...schemaProblems({ document, element }, target)]);
}

function defect(file: string, what: string): void {
  defects++;
  console.error(`${file}: ${what}`);
}

function percent(part: number, whole: number): string {
  return `${((100 * part) / Math.max(whole, 1)).toFixed(1)} %`;
}
