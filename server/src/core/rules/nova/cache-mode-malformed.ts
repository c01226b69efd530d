import type { RuleFinding } from "../../lint/finding.js";
import type { NovaRule } from "../../lint/rule.js";
import { likelyCacheItem } from "../../nova/cache-edits.js";
import { removeOverriddenItem } from "../../nova/edits.js";
import { type CacheItem, cacheModes, sourceTypes } from "../../nova/image-storage.js";
import { onHardReboot } from "../../nova/takes-effect.js";

export const cacheModeMalformed: NovaRule = {
  id: "nova/cache-mode-malformed",
  since: "0.1.0",
  severity: "error",
  summary: "An item of `disk_cachemodes` that Nova cannot use",
  references: [
    "https://docs.openstack.org/nova/latest/configuration/config.html#libvirt.disk_cachemodes",
  ],
  cost: "the item does nothing",
  evidence: "verified",
  fix: "safe",

  *check(conf): Iterable<RuleFinding> {
    for (const item of conf.storage?.cacheItems ?? []) {
      if (item.parsed === undefined) yield malformed(item, conf.storage?.cacheItems ?? []);
      else if (item.parsed.overridden) yield overridden(item, item.parsed.sourceType);
    }
  },
};

function malformed(item: CacheItem, all: readonly CacheItem[]): RuleFinding {
  const likely = likelyCacheItem(item, all);
  return {
    span: item.span,
    message: `'${item.text}' is not TYPE=MODE without spaces, so Nova ignores it and chooses the cache mode by itself. TYPE is one of ${sourceTypes.join(", ")}; MODE is one of ${cacheModes.join(", ")}. ${onHardReboot}`,
    fixes:
      likely === undefined
        ? []
        : [
            {
              title: `Write ${likely} (Nova obeys it after a restart)`,
              safety: "needs-care",
              effect: "restart",
              activates: true,
              edits: [{ span: item.span, newText: likely }],
            },
          ],
  };
}

function overridden(item: CacheItem, sourceType: string): RuleFinding {
  return {
    span: item.span,
    severity: "warning",
    message: `${item.text} has no effect: of several items for ${sourceType}, the last one counts.`,
    fixes: [
      {
        title: `Remove ${item.text}`,
        safety: "safe",
        effect: "live",
        edits: removeOverriddenItem(item),
      },
    ],
  };
}
