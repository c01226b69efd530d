import type { NovaRule } from "../../lint/rule.js";

export const migrationSlowsGuest: NovaRule = {
  id: "nova/migration-slows-guest",
  since: "0.1.0",
  severity: "hint",
  summary: "Live migration may slow the guest down to get done",
  references: [
    "https://docs.openstack.org/nova/latest/admin/configuring-migrations.html",
    "https://docs.openstack.org/nova/latest/configuration/config.html#libvirt.live_migration_permit_post_copy",
  ],
  cost: "the guest is slowed down on purpose",
  evidence: "documented",
  fix: "none",

  *check({ compute }) {
    for (const { name, cost } of ways) {
      const { entry, value } = compute?.boolean("libvirt", name) ?? {};
      if (entry === undefined || value !== true) continue;
      yield {
        span: entry.option.valueSpan,
        message: `${name} = ${entry.option.value} ${cost}. It is a price for migrations that end; know it when a database stalls during one.`,
      };
    }
  },
};

const ways = [
  {
    name: "live_migration_permit_auto_converge",
    cost: "lets QEMU throttle the guest's CPUs, step by step, until its memory is copied faster than it changes",
  },
  {
    name: "live_migration_permit_post_copy",
    cost: "lets the guest run on the new host before its memory is there: each access to a missing page then waits for the network",
  },
] as const;
