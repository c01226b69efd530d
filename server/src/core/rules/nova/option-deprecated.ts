import { describesRelease } from "../../catalog/nova-options.js";
import type { NovaRule } from "../../lint/rule.js";

export const optionDeprecated: NovaRule = {
  id: "nova/option-deprecated",
  since: "0.1.0",
  severity: "information",
  summary: "An option that a later Nova will not have",
  references: ["https://docs.openstack.org/nova/latest/configuration/config.html"],
  cost: "the setting does nothing after an upgrade",
  evidence: "verified",
  fix: "none",

  *check(conf, target) {
    if (!describesRelease(target.nova)) return;
    for (const { group, known, option } of conf.entries) {
      if (known === undefined || haveOwnRule.has(known.name)) continue;
      if (!known.variants.every((facts) => facts.deprecatedForRemoval === true)) continue;
      yield {
        span: option.nameSpan,
        message: `'${option.name}' in [${group}] is deprecated: Nova still reads it, and a later release will not. Its page in Nova's reference says why and what to do instead.`,
      };
    }
  },
};

/** Rules that know what these cost and what replaces them. */
const haveOwnRule = new Set([
  "disable_libvirt_livesnapshot",
  "live_migration_tunnelled",
  "sparse_logical_volumes",
  "vcpu_pin_set",
]);
