import type { TextEdit } from "../text/span.js";
import { removeElement } from "../xml/edit.js";
import { child } from "../xml/query.js";
import type { XmlElement } from "../xml/tree.js";
import type { Disk, Domain, Written } from "./domain.js";
import { contentOf } from "./written.js";

/** `<iotune>` of a disk: how much I/O QEMU lets through before it makes requests wait. */
export interface IoTune {
  readonly disk: Disk;
  readonly element: XmlElement;
  /** Those above 0, in the order of the file; libvirt takes 0 for no limit. */
  readonly limits: readonly IoLimit[];
  /** Disks with the same name share one budget. */
  readonly group: Written | undefined;
}

export interface IoLimit {
  /** libvirt's, such as `total_iops_sec` or `read_bytes_sec_max`. */
  readonly name: string;
  readonly element: XmlElement;
  readonly written: Written;
  readonly value: number;
}

/** In the order of the file. */
export function ioTunes(domain: Domain): readonly IoTune[] {
  const { text } = domain.document;
  return domain.disks.flatMap((disk) => {
    const element = child(disk.element, "iotune");
    if (element === undefined) return [];
    return [
      {
        disk,
        element,
        limits: element.children.flatMap((item) => readLimit(item, text)),
        group: contentOf(child(element, "group_name"), text),
      },
    ];
  });
}

/** A total and what it is the total of, which libvirt does not take together. */
export interface TotalConflict {
  readonly total: IoLimit;
  readonly parts: readonly IoLimit[];
}

export function totalConflicts({ limits }: IoTune): readonly TotalConflict[] {
  return limits.flatMap((total) => {
    if (!total.name.startsWith("total_") || total.name.endsWith("_length")) return [];
    const kind = total.name.slice("total_".length);
    const parts = limits.filter(({ name }) => name === `read_${kind}` || name === `write_${kind}`);
    return parts.length === 0 ? [] : [{ total, parts }];
  });
}

export function removeLimits(domain: Domain, limits: readonly IoLimit[]): readonly TextEdit[] {
  return limits.map(({ element }) => removeElement(domain.document, element));
}

export function removeIoTune(domain: Domain, { element }: IoTune): readonly TextEdit[] {
  return [removeElement(domain.document, element)];
}

/** Equal where libvirt finds two disks' limits equal. */
export function sameLimits(a: IoTune, b: IoTune): boolean {
  const key = ({ limits }: IoTune): string =>
    limits
      .map(({ name, value }) => `${name}=${String(value)}`)
      .sort()
      .join();
  return key(a) === key(b);
}

function readLimit(element: XmlElement, text: string): readonly IoLimit[] {
  if (!/_(?:bytes|iops)_sec(?:_max(?:_length)?)?$/.test(`_${element.name}`)) return [];
  const written = contentOf(element, text);
  if (written === undefined || !/^\d{1,19}$/.test(written.value)) return [];
  const value = Number(written.value);
  return value === 0 ? [] : [{ name: element.name, element, written, value }];
}
