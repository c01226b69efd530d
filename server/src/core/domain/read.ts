import { child, children } from "../xml/query.js";
import type { XmlDocument, XmlElement } from "../xml/tree.js";
import { readDisk, readIoThreadReferences } from "./disk.js";
import { type DocumentKind, kindOf } from "./document-kind.js";
import type { LibvirtDocument, Manager } from "./document.js";
import type { Domain } from "./domain.js";
import { isLibvirtsOwn, isSaveImage } from "./file-place.js";
import { readGuestOs } from "./guest-os.js";
import { readIoThreads } from "./iothreads.js";
import { readArch, readMachine } from "./machine.js";
import { readManager } from "./manager.js";
import { readPassthrough } from "./passthrough.js";
import { readScsiControllers } from "./scsi-controller.js";
import { snapshotDomain } from "./snapshot.js";
import { attributeOf } from "./written.js";

/** What is known of a file beside its text. */
interface Circumstances {
  readonly path?: string;
  /** Who writes the XML of guests that say nothing of it themselves. */
  readonly managedBy?: Manager;
}

/**
 * The documents of libvirt that are in a file, in order. Domains that do not run on QEMU (`kvm` and `qemu`) are left
 * out, since most settings mean something else there or nothing.
 */
export function readDocuments(
  document: XmlDocument,
  { path, managedBy }: Circumstances = {},
): readonly LibvirtDocument[] {
  const isOwn = path !== undefined && isLibvirtsOwn(path);
  return document.roots.flatMap((element) => {
    const kind = kindOf(element);
    if (kind === undefined || (kind === "domain" && typeOf(element) === undefined)) return [];
    const isSaved = kind === "domain" && path !== undefined && isSaveImage(path);
    return [
      {
        document,
        element,
        kind: isSaved ? "save-image" : kind,
        isLibvirtsOwn: isOwn,
        manager: readManager(domainIn(element, kind) ?? element) ?? managedBy,
      },
    ];
  });
}

/** The domains that a document of libvirt holds and that run on QEMU. */
export function readDomains(document: LibvirtDocument): readonly Domain[] {
  const { element, kind } = document;
  if (kind === "device") return [readDomain(document, withDevice(element), "kvm")];
  const domain = domainIn(element, kind);
  const type = domain && typeOf(domain);
  return domain === undefined || type === undefined ? [] : [readDomain(document, domain, type)];
}

function domainIn(root: XmlElement, kind: DocumentKind): XmlElement | undefined {
  if (kind === "snapshot") return snapshotDomain(root);
  return kind === "domain" || kind === "save-image" ? root : undefined;
}

/** libvirt's QEMU driver serves these types and no others; undefined also where the file does not say. */
function typeOf(domain: XmlElement): Domain["type"] | undefined {
  const type = attributeOf(domain, "type")?.value;
  return type === "kvm" || type === "qemu" ? type : undefined;
}

/** A guest around a device that is alone in its file. Edits know its elements by their places, which are the device's. */
function withDevice(device: XmlElement): XmlElement {
  // One by one: a node of a document makes its spans when it is asked, so spreading it would leave them behind.
  const { parent, span, nameSpan, startTagSpan, endTagSpan, selfClosing } = device;
  const around = (name: string, inside: XmlElement): XmlElement => ({
    parent,
    span,
    nameSpan,
    startTagSpan,
    endTagSpan,
    selfClosing,
    name,
    attributes: [],
    children: [inside],
    text: "",
  });
  return around("domain", around("devices", device));
}

function readDomain(
  { document, kind, isLibvirtsOwn: isOwn, manager }: LibvirtDocument,
  element: XmlElement,
  type: Domain["type"],
): Domain {
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
    kind,
    isLibvirtsOwn: isOwn,
    name: trimmedText(child(element, "name")),
    type,
    arch,
    machine,
    vcpus: readVcpus(element),
    guestOs: readGuestOs(element, passthrough),
    manager,
    disks,
    scsiControllers,
    ioThreads: readIoThreads(
      element,
      document.text,
      devices.flatMap((device) => readIoThreadReferences(child(device, "driver"))),
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
