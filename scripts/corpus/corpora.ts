import { readFile, readdir } from "node:fs/promises";
import { join } from "node:path";
import { parseXml } from "../../server/src/core/xml/parse.js";
import { debianSource } from "../debian-source.js";
import { type LibvirtSource, libvirtSource } from "../libvirt-source.js";

/** Documents by the paths of their files; what stands in one file with others has a number after the path. */
export type Texts = ReadonlyMap<string, string>;

export interface Corpus {
  /** Such as "libvirt 9.0.0". */
  readonly name: string;
  readonly texts: Texts;
}

export interface Corpora {
  /** The libvirt whose QEMU driver is installed where the tests run, and a newer one. */
  readonly bookworm: LibvirtSource;
  readonly trixie: LibvirtSource;
  readonly ofBookworm: Corpus;
  readonly ofTrixie: Corpus;
  readonly ofVirtManager: Corpus;
}

/** The test files of libvirt and virt-manager, fetched from Debian's source packages when they are not there yet. */
export async function fetchCorpora(): Promise<Corpora> {
  const bookworm = await libvirtSource("bookworm");
  const trixie = await libvirtSource("trixie");
  const virtManager = await debianSource("virt-manager", "trixie", ["*/tests/*"]);
  return {
    bookworm,
    trixie,
    ofBookworm: { name: `libvirt ${bookworm.version}`, texts: await textsIn(bookworm.tests) },
    ofTrixie: { name: `libvirt ${trixie.version}`, texts: await textsIn(trixie.tests) },
    ofVirtManager: {
      name: `virt-manager ${virtManager.version}`,
      texts: await textsIn(virtManager.folder),
    },
  };
}

/** The name of a document's root; empty when it has none. */
export function rootName(text: string): string {
  return parseXml(text).roots[0]?.name ?? "";
}

async function textsIn(folder: string): Promise<Texts> {
  const files = (await readdir(folder, { recursive: true })).filter((file) =>
    file.endsWith(".xml"),
  );
  const texts = new Map<string, string>();
  for (const file of files.sort()) {
    const path = join(folder, file);
    for (const [index, text] of documentsIn(await readFile(path, "utf8")).entries()) {
      texts.set(index === 0 ? path : `${path}#${String(index + 1)}`, text);
    }
  }
  return texts;
}

/** virt-install prints a guest for its installation and one for afterwards, and virt-manager keeps both in one file. */
function documentsIn(text: string): readonly string[] {
  const { roots, errors } = parseXml(text);
  if (roots.length < 2 || errors.length > 0) return [text];
  const ends = roots.slice(0, -1).map(({ span }) => span.end);
  return [...ends, text.length].map((end, index) => text.slice(ends[index - 1] ?? 0, end));
}
