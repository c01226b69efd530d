import type { Disk, Domain, ScsiController } from "../../domain/domain.js";
import { usersOfIoThreads } from "../../domain/iothread-users.js";
import { ioThreadSchedules, readPins } from "../../domain/pins.js";
import { readDocuments, readDomains } from "../../domain/read.js";
import { attributeOf, numberIn } from "../../domain/written.js";
import type { Span } from "../../text/span.js";
import { parseXml } from "../../xml/parse.js";
import { child } from "../../xml/query.js";
import type { NamedThing } from "../structure.js";

/** The iothread, disk or controller whose name is at an offset. */
export function domainNames(text: string, offset: number): NamedThing | undefined {
  for (const document of readDocuments(parseXml(text))) {
    const { start, end } = document.element.span;
    if (offset < start || offset > end) continue;
    for (const domain of readDomains(document)) {
      const things = [...ioThreads(domain), ...controllers(domain), ...targets(domain)];
      const found = things.find(({ definition, uses }) =>
        [...(definition === undefined ? [] : [definition]), ...uses].some((span) =>
          holds(span, offset),
        ),
      );
      if (found !== undefined) return found;
    }
  }
  return undefined;
}

function holds({ start, end }: Span, offset: number): boolean {
  return start <= offset && offset <= end;
}

/** `<iothread id=>`, the drivers that name it, and its pins. */
function ioThreads(domain: Domain): NamedThing[] {
  const devices: readonly (Disk | ScsiController)[] = [
    ...new Set([...domain.disks, ...domain.scsiControllers, ...usersOfIoThreads(domain)]),
  ];
  const references = devices.flatMap((device) => device.ioThreads);
  const pins = readPins(domain).ioThreads;
  const named = [...references.map(({ id }) => id), ...pins.map(({ id }) => id)];
  const ids = [...new Set([...domain.ioThreads.ids, ...named])];
  return ids.flatMap((id): NamedThing[] => {
    if (id === undefined) return [];
    const declared = domain.ioThreads.declared.find((item) => item.id === id);
    const isCounted = domain.ioThreads.ids.includes(id) && declared === undefined;
    const uses = [
      ...references.filter((item) => item.id === id).map(({ written }) => written.span),
      ...pins.flatMap((pin) =>
        pin.id === id && pin.idWritten !== undefined ? [pin.idWritten.span] : [],
      ),
    ];
    const isScheduled = ioThreadSchedules(domain).some((schedule) => schedule.ids.has(id));
    const fixed = isCounted
      ? "This iothread comes from the count in <iothreads>, so its number is given; declare it in <iothreadids> to choose another."
      : isScheduled
        ? "This iothread is in a range of <iothreadsched>; change that by hand."
        : undefined;
    const definition =
      declared?.written.span ?? (isCounted ? domain.ioThreads.count?.span : undefined);
    const spans = declared === undefined ? uses : [declared.written.span, ...uses];
    return [
      {
        definition,
        uses,
        fixed,
        rename: (name) => {
          const wanted = numberIn(name);
          if (wanted === undefined || wanted < 1) return "An iothread's id is a number from 1 on.";
          if (domain.ioThreads.ids.includes(wanted))
            return `There is an iothread ${wanted} already.`;
          return spans.map((span) => ({ span, newText: String(wanted) }));
        },
      },
    ];
  });
}

/** A SCSI controller, and the disks on it by their addresses. */
function controllers(domain: Domain): NamedThing[] {
  return domain.scsiControllers.map(({ element, disks }): NamedThing => {
    const uses = disks.flatMap((disk) => {
      const written = attributeOf(child(disk.element, "address"), "controller");
      return written === undefined ? [] : [written.span];
    });
    return {
      definition: attributeOf(element, "index")?.span ?? element?.nameSpan,
      uses,
      fixed: "A controller's index decides where its disks appear in the guest.",
      rename: () => "A controller's index decides where its disks appear in the guest.",
    };
  });
}

/** A disk's target, which is its name for virsh and in snapshots. */
function targets(domain: Domain): NamedThing[] {
  return domain.disks.flatMap((disk): NamedThing[] => {
    const written = attributeOf(child(disk.element, "target"), "dev");
    if (written === undefined) return [];
    const hasAddress = child(disk.element, "address") !== undefined;
    const fixed = disk.isOverridden
      ? "QEMU arguments in this file name the disk, too."
      : hasAddress || disk.effectiveBus === "virtio"
        ? undefined
        : "Without an <address> the name decides where the disk is on its controller.";
    return [
      {
        definition: written.span,
        uses: [],
        fixed,
        rename: (name) => {
          const prefix = /^[a-z]*?(?=[a-z]$|[a-z]{2}$)/.exec(written.value)?.[0] ?? "";
          if (!/^[a-z]{3,4}$/.test(name) || !name.startsWith(prefix.slice(0, 2))) {
            return `A name like ${written.value}: the same two letters, and one or two more.`;
          }
          const isTaken = domain.disks.some((other) => other.name === name);
          return isTaken
            ? `There is a disk ${name} already.`
            : [{ span: written.span, newText: name }];
        },
      },
    ];
  });
}
