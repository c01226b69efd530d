/*
 * Applies every fix to other people's files and asks libvirt what it makes of the results.
 *
 *   npm run corpus:fixes
 *   npm run corpus:fixes -- --every 10     each tenth file only
 *
 * Each fix by itself, all safe ones, all safe ones and those that need care, and each guest-visible one after those.
 * Fails when a text that libvirt's schema accepted is no longer accepted, when a guest that the installed QEMU driver
 * translated is no longer translated, and when a fix breaks its own promises (scripts/corpus/changes.ts).
 */
import { parseArgs } from "node:util";
import type { Target } from "../server/src/core/catalog/versions.js";
import { recognise } from "../server/src/core/lint/recognise.js";
import { defaultSettings } from "../server/src/core/lint/settings.js";
import { acceptedTexts } from "./corpus/accepted-texts.js";
import { type Change, changesOf } from "./corpus/changes.js";
import { type Corpus, fetchCorpora, rootName } from "./corpus/corpora.js";
import type { LibvirtSource } from "./libvirt-source.js";
import { translations } from "./libvirt-driver.js";

const { values } = parseArgs({ options: { every: { type: "string", default: "1" } } });
const every = Number(values.every);

/** A text of a corpus that some fix changes. */
interface Case {
  readonly file: string;
  readonly text: string;
  readonly changes: readonly Change[];
}

/** One corpus, looked at with the eyes of one libvirt. */
interface View {
  readonly name: string;
  readonly schema: LibvirtSource;
  readonly files: number;
  readonly cases: readonly Case[];
}

interface Answers {
  readonly accepted: ReadonlySet<string>;
  /** Texts about which the judge says nothing. */
  readonly unanswered: ReadonlySet<string>;
}

type Ask = (texts: ReadonlySet<string>) => Promise<Answers>;

let defects = 0;
const partly = new Map<string, number>();

const { bookworm, trixie, ofBookworm, ofTrixie, ofVirtManager } = await fetchCorpora();
/** The versions that the installed driver is of. */
const installed: Target = { libvirt: bookworm.version, qemu: "7.2" };
const old = [ofBookworm, ofTrixie, ofVirtManager].map((of) => view(of, bookworm, installed));
const newer = [ofTrixie, ofVirtManager].map((of) => view(of, trixie, { libvirt: trixie.version }));

await compare("schema", old, (texts) => askSchema(bookworm, texts));
await compare("schema", newer, (texts) => askSchema(trixie, texts));
await compare("QEMU driver", old, (texts) => Promise.resolve(askDriver(texts)));

console.log("\nFixes after which the rule has something else to say about the same place:");
for (const [how, count] of [...partly].sort((a, b) => b[1] - a[1])) {
  console.log(`${String(count).padStart(6)}  ${how}`);
}
console.log(`\n${String(defects)} defects`);
if (defects > 0) process.exitCode = 1;

function view({ name, texts }: Corpus, schema: LibvirtSource, target: Target): View {
  const cases: Case[] = [];
  const files = distinct(texts).filter((_, index) => index % every === 0);
  for (const [file, text] of files) {
    const {
      changes,
      defects: wrong,
      partly: some,
    } = changesOf(text, { ...defaultSettings, target });
    for (const what of wrong) defect(file, what);
    for (const how of some) partly.set(how, (partly.get(how) ?? 0) + 1);
    if (changes.length > 0) cases.push({ file, text, changes });
  }
  return { name, schema, files: files.length, cases };
}

/** Each text once, with the first of the files that hold it. */
function distinct(texts: ReadonlyMap<string, string>): readonly (readonly [string, string])[] {
  const files = new Map<string, string>();
  for (const [file, text] of texts) {
    if (recognise(text) === "libvirt-xml" && !files.has(text)) files.set(text, file);
  }
  return Array.from(files, ([text, file]) => [file, text]);
}

/** Asks about every text of the views twice at most: starting a judge takes longer than its answers. */
async function compare(judge: string, views: readonly View[], ask: Ask): Promise<void> {
  const cases = views.flatMap((item) => item.cases);
  const before = await ask(new Set(cases.map(({ text }) => text)));
  const after = await ask(
    new Set(
      cases.flatMap(({ text, changes }) =>
        before.accepted.has(text) ? changes.map((one) => one.text) : [],
      ),
    ),
  );
  for (const { name, schema, files, cases: own } of views) {
    const sound = own.filter(({ text }) => before.accepted.has(text));
    const changes = sound
      .flatMap(({ file, changes: all }) => all.map((one) => ({ file, ...one })))
      .filter(({ text }) => !after.unanswered.has(text));
    const lost = changes.filter(({ text }) => !after.accepted.has(text));
    for (const { file, how } of lost) defect(file, `${how}: the ${judge} refuses what it accepted`);
    console.log(
      `${judge} of ${schema.version}, ${name}: ${String(files)} different documents, fixes change ` +
        `${String(own.length)}, of which ${String(sound.length)} are accepted before; ` +
        `${String(changes.length - lost.length)} of ${String(changes.length)} changed texts are after`,
    );
  }
}

async function askSchema({ schemas }: LibvirtSource, texts: ReadonlySet<string>): Promise<Answers> {
  return { accepted: await acceptedTexts(schemas, texts), unanswered: new Set() };
}

function askDriver(texts: ReadonlySet<string>): Answers {
  const domains = [...texts].filter((text) => rootName(text) === "domain");
  const accepted = new Set<string>();
  const unanswered = new Set<string>();
  for (const [index, answer] of translations(domains.map(withoutCrowd)).entries()) {
    const text = domains[index] ?? "";
    if ("command" in answer) accepted.add(text);
    else if (answer.crashed === true) unanswered.add(text);
  }
  return { accepted, unanswered };
}

/** For each network interface the driver makes a device and takes it away: 32 of them take longer than 200 guests. */
function withoutCrowd(text: string): string {
  const interfaces = /<interface\s[\s\S]*?<\/interface>/g;
  return (text.match(interfaces) ?? []).length > 8 ? text.replace(interfaces, "") : text;
}

function defect(file: string, what: string): void {
  defects++;
  console.error(`${file}: ${what}`);
}
