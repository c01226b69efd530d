import type { NovaRule } from "../../lint/rule.js";
import { onHardReboot } from "../../nova/takes-effect.js";

export const instancesPathVolatile: NovaRule = {
  id: "nova/instances-path-volatile",
  since: "0.1.0",
  severity: "information",
  summary: "`instances_path` is where most hosts keep files in memory",
  references: [
    "https://docs.openstack.org/nova/latest/configuration/config.html#DEFAULT.instances_path",
  ],
  cost: "data, when the host restarts",
  evidence: "documented",
  fix: "none",

  *check({ compute }) {
    const { entry, value } = compute?.text("DEFAULT", "instances_path") ?? {};
    if (entry === undefined || value === undefined) return;
    const place = /^\/(?:dev\/shm|run|var\/run|tmp)(?=\/|$)/.exec(value)?.[0];
    if (place === undefined) return;
    yield {
      span: entry.option.valueSpan,
      message: `Most hosts keep ${place} in memory, so that its files are gone after a restart. Nova also tries O_DIRECT in instances_path, for every kind of disk: where the file system does not take it, Nova chooses cache='writeback', and io='native' becomes io='threads'. Use a directory on a disk. ${onHardReboot}`,
    };
  },
};
