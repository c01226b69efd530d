import type { NovaRule } from "../../lint/rule.js";
import { setOptions } from "../../nova/edits.js";
import { fileBackedMemory } from "../../nova/file-backed-memory.js";
import { onRestart } from "../../nova/takes-effect.js";

export const fileBackedMemoryConflict: NovaRule = {
  id: "nova/file-backed-memory-conflict",
  since: "0.1.0",
  severity: "error",
  summary:
    "Memory in files beside overcommit or a reservation, so that nova-compute does not start",
  references: ["https://docs.openstack.org/nova/latest/admin/file-backed-memory.html"],
  cost: "nova-compute does not start",
  evidence: "verified",
  fix: "needs-care",

  *check(conf) {
    const memory = conf.compute === undefined ? undefined : fileBackedMemory(conf.compute);
    if (memory === undefined || memory.missing.length === 0) return;
    const { valueSpan, value } = memory.entry.option;
    const list = memory.missing.map((one) => `${one.name} = ${one.value}`).join(" and ");
    yield {
      span: valueSpan,
      message: `file_backed_memory = ${value} takes no overcommit and no reservation: without ${list}, unless another file of the set has that, nova-compute does not start. ${onRestart}`,
      fixes: [
        {
          title: `Set ${list} (the host then neither overcommits nor reserves memory)`,
          safety: "needs-care",
          effect: "restart",
          edits: setOptions(conf, memory.missing),
        },
      ],
    };
  },
};
