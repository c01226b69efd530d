import type { XmlElement } from "../xml/tree.js";
import type { Age } from "./libvirt-schema.js";

/**
 * The release that brought an element, an attribute or a value, where the schemas in `libvirt-schema-data.ts` say less:
 * they are of two releases only. Taken from libvirt's documentation and news, for what decides about latency.
 *
 * `undefined` for everything else. Several iothreads for one device are left to domain/iothread-mapping-unsupported,
 * which knows what to use instead.
 */
export function exactAge(
  element: XmlElement,
  attribute?: string,
  value?: string,
): NonNullable<Age> | undefined {
  const path = `${element.parent?.name ?? ""}/${element.name}`;
  const key = path + (attribute === undefined ? "" : `@${attribute}`);
  const since = releases.get(value === undefined ? key : `${key}=${value}`);
  return since === undefined ? undefined : { absentIn: since, knownIn: since, isExact: true };
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
