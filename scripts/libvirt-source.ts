import { readdir } from "node:fs/promises";
import { dirname, join } from "node:path";
import { debianSource } from "./debian-source.js";

export interface LibvirtSource {
  /** Such as `9.0.0`. */
  readonly version: string;
  readonly packageVersion: string;
  /** The folder of the RELAX NG files. */
  readonly schemas: string;
  /** The folder of libvirt's own test files. */
  readonly tests: string;
}

/** The schema of each document that operators write, by its root. A device and a status file have none of their own. */
export const schemaFiles: Readonly<Record<string, string>> = {
  domain: "domain.rng",
  domainsnapshot: "domainsnapshot.rng",
  domaincheckpoint: "domaincheckpoint.rng",
  domainbackup: "domainbackup.rng",
  volume: "storagevol.rng",
  pool: "storagepool.rng",
  network: "network.rng",
};

/** The schema and the XML test files of the libvirt in a Debian release; fetched once. */
export async function libvirtSource(release: string): Promise<LibvirtSource> {
  const source = await debianSource("libvirt", release, ["*.rng", "*/tests/*.xml"]);
  const { version, packageVersion, folder } = source;
  const files = await readdir(folder, { recursive: true });
  const schema = files.find((file) => file.endsWith("/domain.rng"));
  if (schema === undefined) throw new Error(`No domain.rng in ${folder}`);
  return {
    version,
    packageVersion,
    schemas: join(folder, dirname(schema)),
    tests: join(folder, "tests"),
  };
}
