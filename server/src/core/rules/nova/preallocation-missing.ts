import type { Fix } from "../../lint/finding.js";
import type { NovaRule } from "../../lint/rule.js";
import { setOptions, switchToFlat } from "../../nova/edits.js";
import type { ImageStorage } from "../../nova/image-storage.js";
import type { NovaConf } from "../../nova/nova-conf.js";
import { onHardReboot } from "../../nova/takes-effect.js";

export const preallocationMissing: NovaRule = {
  id: "nova/preallocation-missing",
  since: "0.1.0",
  severity: "warning",
  profiles: { balanced: "information", density: "off" },
  summary: "Without `preallocate_images = space`, Nova does not ask for native AIO",
  references: [
    "https://docs.openstack.org/nova/latest/configuration/config.html#DEFAULT.preallocate_images",
    "https://specs.openstack.org/openstack/nova-specs/specs/mitaka/implemented/libvirt-aio-mode.html",
  ],
  cost: "a third of a read's latency at queue depth 1",
  evidence: "measured",
  fix: "needs-care",

  *check(conf) {
    const { storage } = conf;
    if (storage?.backend !== "flat" && storage?.backend !== "qcow2") return;
    const { entry, value } = storage.preallocateImages;
    if (value !== "none") return;
    const isFlat = storage.backend === "flat";
    yield {
      span: entry?.option.valueSpan ?? conf.placeFor("DEFAULT"),
      message: `${entry === undefined ? "This file does not set [DEFAULT] preallocate_images, so" : "With preallocate_images = none,"} Nova writes no io='native' for file-backed disks: QEMU serves their I/O from a pool of threads, and first writes allocate space. ${isFlat ? "Set preallocate_images = space" : "Use flat disks with preallocate_images = space"} if the host has room for every disk at its full size. ${onHardReboot}`,
      ...(isFlat ? {} : { severity: "information" }),
      fixes: [isFlat ? preallocate(conf) : flatAndPreallocated(conf, storage)],
    };
  },
};

function preallocate(conf: NovaConf): Fix {
  return {
    title: "Set preallocate_images = space (the host needs the full size of every disk)",
    safety: "needs-care",
    effect: "restart",
    edits: setOptions(conf, [{ group: "DEFAULT", name: "preallocate_images", value: "space" }]),
  };
}

/** On qcow2 alone, preallocation would reserve blocks of the host and leave the guest's clusters unallocated. */
function flatAndPreallocated(conf: NovaConf, storage: ImageStorage): Fix {
  return {
    title:
      "Use images_type = flat with use_cow_images = False and preallocate_images = space (new disks only; the host needs the full size of every disk)",
    safety: "needs-care",
    effect: "rebuild",
    edits: switchToFlat(conf, storage, { preallocated: true }),
  };
}
