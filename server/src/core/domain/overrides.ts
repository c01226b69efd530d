import { child, localName, namespaceOf } from "../xml/query.js";
import type { XmlElement } from "../xml/tree.js";
import type { Disk, Domain, ScsiController, Written } from "./domain.js";
import { driverSetting } from "./driver-setting.js";
import { aliasesOf } from "./disk.js";
import { qemuNamespace } from "./qemu-arguments.js";
import { attributeOf } from "./written.js";

/** A property of a device in `<qemu:override>` (libvirt 8.2) that differs from what the device's driver says. */
export interface OverriddenSetting {
  /** Such as `disk 'vda'`. */
  readonly device: string;
  /** QEMU's name, such as `num-queues`. */
  readonly property: string;
  readonly value: Written;
  /** libvirt's name, such as `queues`. */
  readonly setting: string;
  readonly written: Written;
}

export function overriddenSettings(domain: Domain): readonly OverriddenSetting[] {
  return [
    ...domain.disks.map((disk) => ({
      owner: disk,
      device: `disk '${disk.name}'`,
      aliases: aliasesOf(disk),
    })),
    ...domain.scsiControllers.map((controller) => ({
      owner: controller,
      device: `SCSI controller ${String(controller.index)}`,
      aliases: controllerAliases(controller),
    })),
  ].flatMap(({ aliases, device, owner }) =>
    properties(domain, aliases).flatMap(({ property, value }) => {
      const setting = settings.get(property);
      const written = setting === undefined ? undefined : driverSetting(owner, setting);
      if (setting === undefined || written === undefined) return [];
      return normal(value.value) === normal(written.value)
        ? []
        : [{ device, property, value, setting, written }];
    }),
  );
}

/** True where the property is set past libvirt, so that the driver's own setting says nothing. */
export function overrides(domain: Domain, owner: Disk | ScsiController, property: string): boolean {
  if (domain.passthrough.isEmpty) return false;
  const aliases = "device" in owner ? aliasesOf(owner) : controllerAliases(owner);
  return properties(domain, aliases).some((item) => item.property === property);
}

/** What libvirt makes of each of its own settings. */
const settings: ReadonlyMap<string, string> = new Map([
  ["num-queues", "queues"],
  ["num_queues", "queues"],
  ["queue-size", "queue_size"],
  ["iothread", "iothread"],
  ["ioeventfd", "ioeventfd"],
  ["event_idx", "event_idx"],
  ["cmd_per_lun", "cmd_per_lun"],
  ["max_sectors", "max_sectors"],
]);

function properties(
  { element }: Domain,
  aliases: readonly string[],
): readonly { readonly property: string; readonly value: Written }[] {
  return element.children
    .filter((item) => localName(item) === "override" && namespaceOf(item) === qemuNamespace)
    .flatMap((item) => named(item, "device"))
    .filter((device) => aliases.includes(attributeOf(device, "alias")?.value ?? ""))
    .flatMap((device) => named(device, "frontend"))
    .flatMap((frontend) => named(frontend, "property"))
    .flatMap((item) => {
      const property = attributeOf(item, "name")?.value;
      const value = attributeOf(item, "value");
      return property === undefined || value === undefined ? [] : [{ property, value }];
    });
}

function named(parent: XmlElement, name: string): readonly XmlElement[] {
  return parent.children.filter((item) => localName(item) === name);
}

/** The user's own alias, else libvirt's. */
function controllerAliases({ element, index }: ScsiController): readonly string[] {
  const own = attributeOf(child(element, "alias"), "name")?.value;
  return [`scsi${String(index)}`, ...(own === undefined ? [] : [own])];
}

/** libvirt writes `on` for QEMU's `true`, and calls iothread 1 `iothread1`. */
function normal(value: string): string {
  if (value === "true" || value === "on") return "on";
  if (value === "false" || value === "off") return "off";
  return value.replace(/^iothread(?=\d)/, "");
}
