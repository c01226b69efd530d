import type { Disk, Domain, Written } from "../../domain/domain.js";
import { ioThreadSchedules, readPins } from "../../domain/pins.js";
import { attributeOf, numberIn } from "../../domain/written.js";
import type { Span } from "../../text/span.js";
import { child } from "../../xml/query.js";
import type { NamedThing } from "../structure.js";
import { documentsIn } from "./last-read.js";

/** The iothread, disk or controller whose name is at an offset. */
export function domainNames(text: string, offset: number): NamedThing | undefined {
  for (const { document, domains } of documentsIn(text)) {
    if (!holds(document.element.span, offset)) continue;
    for (const domain of domains) {
      const found =
        ioThreadAt(domain, offset) ?? controllerAt(domain, offset) ?? targetAt(domain, offset);
      if (found !== undefined) return found;
    }
  }
  return undefined;
}

function holds({ start, end }: Span, offset: number): boolean {
  return start <= offset && offset <= end;
}

/** `<iothread id=>`, the drivers that name it, and its pins. */
function ioThreadAt(domain: Domain, offset: number): NamedThing | undefined {
  const { ids, declared, count } = domain.ioThreads;
  const named = ioThreadNames(domain);
  const id =
    named.find(({ span }) => holds(span, offset))?.id ??
    declared.find(({ written }) => holds(written.span, offset))?.id;
  if (id === undefined) return undefined;
  const definition = declared.find((item) => item.id === id)?.written.span;
  const uses = named.filter((item) => item.id === id).map(({ span }) => span);
  if (definition === undefined && ids.includes(id)) {
    return {
      definition: count?.span,
      uses,
      rename:
        "This iothread comes from the count in <iothreads>, so its number is given; declare it in <iothreadids> to choose another.",
    };
  }
  if (ioThreadSchedules(domain).some((schedule) => schedule.ids.has(id))) {
    const rename = "This iothread is in a range of <iothreadsched>; change that by hand.";
    return { definition, uses, rename };
  }
  const spans = definition === undefined ? uses : [definition, ...uses];
  return {
    definition,
    uses,
    rename: (name) => {
      const wanted = numberIn(name);
      if (wanted === undefined || wanted < 1) return "An iothread's id is a number from 1 on.";
      if (ids.includes(wanted)) return `There is an iothread ${wanted} already.`;
      return spans.map((span) => ({ span, newText: String(wanted) }));
    },
  };
}

/** Where devices and pins name iothreads. */
function ioThreadNames(domain: Domain): readonly { readonly id: number; readonly span: Span }[] {
  const ofDevices = [...domain.disks, ...domain.scsiControllers].flatMap(
    ({ ioThreads }) => ioThreads,
  );
  const ofPins = readPins(domain).ioThreads.map(({ id, idWritten }) => ({
    id,
    written: idWritten,
  }));
  return [...ofDevices, ...ofPins].flatMap(({ id, written }) =>
    id === undefined || written === undefined ? [] : [{ id, span: written.span }],
  );
}

/** A SCSI controller, and the disks on it by their addresses. */
function controllerAt(domain: Domain, offset: number): NamedThing | undefined {
  for (const { element, disks } of domain.scsiControllers) {
    const definition = attributeOf(element, "index")?.span ?? element?.nameSpan;
    const uses = disks.flatMap((disk) => {
      const written = attributeOf(child(disk.element, "address"), "controller");
      return written === undefined ? [] : [written.span];
    });
    const all = definition === undefined ? uses : [definition, ...uses];
    if (all.some((span) => holds(span, offset))) {
      const rename = "A controller's index decides where its disks appear in the guest.";
      return { definition, uses, rename };
    }
  }
  return undefined;
}

/** A disk's target, which is its name for virsh and in snapshots. */
function targetAt(domain: Domain, offset: number): NamedThing | undefined {
  for (const disk of domain.disks) {
    const written = attributeOf(child(disk.element, "target"), "dev");
    if (written === undefined || !holds(written.span, offset)) continue;
    return { definition: written.span, uses: [], rename: renameTarget(domain, disk, written) };
  }
  return undefined;
}

function renameTarget(domain: Domain, disk: Disk, { value, span }: Written): NamedThing["rename"] {
  if (disk.isOverridden) return "QEMU arguments in this file name the disk, too.";
  if (child(disk.element, "address") === undefined && disk.effectiveBus !== "virtio") {
    return "Without an <address> the name decides where the disk is on its controller.";
  }
  return (name) => {
    if (!/^[a-z]{3,4}$/.test(name) || !name.startsWith(value.slice(0, 2))) {
      return `A name like ${value}: the same two letters, and one or two more.`;
    }
    const isTaken = domain.disks.some((other) => other.name === name);
    return isTaken ? `There is a disk ${name} already.` : [{ span, newText: name }];
  };
}
