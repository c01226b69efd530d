import { child, children } from "../xml/query.js";
import type { XmlDocument, XmlElement } from "../xml/tree.js";
import { readDisk } from "./disk.js";
import type { Domain } from "./domain.js";
import { readGuestOs } from "./guest-os.js";
import { readIoThreads } from "./iothreads.js";
import { readArch, readMachine } from "./machine.js";
import { readManager } from "./manager.js";
import { readPassthrough } from "./passthrough.js";
import { readScsiControllers } from "./scsi-controller.js";
import { attributeOf } from "./written.js";

/**
 * The domains of a document that run on QEMU (`kvm` and `qemu`), in order. For other hypervisors most settings mean
 * something else or nothing, so they are not read; neither are domains inside other documents, such as a snapshot's.
 */
export function readDomains(document: XmlDocument): readonly Domain[] {
  return document.roots.flatMap((root) => {
    const type = attributeOf(root, "type")?.value;
    return root.name === "domain" && (type === "kvm" || type === "qemu")
      ? [readDomain(document, root, type)]
      : [];
  });
}

function readDomain(document: XmlDocument, element: XmlElement, type: Domain["type"]): Domain {
  const machine = readMachine(element);
  const arch = readArch(element, machine);
  const passthrough = readPassthrough(element);
  const devices = children(element, "devices").flatMap((item) => item.children);
  const disks = devices
    .filter(({ name }) => name === "disk")
    .map((disk) => readDisk(disk, passthrough));
  const scsiControllers = readScsiControllers(devices, disks, arch);
  return {
    document,
    element,
    name: trimmedText(child(element, "name")),
    type,
    isRuntimeDump: attributeOf(element, "id") !== undefined,
    arch,
    machine,
    vcpus: readVcpus(element),
    guestOs: readGuestOs(element),
    manager: readManager(element),
    disks,
    scsiControllers,
    ioThreads: readIoThreads(
      element,
      document.text,
      [...disks, ...scsiControllers].flatMap(({ ioThreads }) => ioThreads),
    ),
    passthrough,
  };
}

function readVcpus(domain: XmlElement): number | undefined {
  const written = trimmedText(child(domain, "vcpu"));
  if (written === undefined) return 1;
  return /^\d+$/.test(written) ? Number(written) : undefined;
}

function trimmedText(element: XmlElement | undefined): string | undefined {
  const text = element?.text.trim();
  return text === "" ? undefined : text;
}
