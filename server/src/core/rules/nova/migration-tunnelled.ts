import { arrivalOf } from "../../catalog/nova-options.js";
import type { NovaRule } from "../../lint/rule.js";
import { setOptions } from "../../nova/edits.js";
import { onRestart } from "../../nova/takes-effect.js";

export const migrationTunnelled: NovaRule = {
  id: "nova/migration-tunnelled",
  since: "0.1.0",
  severity: "warning",
  gravest: "error",
  summary: "Live migration is tunnelled through libvirt's daemon",
  references: [
    "https://docs.openstack.org/nova/latest/configuration/config.html#libvirt.live_migration_tunnelled",
    "https://docs.openstack.org/nova/latest/admin/secure-live-migration-with-qemu-native-tls.html",
  ],
  cost: "a slower migration, so a longer one",
  evidence: "documented",
  fix: "safe",

  *check(conf, target) {
    // Before there is native TLS, nothing else encrypts the guest's memory on its way.
    if (arrivalOf("libvirt", "live_migration_with_native_tls", target.nova) !== undefined) return;
    const { entry, value } = conf.compute?.boolean("libvirt", "live_migration_tunnelled") ?? {};
    if (entry === undefined || value !== true) return;
    const off = { group: "libvirt", name: "live_migration_tunnelled", value: "False" };
    const tls = { group: "libvirt", name: "live_migration_with_native_tls", value: "True" };
    if (conf.compute?.boolean(tls.group, tls.name).value === true) {
      yield {
        span: entry.option.valueSpan,
        severity: "error",
        message: `nova-compute refuses live_migration_tunnelled together with live_migration_with_native_tls. Native TLS alone encrypts memory and disks. Set live_migration_tunnelled = False. ${onRestart}`,
        fixes: [
          {
            title: "Set live_migration_tunnelled = False",
            safety: "safe",
            effect: "restart",
            edits: setOptions(conf, [off]),
          },
        ],
      };
    } else {
      yield {
        span: entry.option.valueSpan,
        message: `live_migration_tunnelled = ${entry.option.value} sends a guest's memory through libvirt's daemons on both hosts, which costs throughput while the guest waits, and cannot copy local disks; it is deprecated since Nova 23. Use QEMU's native TLS. ${onRestart}`,
        fixes: [
          {
            title:
              "Use live_migration_with_native_tls instead (every host needs QEMU's TLS certificates)",
            safety: "needs-care",
            effect: "restart",
            edits: setOptions(conf, [off, tls]),
          },
        ],
      };
    }
  },
};
