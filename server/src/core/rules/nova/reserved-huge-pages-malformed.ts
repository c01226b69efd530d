import type { NovaRule } from "../../lint/rule.js";
import { setEntry } from "../../nova/edits.js";
import { onRestart } from "../../nova/takes-effect.js";

export const reservedHugePagesMalformed: NovaRule = {
  id: "nova/reserved-huge-pages-malformed",
  since: "0.1.0",
  severity: "error",
  summary: "A `reserved_huge_pages` that Nova cannot read",
  references: [
    "https://docs.openstack.org/nova/latest/configuration/config.html#DEFAULT.reserved_huge_pages",
  ],
  cost: "nova-compute does not start",
  evidence: "verified",
  fix: "safe",

  *check(conf) {
    for (const entry of conf.entries) {
      const { value, valueSpan } = entry.option;
      if (entry.group !== "DEFAULT" || entry.name !== "reserved_huge_pages") continue;
      if (value === "" || /[$\n]/.test(value)) continue;
      const pairs = value.replace(/^\{(.*)\}$/, "$1").split(",");
      const keys = pairs.map((pair) => /^\s*(\w+)\s*:\s*\S/.exec(pair)?.[1]);
      if (["node", "size", "count"].every((key) => keys.includes(key))) continue;
      const colons = value.replaceAll(/\s*=\s*/g, ":");
      const isMended = /^node:\d+,\s*size:\w+,\s*count:\d+$/.test(colons);
      yield {
        span: valueSpan,
        message: `reserved_huge_pages = ${value} is not node:N,size:S,count:N with colons, so Nova services stop when they read it. Write one line for each node and size, such as node:0,size:2048,count:64. ${onRestart}`,
        fixes: isMended
          ? [
              {
                title: `Write ${colons}`,
                safety: "safe",
                effect: "restart",
                edits: setEntry(conf, entry, colons),
              },
            ]
          : [],
      };
    }
  },
};
