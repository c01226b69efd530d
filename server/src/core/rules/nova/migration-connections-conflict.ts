import { atLeast } from "../../catalog/versions.js";
import type { NovaRule } from "../../lint/rule.js";
import { setOptions } from "../../nova/edits.js";
import { onRestart } from "../../nova/takes-effect.js";

export const migrationConnectionsConflict: NovaRule = {
  id: "nova/migration-connections-conflict",
  since: "0.1.0",
  severity: "error",
  summary: "Parallel connections beside post-copy, which QEMU before 10.1 cannot do",
  references: [
    "https://docs.openstack.org/nova/latest/configuration/config.html#libvirt.live_migration_parallel_connections",
  ],
  cost: "migrations fail",
  evidence: "documented",
  fix: "needs-care",

  *check(conf, target) {
    if (target.qemu !== undefined && atLeast(target.qemu, "10.1")) return;
    const name = "live_migration_parallel_connections";
    const { entry, value } = conf.compute?.integer("libvirt", name) ?? {};
    if (entry?.known === undefined || value === undefined || value <= 1) return;
    const postCopy = conf.compute?.boolean("libvirt", "live_migration_permit_post_copy");
    if (postCopy?.entry === undefined || postCopy.value !== true) return;
    const isKnown = target.qemu !== undefined;
    yield {
      span: entry.option.valueSpan,
      // Without a target the hosts may well have a QEMU that can do both.
      ...(isKnown ? {} : { severity: "information" }),
      message: `nova-compute refuses ${name} = ${entry.option.value} beside live_migration_permit_post_copy and does not start, since QEMU before 10.1 cannot do both${isKnown ? `; your target is QEMU ${target.qemu}` : " (name the target's QEMU if yours is newer)"}. Keep one of the two. ${onRestart}`,
      related: [{ span: postCopy.entry.option.valueSpan, message: "Post-copy is permitted here." }],
      fixes: [
        {
          title: `Set ${name} = 1 (migrations then use one connection)`,
          safety: "needs-care",
          effect: "restart",
          edits: setOptions(conf, [{ group: "libvirt", name, value: "1" }]),
        },
      ],
    };
  },
};
