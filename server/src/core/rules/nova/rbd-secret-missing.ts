import type { NovaRule } from "../../lint/rule.js";
import { onRestart } from "../../nova/takes-effect.js";

export const rbdSecretMissing: NovaRule = {
  id: "nova/rbd-secret-missing",
  since: "0.1.0",
  severity: "error",
  summary: "`rbd_user` without `rbd_secret_uuid`, so that no guest starts",
  references: [
    "https://docs.openstack.org/nova/latest/configuration/config.html#libvirt.rbd_secret_uuid",
  ],
  cost: "guests do not start",
  evidence: "verified",
  fix: "none",

  *check({ compute, storage }) {
    if (storage?.backend !== "rbd") return;
    const { entry, value } = compute?.text("libvirt", "rbd_user") ?? {};
    if (entry === undefined || value === undefined || value === "") return;
    if (compute?.isUnset("libvirt", "rbd_secret_uuid") !== true) return;
    yield {
      span: entry.option.valueSpan,
      message: `rbd_user = ${value} needs the UUID of libvirt's secret with that user's key, and [libvirt] rbd_secret_uuid is not set: unless another file of the set sets it, Nova fails with a TypeError whenever it writes a guest's XML. Set rbd_secret_uuid. ${onRestart}`,
    };
  },
};
