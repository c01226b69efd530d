import { formatCpuset } from "../../domain/cpuset.js";
import { namesOfIoThreads } from "../../domain/attach-fixes.js";
import { reportOn } from "../../domain/manager.js";
import { type IoThreadSchedule, type Pin, ioThreadSchedules, readPins } from "../../domain/pins.js";
import type { Domain } from "../../domain/domain.js";
import type { Fix } from "../../lint/finding.js";
import type { DomainRule } from "../../lint/rule.js";
import { removeElement } from "../../xml/edit.js";

export const iothreadpinUndefined: DomainRule = {
  id: "domain/iothreadpin-undefined",
  since: "0.1.0",
  severity: "error",
  summary: "A pin or a scheduler for an iothread that the domain does not define",
  references: ["https://libvirt.org/formatdomain.html#cpu-tuning"],
  cost: "the guest is refused",
  evidence: "verified",
  fix: "safe",
  about: ["iothreadpin", "iothreadsched"],

  *check(domain) {
    const { ids } = domain.ioThreads;
    const pins = readPins(domain).ioThreads;
    const pinned = new Set(pins.map(({ id }) => id));
    const unpinned = ids.filter((id) => !pinned.has(id));
    for (const pin of pins) {
      const { id, idWritten } = pin;
      if (id === undefined || idWritten === undefined || ids.includes(id)) continue;
      const known = ids.length === 0 ? "it defines none" : `it defines ${namesOfIoThreads(ids)}`;
      yield reportOn(domain, "iothread", {
        span: idWritten.span,
        message: `<iothreadpin> names iothread ${idWritten.value}, which this domain does not define (${known}), so libvirt refuses it.`,
        fixes: [...pinTheOther(unpinned, idWritten.span), remove(domain, pin)],
      });
    }
    for (const schedule of ioThreadSchedules(domain)) {
      const undefinedIds = [...schedule.ids].filter((id) => !ids.includes(id));
      if (undefinedIds.length === 0) continue;
      yield reportOn(domain, "iothread", {
        span: schedule.written.span,
        message: `<iothreadsched> names ${namesOfIoThreads(undefinedIds)}, which this domain does not define, so libvirt refuses it.`,
        fixes: [keepDefined(domain, schedule, undefinedIds)],
      });
    }
  },
};

/** Where exactly one iothread has no pin, that is the one that was meant. */
function pinTheOther(unpinned: readonly number[], span: Pin["place"]): readonly Fix[] {
  const [only, ...others] = unpinned;
  if (only === undefined || others.length > 0) return [];
  return [
    {
      title: `Pin iothread ${String(only)} instead`,
      safety: "safe",
      effect: "restart",
      edits: [{ span, newText: String(only) }],
    },
  ];
}

function remove({ document }: Domain, { element, id }: Pin): Fix {
  return {
    title: `Remove the pin of iothread ${String(id)}`,
    safety: "safe",
    effect: "restart",
    edits: [removeElement(document, element)],
  };
}

/** The schedule of those that are defined stays. */
function keepDefined(
  { document }: Domain,
  { element, ids, written }: IoThreadSchedule,
  gone: readonly number[],
): Fix {
  const left = new Set([...ids].filter((id) => !gone.includes(id)));
  return {
    title: `Take ${namesOfIoThreads(gone)} out of <iothreadsched>`,
    safety: "safe",
    effect: "restart",
    edits:
      left.size === 0
        ? [removeElement(document, element)]
        : [{ span: written.span, newText: formatCpuset(left) }],
  };
}
