import { listed } from "../../domain/guest-wide.js";
import { reportOn } from "../../domain/manager.js";
import { attributeOf, numberIn } from "../../domain/written.js";
import type { DomainRule } from "../../lint/rule.js";
import { removeElement } from "../../xml/edit.js";
import { child, children } from "../../xml/query.js";

export const numaMemnodeUndefined: DomainRule = {
  id: "domain/numa-memnode-undefined",
  since: "0.1.0",
  severity: "error",
  summary: "`<memnode>` for a NUMA cell that the guest does not have",
  references: ["https://libvirt.org/formatdomain.html#numa-node-tuning"],
  cost: "the guest is refused",
  evidence: "verified",
  fix: "safe",
  about: ["memnode"],

  *check(domain) {
    const tune = child(domain.element, "numatune");
    const cells = children(child(child(domain.element, "cpu"), "numa"), "cell").map((cell, at) => {
      const id = attributeOf(cell, "id");
      return id === undefined ? at : numberIn(id.value);
    });
    const wrong = children(tune, "memnode").flatMap((element) => {
      const cell = attributeOf(element, "cellid");
      const id = numberIn(cell?.value);
      return cell === undefined || id === undefined || cells.includes(id)
        ? []
        : [{ element, cell }];
    });
    const [first] = wrong;
    if (tune === undefined || first === undefined) return;
    const ids = listed(wrong.map(({ cell }) => cell.value));
    const known =
      cells.length === 0
        ? "the guest has no NUMA cells; they are in <cpu><numa>"
        : `the guest has ${cells.length === 1 ? "cell" : "cells"} ${listed(cells.map(String))}`;
    yield reportOn(domain, "memory", {
      span: first.cell.span,
      message: `<memnode> names cell ${ids}, so libvirt refuses the guest: ${known}.`,
      related:
        wrong.length === 1
          ? []
          : wrong.map(({ cell }) => ({ span: cell.span, message: `Cell ${cell.value}` })),
      fixes: [
        {
          title: `Remove <memnode> of cell ${ids}`,
          safety: "safe",
          effect: "restart",
          edits:
            tune.children.length === wrong.length
              ? [removeElement(domain.document, tune)]
              : wrong.map(({ element }) => removeElement(domain.document, element)),
        },
      ],
    });
  },
};
