import type { Age } from "./libvirt-schema.js";

/** An element, as far as its place in libvirt's documents goes; it need not be written yet. */
export interface NamedElement {
  readonly name: string;
  readonly parent: { readonly name: string } | undefined;
}

/**
 * The release that brought an element, an attribute or a value, where the schemas in `libvirt-schema-data.ts` say less:
 * they are of two releases only. Taken from libvirt's documentation and news, for what decides about latency.
 *
 * `undefined` for everything else. Several iothreads for one device are left to domain/iothread-mapping-unsupported,
 * which knows what to use instead.
 */
export function exactAge(
  element: NamedElement,
  attribute?: string,
  value?: string,
): NonNullable<Age> | undefined {
  const found = exactAges(element);
  if (found === undefined || attribute === undefined) return found?.own;
  const ofAttribute = found.attributes.get(attribute);
  return value === undefined ? ofAttribute?.own : ofAttribute?.values.get(value);
}

/** The same of an element and of all that can be written on it; `undefined` for most. */
export function exactAges({ name, parent }: NamedElement): ElementAges | undefined {
  return ages.get(name)?.get(parent?.name ?? "");
}

interface AttributeAges {
  own?: NonNullable<Age>;
  readonly values: Map<string, NonNullable<Age>>;
}

interface ElementAges {
  own?: NonNullable<Age>;
  readonly attributes: Map<string, AttributeAges>;
}

/** By the element under its parent, its attribute, or the attribute's value. */
const releases: ReadonlyMap<string, string> = new Map([
  ["devices/disk@model", "5.2"],
  ["devices/disk@type=nvme", "6.0"],
  ["devices/disk@type=vhostuser", "7.1"],
  ["devices/disk@type=vhostvdpa", "9.8"],
  ["disk/driver@queues", "3.9"],
  ["disk/driver@queue_size", "7.8"],
  ["disk/driver@io=io_uring", "6.3"],
  ["disk/driver@discard_no_unref", "9.5"],
  ["disk/throttlefilters", "11.2"],
  ["disk/target@rotation_rate", "7.3"],
  ["disk/target@bus=nvme", "11.5"],
  ["devices/controller@type=nvme", "11.5"],
  ["controller/serial", "11.5"],
  ["driver/metadata_cache", "7.0"],
  ["driver/statistics", "11.9"],
  ["format/metadata_cache", "7.0"],
  ["source/encryption@engine", "7.9"],
  ["source/slices", "6.1"],
  ["iothread/poll", "9.4"],
  ["iothreadids/iothread@thread_pool_min", "8.5"],
  ["iothreadids/iothread@thread_pool_max", "8.5"],
  ["domain/defaultiothread", "8.5"],
  ["domain/cpu@mode=maximum", "7.1"],
  ["domain/cpu@migratable", "6.5"],
  ["kvm/hint-dedicated", "5.7"],
  ["kvm/poll-control", "6.10"],
  ["features/hyperv@mode=host-model", "11.9"],
  ["memoryBacking/allocation@threads", "8.2"],
  ["devices/memballoon@freePageReporting", "6.9"],
]);

/** By the element's name and then its parent's: asked about all that is written, and mostly done with the first. */
const ages = agesOf(releases);

function agesOf(
  written: ReadonlyMap<string, string>,
): ReadonlyMap<string, ReadonlyMap<string, ElementAges>> {
  const found = new Map<string, Map<string, ElementAges>>();
  for (const [key, release] of written) {
    const [, parent = "", name = "", attribute, value] =
      /^([^/]*)\/([^@]*)(?:@([^=]*)(?:=(.*))?)?$/.exec(key) ?? [];
    const age = { absentIn: release, knownIn: release, isExact: true } as const;
    const parents = entry(found, name, () => new Map<string, ElementAges>());
    const element = entry(parents, parent, noAges);
    if (attribute === undefined) {
      element.own = age;
      continue;
    }
    const ofAttribute = entry(element.attributes, attribute, (): AttributeAges => ({
      values: new Map(),
    }));
    if (value === undefined) ofAttribute.own = age;
    else ofAttribute.values.set(value, age);
  }
  return found;
}

function noAges(): ElementAges {
  return { attributes: new Map() };
}

function entry<Value>(map: Map<string, Value>, key: string, make: () => Value): Value {
  const value = map.get(key) ?? make();
  map.set(key, value);
  return value;
}
