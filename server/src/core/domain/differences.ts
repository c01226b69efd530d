import { child, children, descendants } from "../xml/query.js";
import type { XmlElement } from "../xml/tree.js";
import { domainRoot } from "./identity.js";
import { attributeOf } from "./written.js";

/** A setting that two descriptions of one guest give differently; null where it is not set. */
export interface DomainDifference {
  /** Such as "disk vda". */
  readonly where: string;
  /** Such as "driver cache". */
  readonly setting: string;
  readonly base: string | null;
  readonly other: string | null;
}

/**
 * In which settings that decide about latency two descriptions of a guest differ, such as a file and what runs.
 * What libvirt fills in by itself (aliases, addresses, expanded machine types) is not compared. Null when one of
 * them holds no domain.
 */
export function domainDifferences(base: string, other: string): readonly DomainDifference[] | null {
  const [one, two] = [domainRoot(base), domainRoot(other)];
  if (one === undefined || two === undefined) return null;
  const [before, after] = [settingsOf(one), settingsOf(two)];
  const places = [...new Set([...before.keys(), ...after.keys()])];
  return places.flatMap((where) => {
    const [from, to] = [before.get(where), after.get(where)];
    if (from === undefined || to === undefined) {
      const text = (settings: typeof from): string | null =>
        settings === undefined ? null : "there";
      return [{ where, setting: "presence", base: text(from), other: text(to) }];
    }
    const names = [...new Set([...from.keys(), ...to.keys()])];
    return names.flatMap((setting) => {
      const [a, b] = [from.get(setting) ?? null, to.get(setting) ?? null];
      return a === b ? [] : [{ where, setting, base: a, other: b }];
    });
  });
}

/** "disk vda: driver cache none, runs with writeback". */
export function differenceText({ where, setting, base, other }: DomainDifference): string {
  if (setting === "presence") {
    return `${where}: ${base === null ? "runs, but is not in the file" : "in the file, but does not run"}`;
  }
  return `${where}: ${setting} ${base ?? "not set"}, runs with ${other ?? "it not set"}`;
}

type Settings = ReadonlyMap<string, string>;

function settingsOf(domain: XmlElement): ReadonlyMap<string, Settings> {
  const devices = child(domain, "devices");
  const found = new Map<string, Settings>([["guest", guestSettings(domain)]]);
  for (const disk of children(devices, "disk")) {
    found.set(
      `disk ${attributeOf(child(disk, "target"), "dev")?.value ?? "?"}`,
      diskSettings(disk),
    );
  }
  for (const controller of children(devices, "controller")) {
    // The others libvirt adds by itself.
    if (attributeOf(controller, "type")?.value !== "scsi") continue;
    const index = attributeOf(controller, "index")?.value ?? "0";
    found.set(
      `scsi controller ${index}`,
      withDriver(controller, attributes(controller, ["model"])),
    );
  }
  for (const nic of children(devices, "interface")) {
    const mac = attributeOf(child(nic, "mac"), "address")?.value;
    // Without one libvirt makes one up, and there is nothing to compare with.
    if (mac === undefined) continue;
    const model = attributes(child(nic, "model"), ["type"], "model ");
    found.set(`interface ${mac.toLowerCase()}`, withDriver(nic, model));
  }
  return found;
}

function guestSettings(domain: XmlElement): Settings {
  const tune = child(domain, "cputune");
  const pins = ["vcpupin", "emulatorpin", "iothreadpin"].flatMap((name) =>
    children(tune, name).map((pin): [string, string] => {
      const of = attributeOf(pin, "vcpu") ?? attributeOf(pin, "iothread");
      const which = of === undefined ? name : `${name} ${of.value}`;
      return [which, attributeOf(pin, "cpuset")?.value ?? ""];
    }),
  );
  return new Map([
    ...attributes(domain, ["type"]),
    ...texts(domain, ["vcpu", "iothreads"]),
    ...attributes(child(domain, "cpu"), ["mode"], "cpu "),
    ...pins,
  ]);
}

function diskSettings(disk: XmlElement): Settings {
  const source = child(disk, "source");
  const tune = child(disk, "iotune");
  return withDriver(
    disk,
    new Map([
      ...attributes(child(disk, "target"), ["bus"]),
      ...attributes(source, ["file", "dev", "name"], "source "),
      ...(tune?.children ?? []).map(({ name, text }): [string, string] => [
        `iotune ${name}`,
        text.trim(),
      ]),
    ]),
  );
}

/** The driver's own attributes and the iothreads of its mapping. */
function withDriver(device: XmlElement, settings: Settings): Settings {
  const driver = child(device, "driver");
  const mapped = descendants(driver, ["iothreads", "iothread"]).map(
    (item) => attributeOf(item, "id")?.value ?? "?",
  );
  const all = (driver?.attributes ?? []).map(({ name, value }): [string, string] => [
    `driver ${name}`,
    value,
  ]);
  return new Map([
    ...settings,
    ...all,
    ...(mapped.length === 0 ? [] : [["driver iothreads", mapped.join(", ")] as const]),
  ]);
}

function attributes(
  element: XmlElement | undefined,
  names: readonly string[],
  prefix = "",
): Map<string, string> {
  const found = names.flatMap((name): [string, string][] => {
    const written = attributeOf(element, name);
    return written === undefined ? [] : [[`${prefix}${name}`, written.value]];
  });
  return new Map(found);
}

function texts(element: XmlElement, names: readonly string[]): Map<string, string> {
  const found = names.flatMap((name): [string, string][] => {
    const one = child(element, name);
    return one === undefined ? [] : [[name, one.text.trim()]];
  });
  return new Map(found);
}
