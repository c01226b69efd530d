/*
 * Runs every rule over other people's files, and compares what we know of libvirt's schema with the schema itself:
 * the test files of libvirt and virt-manager, fetched from Debian's source packages when they are not there yet.
 *
 *   npm run corpus
 *
 * Fails when a rule throws, when a finding is empty or outside of its file, when a rule that would not be started has something
 * to report, and when we report a name or a value in a file that libvirt's schema accepts. Prints how often each rule fires.
 */
import type { Target } from "../server/src/core/catalog/versions.js";
import { kindOf } from "../server/src/core/domain/document-kind.js";
import { schemaProblems } from "../server/src/core/domain/schema-check.js";
import type { SchemaProblem } from "../server/src/core/domain/schema-problem.js";
import { readDocuments, readDomains } from "../server/src/core/domain/read.js";
import { lint } from "../server/src/core/lint/lint.js";
import { recognise } from "../server/src/core/lint/recognise.js";
import type { XmlRule } from "../server/src/core/lint/rule.js";
import { defaultSettings } from "../server/src/core/lint/settings.js";
import { documentRules, domainRules } from "../server/src/core/rules/index.js";
import { parseXml } from "../server/src/core/xml/parse.js";
import { acceptedTexts } from "./corpus/accepted-texts.js";
import { type Corpus, fetchCorpora, rootName } from "./corpus/corpora.js";
import { FireRates } from "./corpus/fire-rates.js";
import { mistakes, mutantsOf } from "./corpus/mutants.js";
import { type LibvirtSource, schemaFiles } from "./libvirt-source.js";

let defects = 0;

const { bookworm, trixie, ofBookworm, ofTrixie, ofVirtManager } = await fetchCorpora();
const corpora = [ofBookworm, ofTrixie, ofVirtManager];
const rates = new FireRates();
for (const corpus of corpora) lintAll(corpus);

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

console.log(`\nIn how many documents each rule has something to say:\n\n${rates.table()}`);
console.log(`\n${String(defects)} defects`);
if (defects > 0) process.exitCode = 1;

/** Every rule over every document, also over those that are none of ours: whatever the text, lint has an answer. */
function lintAll({ name, texts }: Corpus): void {
  let linted = 0;
  for (const [file, text] of texts) {
    const result = lint(text, "libvirt-xml", defaultSettings);
    for (const { rule, error } of result.failures) defect(file, `${rule} threw ${String(error)}`);
    for (const { rule, span } of result.findings) {
      const isInside = 0 <= span.start && span.start < span.end && span.end <= text.length;
      if (!isInside) defect(file, `${rule} reports ${JSON.stringify(span)}`);
    }
    if (recognise(text) !== "libvirt-xml") continue;
    linted++;
    startRulesForNothing(file, text);
    rates.count(isGuest(text) ? name : "other documents", result.findings);
  }
  console.log(`${name}: ${String(texts.size)} documents, ${String(linted)} of them ours`);
}

/** A rule has nothing to report in a text that has none of the names it is about. */
function startRulesForNothing(file: string, text: string): void {
  const document = parseXml(text);
  const silent = <Model>(rules: readonly XmlRule<Model>[], model: Model): void => {
    for (const rule of rules) {
      const { about, id } = rule;
      if (about === undefined || about.some((name) => document.names.has(name))) continue;
      if ([...rule.check(model, {}, () => false)].length > 0) defect(file, `${id} is about more`);
    }
  };
  for (const item of readDocuments(document)) {
    silent(documentRules, item);
    for (const domain of readDomains(item)) silent(domainRules, domain);
  }
}

/** A guest that QEMU runs: most rules speak of those alone. */
function isGuest(text: string): boolean {
  const [root] = parseXml(text).roots;
  const type = root?.attributes.find(({ name }) => name === "type")?.value ?? "";
  return root?.name === "domain" && ["kvm", "qemu"].includes(type);
}

/** Files that the schema accepts must be free of schema findings when its version is the target. */
async function compare(
  schema: LibvirtSource,
  { name, texts }: Corpus,
  target: Target,
): Promise<void> {
  const files = [...texts].filter(([, text]) => rootName(text) in schemaFiles);
  const accepted = await acceptedTexts(schema.schemas, new Map(files).values());
  let rejected = 0;
  let explained = 0;
  for (const [file, text] of files) {
    const problems = problemsIn(text, target);
    if (!accepted.has(text)) {
      rejected++;
      if (problems.length > 0) explained++;
      continue;
    }
    for (const { kind, span } of problems) {
      defect(file, `${kind} ${text.slice(span.start, span.end)}, but ${schema.version} accepts it`);
    }
  }
  const about = target.libvirt === undefined ? "no target" : `target ${target.libvirt}`;
  const count = String(files.length - rejected);
  console.log(
    `${name}, schema ${schema.version}, ${about}: accepts ${count} of ${String(files.length)} documents; ` +
      `we say why for ${String(explained)} of the ${String(rejected)} others`,
  );
}

/** Plants one mistake after the other into files that the schema accepts, and looks whether we report what it rejects. */
async function compareMutants(
  schema: LibvirtSource,
  { texts }: Corpus,
  target: Target,
): Promise<void> {
  const domains = [...texts.values()].filter((text) => recognise(text) === "libvirt-xml");
  const sound = await acceptedTexts(schema.schemas, domains);
  const mutants = domains.flatMap((text, seed) => (sound.has(text) ? mutantsOf(text, seed) : []));
  const accepted = await acceptedTexts(
    schema.schemas,
    mutants.map(({ text }) => text),
  );
  for (const mistake of mistakes) {
    let wrong = 0;
    let reported = 0;
    for (const { mistake: planted, text, place } of mutants) {
      if (planted !== mistake) continue;
      const problems = problemsIn(text, target);
      if (accepted.has(text)) {
        for (const { kind } of problems) defect(text, `${kind} in a mutant that is accepted`);
      } else {
        wrong++;
        if (problems.some(({ span }) => span.start === place.start)) reported++;
      }
    }
    console.log(
      `schema ${schema.version}, planted mistakes (${mistake}): rejects ${String(wrong)}; ` +
        `we report ${String(reported)} of them at the place (${percent(reported, wrong)})`,
    );
  }
}

function problemsIn(text: string, target: Target): readonly SchemaProblem[] {
  const document = parseXml(text);
  return document.roots.flatMap((element) => {
    const kind = kindOf(element);
    return kind === undefined ? [] : schemaProblems({ document, element, kind }, target);
  });
}

function defect(file: string, what: string): void {
  defects++;
  console.error(`${file}: ${what}`);
}

function percent(part: number, whole: number): string {
  return `${((100 * part) / Math.max(whole, 1)).toFixed(1)} %`;
}
