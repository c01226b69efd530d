import { type Target, atLeast } from "../catalog/versions.js";
import type { TextEdit } from "../text/span.js";
import { removeElement } from "../xml/edit.js";
import { child, children } from "../xml/query.js";
import type { XmlElement } from "../xml/tree.js";
import {
  type Disk,
  type Domain,
  type ScsiController,
  type Written,
  isVirtioScsi,
} from "./domain.js";
import { setDriver, unsetDriver } from "./edit-driver.js";
import { attributeOf, numberIn } from "./written.js";

/** `<driver><iothreads>`: several iothreads for one device, each for some of its queues. */
export interface IoThreadMapping {
  readonly owner: Disk | ScsiController;
  /** Such as `disk 'vda'`. */
  readonly name: string;
  readonly element: XmlElement;
  /** Not empty: libvirt takes an empty mapping for none. */
  readonly entries: readonly MappedIoThread[];
  /** The driver's `iothread` attribute, which excludes a mapping. */
  readonly ioThread: Written | undefined;
  /** The driver's number of queues, as written. */
  readonly queues: Written | undefined;
}

export interface MappedIoThread {
  readonly element: XmlElement;
  readonly id: Written;
  readonly queues: readonly { readonly element: XmlElement; readonly id: Written }[];
}

/** The mappings on devices that can have one. */
export function ioThreadMappings(domain: Domain): readonly IoThreadMapping[] {
  return [
    ...domain.disks
      .filter(({ effectiveBus }) => effectiveBus === "virtio")
      .flatMap((disk) => readMapping(disk, `disk '${disk.name}'`)),
    ...domain.scsiControllers
      .filter(({ model }) => isVirtioScsi(model?.value))
      .flatMap((controller) =>
        readMapping(controller, `SCSI controller ${String(controller.index)}`),
      ),
  ];
}

/** The releases that brought mappings: for disks libvirt 10.0 and QEMU 9.0, for controllers 11.2 and 10.0. */
export function mappingSupport(
  { owner }: IoThreadMapping,
  target: Target,
): {
  readonly libvirt: boolean;
  readonly qemu: boolean;
  readonly needs: readonly [string, string];
} {
  const needs = "device" in owner ? (["10.0", "9.0"] as const) : (["11.2", "10.0"] as const);
  return {
    libvirt: atLeast(target.libvirt, needs[0]),
    qemu: atLeast(target.qemu, needs[1]),
    needs,
  };
}

export interface MappingConflict {
  readonly place: Written;
  /** A clause, such as "queue 4 is out of range". */
  readonly problem: string;
}

/** The first thing that libvirt refuses about which queue goes where (`qemuDomainValidateIothreadMapping`). */
export function queueConflict({ entries, queues }: IoThreadMapping): MappingConflict | undefined {
  const [first] = entries;
  if (first === undefined) return undefined;
  const explicit = first.queues.length > 0;
  const count = queues === undefined ? 0 : numberIn(queues.value);
  if (count === undefined) return undefined;
  if (explicit && count === 0) {
    return {
      place: first.queues[0]?.id ?? first.id,
      problem: "it names queues, but the driver has no number of queues",
    };
  }
  const taken = new Set<number>();
  for (const entry of entries) {
    if (entry.queues.length > 0 !== explicit) {
      return { place: entry.id, problem: "some iothreads have queues and some have none" };
    }
    for (const { id } of entry.queues) {
      const queue = numberIn(id.value);
      if (queue === undefined) return undefined;
      if (queue >= count) {
        return { place: id, problem: `queue ${id.value} does not exist, as they count from 0` };
      }
      if (taken.has(queue)) return { place: id, problem: `queue ${id.value} is given out twice` };
      taken.add(queue);
    }
  }
  if (!explicit || taken.size === count) return undefined;
  let missing = 0;
  while (taken.has(missing)) missing++;
  return { place: first.id, problem: `queue ${String(missing)} has no iothread` };
}

/** The entries that name an iothread which an earlier one has named. */
export function repeatedEntries({ entries }: IoThreadMapping): readonly MappedIoThread[] {
  return entries.filter(
    ({ id }, index) =>
      entries.findIndex((entry) => numberIn(entry.id.value) === numberIn(id.value)) < index &&
      numberIn(id.value) !== undefined,
  );
}

/** Leaves the iothreads and lets QEMU share the queues out among them. */
export function dropQueues(domain: Domain, { entries }: IoThreadMapping): readonly TextEdit[] {
  return entries
    .flatMap(({ queues }) => queues)
    .map(({ element }) => removeElement(domain.document, element));
}

export function dropEntries(
  domain: Domain,
  entries: readonly MappedIoThread[],
): readonly TextEdit[] {
  return entries.map(({ element }) => removeElement(domain.document, element));
}

export function dropAttribute(domain: Domain, { owner }: IoThreadMapping): readonly TextEdit[] {
  return unsetDriver(domain, owner, "iothread");
}

/** Takes the mapping off; the device keeps its `iothread`, else gets the given one, if any. */
export function replaceMapping(
  domain: Domain,
  { element, owner }: IoThreadMapping,
  ioThread: number | undefined,
): readonly TextEdit[] {
  return [
    removeElement(domain.document, element),
    ...(ioThread === undefined ? [] : setDriver(domain, owner, { iothread: String(ioThread) })),
  ];
}

function readMapping(owner: Disk | ScsiController, name: string): readonly IoThreadMapping[] {
  const element = child(owner.driver, "iothreads");
  const entries = children(element, "iothread").flatMap((item) => {
    const id = attributeOf(item, "id");
    return id === undefined ? [] : [{ element: item, id, queues: readQueues(item) }];
  });
  if (element === undefined || entries.length === 0) return [];
  const queues = attributeOf(owner.driver, "queues");
  return [{ owner, name, element, entries, ioThread: owner.ioThread, queues }];
}

function readQueues(entry: XmlElement): MappedIoThread["queues"] {
  return children(entry, "queue").flatMap((element) => {
    const id = attributeOf(element, "id");
    return id === undefined ? [] : [{ element, id }];
  });
}
