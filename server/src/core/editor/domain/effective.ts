import { type Target, atLeast } from "../../catalog/versions.js";
import { isX86 } from "../../domain/cpu.js";
import { type Disk, type Domain, type ScsiController, isVirtioScsi } from "../../domain/domain.js";
import { driverSetting } from "../../domain/driver-setting.js";
import { isScsiPassthrough } from "../../domain/lun.js";
import { type NetworkInterface, networkInterfaces } from "../../domain/interface.js";
import { attributeOf, numberIn } from "../../domain/written.js";
import { child } from "../../xml/query.js";
import type { XmlElement } from "../../xml/tree.js";

/** What libvirt and QEMU do about a setting of a device that is not written. */
export interface EffectiveSetting {
  /** The attribute. */
  readonly name: string;
  /** The child of the device that would hold the attribute; undefined for the device itself. */
  readonly holder: string | undefined;
  /** What it comes to, as one would write it; undefined where nothing that could be written means the same. */
  readonly value: string | undefined;
  /** What that means: the rest of a sentence that begins with `not set, so`. */
  readonly meaning: string;
}

/** A device with what is not written about it. */
export interface EffectiveDevice {
  readonly element: XmlElement;
  /** The guest keeps data there, or reaches the network through it. */
  readonly matters: boolean;
  readonly settings: readonly EffectiveSetting[];
}

/** What is in effect for disks, SCSI controllers and network interfaces without being written; what is not known is left out. */
export function effectiveDevices(domain: Domain, target: Target): readonly EffectiveDevice[] {
  const disks = domain.disks.map((disk) => ({
    element: disk.element,
    matters: disk.holdsData && !disk.isOverridden,
    settings: diskSettings(disk, domain, target),
  }));
  const controllers = domain.scsiControllers.flatMap((controller) =>
    controller.element === undefined
      ? []
      : [
          {
            element: controller.element,
            matters: controller.disks.some(({ holdsData }) => holdsData),
            settings: controllerSettings(controller, domain, target),
          },
        ],
  );
  const interfaces = networkInterfaces(domain).map((item) => ({
    element: item.element,
    matters: true,
    settings: interfaceSettings(item),
  }));
  return [...disks, ...controllers, ...interfaces];
}

function diskSettings(disk: Disk, domain: Domain, target: Target): EffectiveSetting[] {
  if (servedElsewhere.has(disk.sourceType)) return [];
  const isVirtio = disk.effectiveBus === "virtio";
  const queues = isVirtio && disk.device === "disk" ? queueCount(domain, target) : undefined;
  return [
    ...(disk.bus === undefined ? [busSetting(disk)] : []),
    ...(disk.format === undefined && disk.device === "disk" ? [rawFormat] : []),
    ...(disk.isLocal && disk.cache === undefined ? cacheSetting(disk) : []),
    ...(disk.isLocal && disk.io === undefined && !isScsiPassthrough(disk) ? [threads] : []),
    ...(isVirtio && disk.ioThreads.length === 0 && driverHas(disk, "iothreads") === undefined
      ? [mainLoop]
      : []),
    ...(queues !== undefined && driverSetting(disk, "queues") === undefined
      ? [queueSetting(queues)]
      : []),
  ];
}

/** Not by this QEMU, which therefore has no settings for them. */
const servedElsewhere: ReadonlySet<string> = new Set(["vhostuser", "vhostvdpa"]);

function busSetting({ effectiveBus, device, element }: Disk): EffectiveSetting {
  const name = attributeOf(child(element, "target"), "dev")?.value;
  const reason =
    device === "floppy" ? "as for every floppy" : `by the name ${name ?? "that is missing"}`;
  return {
    name: "bus",
    holder: "target",
    value: effectiveBus,
    meaning: `\`${effectiveBus}\`, ${reason}`,
  };
}

function cacheSetting(disk: Disk): EffectiveSetting[] {
  const { effectiveCache } = disk;
  if (effectiveCache === undefined || isScsiPassthrough(disk)) return [];
  const why =
    effectiveCache === "none"
      ? "since the disk is shareable: past the host's page cache"
      : "through the host's page cache";
  return [driver("cache", effectiveCache, `\`${effectiveCache}\` ${why}`)];
}

const rawFormat = driver("type", "raw", "`raw`, whatever the image is");
const threads = driver("io", "threads", "`threads`: a pool of worker threads");
const mainLoop = driver("iothread", undefined, "QEMU's main loop serves it");

function controllerSettings(
  { element, model, effectiveModel, ioThreads, driver: written }: ScsiController,
  domain: Domain,
  target: Target,
): EffectiveSetting[] {
  if (model === undefined && effectiveModel !== undefined && effectiveModel !== "virtio-scsi") {
    const meaning = `\`${effectiveModel}\`, an emulated card without iothread and queues`;
    return [{ name: "model", holder: undefined, value: effectiveModel, meaning }];
  }
  if (!isVirtioScsi(model?.value)) return [];
  const queues = queueCount(domain, target);
  const isMapped = child(written, "iothreads") !== undefined;
  return [
    ...(element !== undefined && ioThreads.length === 0 && !isMapped
      ? [driver("iothread", undefined, "QEMU's main loop serves its disks")]
      : []),
    ...(queues !== undefined && attributeOf(written, "queues") === undefined
      ? [queueSetting(queues)]
      : []),
  ];
}

function interfaceSettings({ model, effectiveModel }: NetworkInterface): EffectiveSetting[] {
  if (model !== undefined || effectiveModel === undefined) return [];
  const meaning =
    effectiveModel === "virtio" ? "`virtio`" : `\`${effectiveModel}\`, an emulated card`;
  return [{ name: "type", holder: "model", value: effectiveModel, meaning }];
}

/**
 * One for each vCPU at the start from machine types of QEMU 5.2 on, one before (`hw_compat_5_1`). Known only on x86, as
 * not every transport has several, and not for vendors' machine types.
 */
function queueCount(domain: Domain, { qemu }: Target): number | undefined {
  const { machine, vcpus, element } = domain;
  if (!isX86(domain) || domain.kind === "device") return undefined;
  const isNewest = machine.name === undefined || machine.name === "pc" || machine.name === "q35";
  if (machine.version === undefined && !isNewest) return undefined;
  if (!atLeast(machine.version ?? qemu, "5.2")) return 1;
  return numberIn(attributeOf(child(element, "vcpu"), "current")?.value) ?? vcpus;
}

function queueSetting(count: number): EffectiveSetting {
  const words = count === 1 ? "one queue" : "one queue for each vCPU";
  return driver("queues", String(count), `\`${String(count)}\`: ${words}`);
}

function driver(name: string, value: string | undefined, meaning: string): EffectiveSetting {
  return { name, holder: "driver", value, meaning };
}

function driverHas({ driver: written }: Disk, name: string): XmlElement | undefined {
  return child(written, name);
}
