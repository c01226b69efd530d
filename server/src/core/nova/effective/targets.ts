import type { NovaConf } from "../nova-conf.js";
import type { GuestAssumptions } from "./guest.js";
import { type Cause, type Origin, causeOf } from "./origin.js";

/** Where a disk is attached. */
export interface DiskTarget {
  readonly target: { readonly dev: string; readonly bus: string };
  /** The unit on the virtio-scsi controller. */
  readonly unit: number | undefined;
}

/** Hands out buses and names of devices, as blockinfo.py does for one guest. */
export class Targets {
  readonly #conf: NovaConf;
  readonly #guest: GuestAssumptions;
  readonly #taken = new Set<string>();
  #unit = 0;

  constructor(conf: NovaConf, guest: GuestAssumptions) {
    this.#conf = conf;
    this.#guest = guest;
  }

  nextDisk(): { readonly place: DiskTarget; readonly origin: Origin } {
    const { hw_disk_bus: said, hw_scsi_model: model } = this.#guest.image;
    const bus = said ?? "virtio";
    const unit = model === "virtio-scsi" && bus === "scsi" ? this.#unit++ : undefined;
    const cause: Cause =
      said === undefined
        ? { kind: "assumption", text: "the image has no property hw_disk_bus" }
        : { kind: "image-property", name: "hw_disk_bus", value: said };
    return {
      place: { target: this.#next(bus), unit },
      origin: { what: `bus='${bus}'`, causes: [cause] },
    };
  }

  nextCdrom(): { readonly place: DiskTarget; readonly origin: Origin } {
    const said = this.#guest.image.hw_cdrom_bus;
    const machine = machineType(this.#conf, this.#guest);
    const bus = said ?? (machine.includes("q35") ? "sata" : "ide");
    const cause: Cause =
      said === undefined
        ? this.#machineCause(machine)
        : { kind: "image-property", name: "hw_cdrom_bus", value: said };
    return {
      place: { target: this.#next(bus), unit: undefined },
      origin: { what: `bus='${bus}'`, causes: [cause] },
    };
  }

  #machineCause(machine: string): Cause {
    const said = this.#guest.image.hw_machine_type;
    if (said !== undefined) return { kind: "image-property", name: "hw_machine_type", value: said };
    const { entry } = this.#conf.settings.text("libvirt", "hw_machine_type");
    return causeOf(this.#conf, "libvirt", "hw_machine_type", { entry, value: machine });
  }

  /** `find_disk_dev_for_disk_bus`: the first letter that is free. */
  #next(bus: string): { dev: string; bus: string } {
    const { value } = this.#conf.settings.text("libvirt", "disk_prefix");
    const prefix = value === undefined || value === "" ? (devicePrefixes.get(bus) ?? "vd") : value;
    for (let index = 0; ; index++) {
      const dev = prefix + String.fromCharCode("a".charCodeAt(0) + index);
      if (this.#taken.has(dev)) continue;
      this.#taken.add(dev);
      return { dev, bus };
    }
  }
}

/** The machine type of an x86-64 guest, by which Nova chooses the bus of a cdrom (`get_machine_type` in utils.py). */
export function machineType(conf: NovaConf, guest: GuestAssumptions): string {
  const said = guest.image.hw_machine_type;
  if (said !== undefined) return said;
  const list = conf.settings.text("libvirt", "hw_machine_type").value ?? "";
  const items = list.split(",").map((item) => item.trim().split("="));
  return items.find(([arch, type]) => arch === "x86_64" && type !== undefined)?.[1] ?? "pc";
}

/** `get_dev_prefix_for_disk_bus`. */
const devicePrefixes: ReadonlyMap<string, string> = new Map([
  ["ide", "hd"],
  ["virtio", "vd"],
  ["scsi", "sd"],
  ["usb", "sd"],
  ["fdc", "fd"],
  ["sata", "sd"],
]);
