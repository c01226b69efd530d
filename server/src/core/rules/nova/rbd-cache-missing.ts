import type { NovaRule } from "../../lint/rule.js";
import { appendToList } from "../../nova/edits.js";
import { onHardReboot } from "../../nova/takes-effect.js";

export const rbdCacheMissing: NovaRule = {
  id: "nova/rbd-cache-missing",
  since: "0.1.0",
  severity: "information",
  profiles: { density: "off" },
  summary: "Disks in Ceph without `network=writeback`, which leaves librbd's cache off",
  references: [
    "https://docs.openstack.org/nova/latest/configuration/config.html#libvirt.disk_cachemodes",
    "https://docs.ceph.com/en/latest/rbd/rbd-openstack/",
  ],
  cost: "no cache for writes that are not flushed",
  evidence: "documented",
  fix: "needs-care",

  *check(conf) {
    const { storage, compute } = conf;
    const imagesType = storage?.imagesType;
    if (imagesType?.value !== "rbd" || imagesType.entry === undefined) return;
    if (compute?.text("libvirt", "disk_cachemodes").value === undefined) return;
    if (storage?.cacheItems.some(({ text }) => /^["'\s]*network/i.test(text)) !== false) return;
    yield {
      span: imagesType.entry.option.valueSpan,
      message: `Nova opens disks in Ceph with cache='none' where O_DIRECT works in instances_path, which switches librbd's cache off; unless another file of the set says network=writeback in disk_cachemodes, buffered and sequential writes go out one by one. It does nothing for writes that are flushed one by one. ${onHardReboot}`,
      fixes: [
        {
          title:
            "Add network=writeback to disk_cachemodes (some all-flash clusters do better without)",
          safety: "needs-care",
          effect: "restart",
          edits: appendToList(conf, {
            group: "libvirt",
            name: "disk_cachemodes",
            value: "network=writeback",
          }),
        },
      ],
    };
  },
};
