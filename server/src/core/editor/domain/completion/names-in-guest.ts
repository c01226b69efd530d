import { readIoThreads } from "../../../domain/iothreads.js";
import { attributeOf, numberIn } from "../../../domain/written.js";
import { child, children } from "../../../xml/query.js";
import type { XmlElement } from "../../../xml/tree.js";
import type { ValuePlace } from "./place.js";

/** A value that comes from the document itself. */
export interface NameInGuest {
  readonly value: string;
  readonly detail: string;
}

/** What this guest has, or has free, where an attribute refers to it. */
export function namesInGuest(
  place: Pick<ValuePlace, "document" | "element" | "name">,
): readonly NameInGuest[] {
  const { element, name } = place;
  const outer = element.parent?.name ?? "";
  const source = sources.get(`${outer}/${element.name}@${name}`);
  const guest = domainAround(element);
  return source === undefined || guest === undefined
    ? []
    : source({ element, guest, text: place.document.text });
}

/** The ids of a domain's iothreads, ascending. */
export function ioThreadIdsOf(guest: XmlElement, text: string): readonly number[] {
  return readIoThreads(guest, text, []).ids;
}

/** The first name that no disk has, such as `vdb`. */
export function freeTarget(guest: XmlElement, prefix: string, except?: XmlElement): string {
  const taken = new Set(
    devices(guest, "disk")
      .map((disk) => child(disk, "target"))
      .filter((target) => target !== except)
      .map((target) => attributeOf(target, "dev")?.value),
  );
  let name = `${prefix}a`;
  for (let index = 1; taken.has(name); index++) name = prefix + letters(index);
  return name;
}

/** The lowest number that no controller of the type has. */
export function freeController(guest: XmlElement, type: string, except?: XmlElement): number {
  const taken = new Set(
    controllers(guest, type)
      .filter((controller) => controller !== except)
      .map((controller) => numberIn(attributeOf(controller, "index")?.value)),
  );
  return lowestFree(taken, 0);
}

interface Asked {
  readonly element: XmlElement;
  readonly guest: XmlElement;
  readonly text: string;
}

function ioThreads({ guest, text }: Asked): NameInGuest[] {
  return ioThreadIdsOf(guest, text).map((id) => {
    const users = usersOf(guest, String(id));
    const detail = users.length === 0 ? "serves nothing yet" : `serves ${users.join(", ")}`;
    return { value: String(id), detail };
  });
}

function usersOf(guest: XmlElement, id: string): string[] {
  const uses = (device: XmlElement): boolean =>
    attributeOf(child(device, "driver"), "iothread")?.value === id;
  const shown = 4;
  const users = [
    ...devices(guest, "disk")
      .filter(uses)
      .map((disk) => attributeOf(child(disk, "target"), "dev")?.value ?? "a disk"),
    ...controllers(guest, "scsi")
      .filter(uses)
      .map((item) => `controller ${attributeOf(item, "index")?.value ?? "0"}`),
  ];
  const rest = users.length - shown;
  return rest > 0 ? [...users.slice(0, shown), `${String(rest)} more`] : users;
}

function newIoThread({ element, guest, text }: Asked): NameInGuest[] {
  const declared = children(element.parent, "iothread")
    .filter((item) => item !== element)
    .map((item) => numberIn(attributeOf(item, "id")?.value));
  const pinned = ioThreadIdsOf(guest, text).filter((id) => !declared.includes(id));
  const value = pinned[0] ?? lowestFree(new Set(declared), 1);
  return [{ value: String(value), detail: "free" }];
}

function controllerOfDisk({ element, guest }: Asked): NameInGuest[] {
  const disk = element.parent;
  const bus = attributeOf(child(disk, "target"), "bus")?.value ?? "scsi";
  return controllers(guest, bus).flatMap((controller) => {
    const value = attributeOf(controller, "index")?.value;
    const model = attributeOf(controller, "model")?.value;
    return value === undefined ? [] : [{ value, detail: model ?? `${bus}, no model` }];
  });
}

function targetOfDisk({ element, guest }: Asked): NameInGuest[] {
  const bus = attributeOf(element, "bus")?.value;
  const known = bus === undefined ? undefined : prefixes[bus];
  const fitting = known === undefined ? ["vd", "sd"] : [known];
  return fitting.map((prefix) => ({
    value: freeTarget(guest, prefix, element),
    detail: "free",
  }));
}

/** As libvirt and its tools name disks. */
const prefixes: Readonly<Record<string, string>> = {
  virtio: "vd",
  scsi: "sd",
  sata: "sd",
  usb: "sd",
  ide: "hd",
  fdc: "fd",
};

function newController({ element, guest }: Asked): NameInGuest[] {
  const type = attributeOf(element, "type")?.value;
  if (type === undefined) return [];
  return [{ value: String(freeController(guest, type, element)), detail: "free" }];
}

const sources: ReadonlyMap<string, (asked: Asked) => readonly NameInGuest[]> = new Map([
  ["disk/driver@iothread", ioThreads],
  ["controller/driver@iothread", ioThreads],
  ["iothreads/iothread@id", ioThreads],
  ["cputune/iothreadpin@iothread", ioThreads],
  ["cputune/iothreadsched@iothreads", ioThreads],
  ["iothreadids/iothread@id", newIoThread],
  ["disk/address@controller", controllerOfDisk],
  ["disk/target@dev", targetOfDisk],
  ["devices/controller@index", newController],
]);

function domainAround(element: XmlElement): XmlElement | undefined {
  let found: XmlElement | undefined = element;
  while (found !== undefined && found.name !== "domain") found = found.parent;
  return found;
}

function devices(guest: XmlElement, name: string): readonly XmlElement[] {
  return children(guest, "devices").flatMap((item) => children(item, name));
}

function controllers(guest: XmlElement, type: string): readonly XmlElement[] {
  return devices(guest, "controller").filter((item) => attributeOf(item, "type")?.value === type);
}

function lowestFree(taken: ReadonlySet<number | undefined>, first: number): number {
  let number = first;
  while (taken.has(number)) number++;
  return number;
}

/** 0 is `a`, 26 is `aa`. */
function letters(index: number): string {
  const rest = Math.floor(index / 26) - 1;
  return (rest < 0 ? "" : letters(rest)) + String.fromCharCode(97 + (index % 26));
}
