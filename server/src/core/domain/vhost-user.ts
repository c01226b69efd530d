import type { Span, TextEdit } from "../text/span.js";
import { removeAttribute, removeElement } from "../xml/edit.js";
import { child } from "../xml/query.js";
import type { Disk, Domain } from "./domain.js";
import { driverSetting } from "./driver-setting.js";

/** Something that libvirt refuses for a vhost-user disk. */
export interface RefusedSetting {
  /** As it is written: `'cache'`, or `<iotune>`. */
  readonly name: string;
  readonly span: Span;
  readonly edits: readonly TextEdit[];
}

/**
 * What libvirt refuses for a vhost-user disk (`virDomainDiskVhostUserValidate`), on its `<driver>` and beside it:
 * another process does the I/O, so QEMU has no image to open in one way or another.
 */
export function refusedSettings({ document }: Domain, disk: Disk): readonly RefusedSetting[] {
  const { driver, element, sourceType } = disk;
  if (sourceType !== "vhostuser") return [];
  const attributes = refusedAttributes.flatMap((name) => {
    const written = driverSetting(disk, name);
    const edit = driver && removeAttribute(document, driver, name);
    return written === undefined || edit === undefined || written.value === "default"
      ? []
      : [{ name: `'${name}'`, span: written.span, edits: [edit] }];
  });
  const elements = refusedElements.flatMap((name) => {
    const found = child(element, name);
    return found === undefined
      ? []
      : [{ name: `<${name}>`, span: found.nameSpan, edits: [removeElement(document, found)] }];
  });
  return [...attributes, ...elements];
}

const refusedAttributes = [
  "cache",
  "error_policy",
  "rerror_policy",
  "io",
  "ioeventfd",
  "copy_on_read",
  "discard",
  "iothread",
  "detect_zeroes",
];

/** libvirt refuses more, whose removal would change what becomes of the data: `readonly`, `transient`, ... */
const refusedElements = ["iotune", "serial", "wwn", "vendor", "product"];
