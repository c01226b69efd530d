import type { NovaRule } from "../../lint/rule.js";
import { onRestart } from "../../nova/takes-effect.js";

export const ephemeralEncryptionConflict: NovaRule = {
  id: "nova/ephemeral-encryption-conflict",
  since: "0.1.0",
  severity: "error",
  summary: "Encryption of ephemeral storage without LVM, so that guests do not start",
  references: [
    "https://docs.openstack.org/nova/latest/configuration/config.html#ephemeral_storage_encryption.enabled",
  ],
  cost: "guests do not start",
  evidence: "verified",
  fix: "none",

  *check({ compute, storage }) {
    const { entry, value } = compute?.boolean("ephemeral_storage_encryption", "enabled") ?? {};
    const imagesType = storage?.imagesType;
    if (entry === undefined || value !== true) return;
    if (imagesType?.value === undefined || imagesType.value === "lvm") return;
    const cause =
      imagesType.entry === undefined
        ? "this file does not set images_type = lvm; unless another file of the set does"
        : `images_type = ${imagesType.value} here`;
    yield {
      span: entry.option.valueSpan,
      message: `Nova encrypts ephemeral storage on LVM only, and ${cause}: it stops with "Incompatible settings: ephemeral storage encryption is supported only for LVM images". Use images_type = lvm, or switch the encryption off. ${onRestart}`,
    };
  },
};
