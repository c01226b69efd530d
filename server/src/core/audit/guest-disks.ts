import * as v from "valibot";
import { readDocuments, readDomains } from "../domain/read.js";
import { parseXml } from "../xml/parse.js";
import { child } from "../xml/query.js";
import type { Facts } from "./facts.js";

/** A disk of a guest as its running XML has it, as far as an audit asks its host about it. */
export interface DiskToLookAt {
  /** Its `<target>`: letters and digits. */
  readonly target: string;
  /** Absent where libvirt opens it as something else, or the XML does not say. */
  readonly image: { readonly format: "raw" | "qcow2"; readonly path: string } | undefined;
}

export interface GuestToLookAt {
  readonly disks: readonly DiskToLookAt[];
  /** What the XML itself tells of the guest. */
  readonly facts: Facts;
}

/** Reads a running guest's XML. A disk whose name could be anything but a name is passed over. */
export function guestToLookAt(xml: string): GuestToLookAt {
  const document = parseXml(xml);
  const [domain] = readDocuments(document).flatMap((one) => readDomains(one));
  const facts: Record<string, string> = {};
  const [root] = document.roots;
  const isPinned =
    root !== undefined &&
    child(child(root, "cputune"), "vcpupin") !== undefined &&
    child(root, "numatune") !== undefined;
  if (isPinned) facts["domain.pinned"] = "yes";
  const disks = (domain?.disks ?? []).filter(
    ({ holdsData, name }) => holdsData && /^[A-Za-z][A-Za-z0-9]{0,31}$/.test(name),
  );
  return {
    disks: disks.slice(0, mostDisks).map(({ name, isLocal, source, format, io }) => {
      if (format !== undefined) facts[`disk.${name}.format`] = format.value;
      if (io !== undefined) facts[`disk.${name}.io`] = io.value;
      const known = format?.value === "raw" || format?.value === "qcow2" ? format.value : undefined;
      const isReadable = isLocal && known !== undefined && source?.startsWith("/") === true;
      return { target: name, image: isReadable ? { format: known, path: source } : undefined };
    }),
    facts,
  };
}

/** libvirt itself allows more; an audit need not take minutes. */
const mostDisks = 32;

const imageInfo = v.object({
  "virtual-size": v.pipe(v.number(), v.safeInteger(), v.minValue(0)),
  "actual-size": v.optional(v.pipe(v.number(), v.safeInteger(), v.minValue(0))),
});

/** Sizes from the lines `@@TOKEN image TARGET JSON`, of which the JSON is what `qemu-img info` printed. */
export function readImageLines(output: string, token: string): Facts {
  const facts: Record<string, string> = {};
  const start = `@@${token} image `;
  for (const line of output.split("\n")) {
    if (!line.startsWith(start)) continue;
    const [, target, text = ""] = /^([A-Za-z0-9]+) (.*)$/.exec(line.slice(start.length)) ?? [];
    const info = target === undefined ? undefined : parsed(text);
    if (target === undefined || info === undefined) continue;
    facts[`disk.${target}.virtual`] = String(info["virtual-size"]);
    const allocated = info["actual-size"];
    if (allocated !== undefined) facts[`disk.${target}.allocated`] = String(allocated);
  }
  return facts;
}

function parsed(text: string): v.InferOutput<typeof imageInfo> | undefined {
  try {
    const result = v.safeParse(imageInfo, JSON.parse(text));
    return result.success ? result.output : undefined;
  } catch {
    return undefined;
  }
}

/** Sizes from what `virsh domblkinfo` printed of one disk. */
export function readBlockInfo(target: string, output: string): Facts {
  const found = new Map(
    [...output.matchAll(/^(\w+):\s+(\d{1,15})\s*$/gm)].map(([, key = "", value = ""]) => [
      key,
      value,
    ]),
  );
  const virtual = found.get("Capacity");
  const allocated = found.get("Allocation");
  return {
    ...(virtual !== undefined && { [`disk.${target}.virtual`]: virtual }),
    ...(allocated !== undefined && { [`disk.${target}.allocated`]: allocated }),
  };
}

/** Limits from what `virsh blkdeviotune` printed of one disk: those that are not zero. */
export function readLimits(target: string, output: string): Facts {
  const limits = [...output.matchAll(/^([a-z_]+)\s*:\s*([1-9]\d{0,14})\s*$/gm)]
    .map(([, name = "", value = ""]) => `${name}=${value}`)
    .filter((limit) => !/_length=|^size_/.test(limit));
  return limits.length === 0 ? {} : { [`disk.${target}.limits`]: limits.join(" ") };
}

/** Versions from what `virsh version` printed. */
export function readVersions(output: string): Facts {
  const [, libvirt] = /^Using library: libvirt (\S+)$/m.exec(output) ?? [];
  const [, qemu] = /^Running hypervisor: QEMU (\S+)$/m.exec(output) ?? [];
  return {
    ...(libvirt !== undefined && { "sw.libvirt": libvirt }),
    ...(qemu !== undefined && { "sw.qemu": qemu }),
  };
}
