import type { NovaRule } from "../../lint/rule.js";
import { setOptions } from "../../nova/edits.js";
import { onRestart } from "../../nova/takes-effect.js";

export const liveSnapshotDisabled: NovaRule = {
  id: "nova/live-snapshot-disabled",
  since: "0.1.0",
  severity: "warning",
  summary: "Every snapshot suspends the guest",
  references: [
    "https://docs.openstack.org/nova/latest/configuration/config.html#workarounds.disable_libvirt_livesnapshot",
  ],
  cost: "the guest stands still for each snapshot",
  evidence: "verified",
  fix: "needs-care",

  *check(conf) {
    const { compute, storage } = conf;
    const { entry, value } = compute?.boolean("workarounds", "disable_libvirt_livesnapshot") ?? {};
    // Snapshots of logical volumes are never live.
    if (entry === undefined || value !== true || storage?.backend === "lvm") return;
    yield {
      span: entry.option.valueSpan,
      message: `disable_libvirt_livesnapshot = ${entry.option.value} suspends a guest for as long as each of its snapshots takes; the workaround is deprecated since Nova 19. Set it to False. ${onRestart}`,
      fixes: [
        {
          title: "Set disable_libvirt_livesnapshot = False (guests then run during snapshots)",
          safety: "needs-care",
          effect: "restart",
          edits: setOptions(conf, [
            { group: "workarounds", name: "disable_libvirt_livesnapshot", value: "False" },
          ]),
        },
      ],
    };
  },
};
