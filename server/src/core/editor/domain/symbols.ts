import { networkInterfaces } from "../../domain/interface.js";
import type { Disk, Domain, ScsiController } from "../../domain/domain.js";
import { attributeOf } from "../../domain/written.js";
import { child } from "../../xml/query.js";
import type { XmlElement } from "../../xml/tree.js";
import type { DocumentSymbol } from "../structure.js";
import { type ReadDocument, documentsIn } from "./last-read.js";

/** The guest with its devices, each with what decides about its latency. */
export function domainSymbols(text: string): readonly DocumentSymbol[] {
  return documentsIn(text).map(documentSymbol);
}

function documentSymbol({ document, domains }: ReadDocument): DocumentSymbol {
  const { element } = document;
  const [domain] = domains;
  const name = child(element, "name")?.text.trim() ?? "";
  return {
    name: name === "" ? element.name : name,
    detail: domain === undefined ? element.name : guestDetail(domain),
    kind: "guest",
    span: element.span,
    place: child(element, "name")?.span ?? element.nameSpan,
    children: domain === undefined ? element.children.map(otherSymbol) : domainChildren(domain),
  };
}

function guestDetail({ type, vcpus, machine }: Domain): string {
  const cpus = vcpus === undefined ? null : `${vcpus} vCPU${vcpus === 1 ? "" : "s"}`;
  return [type, cpus, machine.name]
    .filter((part) => part !== undefined && part !== null)
    .join(", ");
}

function domainChildren(domain: Domain): DocumentSymbol[] {
  const known = new Map<XmlElement, DocumentSymbol>();
  for (const disk of domain.disks) known.set(disk.element, diskSymbol(disk));
  for (const controller of domain.scsiControllers) {
    const { element } = controller;
    if (element !== undefined) known.set(element, controllerSymbol(element, controller));
  }
  for (const { element, name, effectiveModel, driver, place } of networkInterfaces(domain)) {
    const vhost = attributeOf(driver, "name")?.value;
    const queues = attributeOf(driver, "queues")?.value;
    const detail = [effectiveModel, vhost, queues && `queues ${queues}`];
    const short = name.replace(/^(?:a )?network interface ?/, "interface ").trim();
    known.set(element, device(element, short, detail, place));
  }
  // A device alone in its file is its own guest.
  if (domain.kind === "device") return [...known.values()];
  return domain.element.children.flatMap((element): DocumentSymbol[] => {
    if (element.name === "devices") {
      return element.children.map((item) => known.get(item) ?? otherSymbol(item));
    }
    if (element.name === "iothreads") return [named(element, element.text.trim())];
    return groups.has(element.name) ? [group(element)] : [];
  });
}

/** Parts of a guest that decide about latency beside its devices. */
const groups = new Set([
  "cputune",
  "iothreadids",
  "blkiotune",
  "memoryBacking",
  "numatune",
  "cpu",
  "clock",
]);

function diskSymbol(disk: Disk): DocumentSymbol {
  const { element, name, place, device: kind, effectiveBus, format } = disk;
  const threads = disk.ioThreads.map(({ written }) => written.value).join(", ");
  const detail = [
    effectiveBus,
    format?.value,
    disk.cache && `cache ${disk.cache.value}`,
    disk.io && `io ${disk.io.value}`,
    threads === "" ? undefined : `iothread ${threads}`,
  ];
  return device(element, `${kind} ${name}`, detail, place);
}

function controllerSymbol(
  element: XmlElement,
  { index, effectiveModel, ioThreads, place }: ScsiController,
): DocumentSymbol {
  const threads = ioThreads.map(({ written }) => written.value).join(", ");
  const detail = [effectiveModel, threads === "" ? undefined : `iothread ${threads}`];
  return device(element, `scsi controller ${index}`, detail, place);
}

function device(
  element: XmlElement,
  name: string,
  detail: readonly (string | undefined)[],
  place: DocumentSymbol["place"],
): DocumentSymbol {
  const words = detail.filter((part) => part !== undefined && part !== "");
  const { span } = element;
  return { name, detail: words.join(", "), kind: "device", span, place, children: [] };
}

/** Everything else by its name and what kind it is. */
function otherSymbol(element: XmlElement): DocumentSymbol {
  const words = ["type", "index", "model"].map((name) => attributeOf(element, name)?.value);
  return device(element, element.name, words, element.nameSpan);
}

function group(element: XmlElement): DocumentSymbol {
  const counts = new Map<string, number>();
  for (const { name } of element.children) counts.set(name, (counts.get(name) ?? 0) + 1);
  const detail = [...counts].map(([name, count]) => (count === 1 ? name : `${count} ${name}`));
  const mode = attributeOf(element, "mode")?.value;
  return named(element, mode ?? detail.join(", "));
}

function named(element: XmlElement, detail: string): DocumentSymbol {
  const { name, span, nameSpan } = element;
  return { name, detail, kind: "group", span, place: nameSpan, children: [] };
}
