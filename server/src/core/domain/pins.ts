import type { Span } from "../text/span.js";
import { child, children } from "../xml/query.js";
import type { XmlElement } from "../xml/tree.js";
import { parseCpuset } from "./cpuset.js";
import type { Domain, Written } from "./domain.js";
import { attributeOf, numberIn } from "./written.js";

/** `<cputune>`: which threads of the guest run on which of the host's processors. */
export interface Pins {
  readonly vcpus: readonly Pin[];
  readonly ioThreads: readonly Pin[];
  readonly emulator: Pin | undefined;
}

export interface Pin {
  readonly element: XmlElement;
  /** The vCPU or the iothread that it is about; `undefined` for the emulator's threads, or when it is not a number. */
  readonly id: number | undefined;
  readonly idWritten: Written | undefined;
  readonly cpuset: Written | undefined;
  /** The host's processors; empty when the list cannot be read. */
  readonly cpus: ReadonlySet<number>;
  /** The smallest text that stands for it. */
  readonly place: Span;
}

export function readPins(domain: Domain): Pins {
  const pins = knownPins.get(domain) ?? findPins(domain);
  knownPins.set(domain, pins);
  return pins;
}

/** Several rules ask about the same domain, one after the other. */
const knownPins = new WeakMap<Domain, Pins>();

function findPins({ element }: Domain): Pins {
  const tune = child(element, "cputune");
  const emulator = child(tune, "emulatorpin");
  return {
    vcpus: children(tune, "vcpupin").map((pin) => readPin(pin, "vcpu")),
    ioThreads: children(tune, "iothreadpin").map((pin) => readPin(pin, "iothread")),
    emulator: emulator && readPin(emulator, "cpuset"),
  };
}

/** `<iothreadsched>`: how the kernel schedules some of the iothreads. */
export interface IoThreadSchedule {
  readonly element: XmlElement;
  readonly written: Written;
  readonly ids: ReadonlySet<number>;
}

export function ioThreadSchedules({ element }: Domain): readonly IoThreadSchedule[] {
  return children(child(element, "cputune"), "iothreadsched").flatMap((item) => {
    const written = attributeOf(item, "iothreads");
    const ids = written && parseCpuset(written.value);
    return written === undefined || ids === undefined ? [] : [{ element: item, written, ids }];
  });
}

/**
 * True when libvirt places the threads that have no pin of their own: in `<vcpu cpuset=''>`, or where numad says.
 */
export function hasDefaultPlacement({ element }: Domain): boolean {
  const vcpu = child(element, "vcpu");
  return (
    attributeOf(vcpu, "cpuset") !== undefined || attributeOf(vcpu, "placement")?.value === "auto"
  );
}

/** The host's processors that belong to one vCPU alone, as far as its own pin says. */
export function processorsOfSingleVcpus({ vcpus }: Pins): ReadonlySet<number> {
  return new Set(vcpus.flatMap(({ cpus }) => (cpus.size === 1 ? [...cpus] : [])));
}

function readPin(element: XmlElement, idAttribute: string): Pin {
  const idWritten = idAttribute === "cpuset" ? undefined : attributeOf(element, idAttribute);
  const cpuset = attributeOf(element, "cpuset");
  return {
    element,
    id: numberIn(idWritten?.value),
    idWritten,
    cpuset,
    cpus: parseCpuset(cpuset?.value ?? "") ?? new Set(),
    place: cpuset?.span ?? element.nameSpan,
  };
}
