import type { NovaRule } from "../../lint/rule.js";
import { listItems } from "../../oslo/list-items.js";

export const machineTypeMalformed: NovaRule = {
  id: "nova/machine-type-malformed",
  since: "0.1.0",
  severity: "error",
  summary: "An item of `hw_machine_type` that Nova ignores",
  references: [
    "https://docs.openstack.org/nova/latest/configuration/config.html#libvirt.hw_machine_type",
  ],
  cost: "the item does nothing",
  evidence: "verified",
  fix: "guest-visible",

  *check({ compute }) {
    const { entry, value } = compute?.text("libvirt", "hw_machine_type") ?? {};
    if (entry === undefined || value === undefined) return;
    const items = listItems(entry.option);
    for (const { text, span } of items) {
      if (text.includes("=")) continue;
      const isForPc = /^(?:q35|pc|pc-(?:q35|i440fx)-[\w.]+)$/.test(text);
      const taken = items.some((item) => item.text.startsWith("x86_64="));
      yield {
        span,
        message: `'${text}' is not ARCHITECTURE=MACHINE, so Nova ignores it with a warning in its log and uses its default machine type. Write it like x86_64=q35. New instances take it once nova-compute is restarted.`,
        fixes:
          isForPc && !taken
            ? [
                {
                  title: `Write x86_64=${text} (new guests see another machine)`,
                  safety: "guest-visible",
                  effect: "rebuild",
                  edits: [{ span: { start: span.start, end: span.start }, newText: "x86_64=" }],
                },
              ]
            : [],
      };
    }
  },
};
