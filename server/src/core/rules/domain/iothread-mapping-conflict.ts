import type { Domain } from "../../domain/domain.js";
import {
  type IoThreadMapping,
  dropAttribute,
  dropEntries,
  dropQueues,
  ioThreadMappings,
  mappingSupport,
  queueConflict,
  repeatedEntries,
} from "../../domain/iothread-mapping.js";
import { reportOn } from "../../domain/manager.js";
import type { Fix, RuleFinding } from "../../lint/finding.js";
import type { DomainRule } from "../../lint/rule.js";

export const iothreadMappingConflict: DomainRule = {
  id: "domain/iothread-mapping-conflict",
  since: "0.1.0",
  severity: "error",
  summary: "A mapping of queues to iothreads that libvirt refuses",
  references: ["https://libvirt.org/formatdomain.html#hard-drives-floppy-disks-cdroms"],
  cost: "the guest is refused",
  evidence: "verified",
  fix: "safe",
  about: ["iothreads"],

  *check(domain, target) {
    for (const mapping of ioThreadMappings(domain)) {
      // An older libvirt does not see the mapping at all, which domain/iothread-mapping-unsupported says.
      if (!mappingSupport(mapping, target).libvirt) continue;
      const finding = conflict(domain, mapping);
      if (finding !== undefined) yield reportOn(domain, "iothread", finding);
    }
  },
};

/** One at a time: mending the first may mend the others. */
function conflict(domain: Domain, mapping: IoThreadMapping): RuleFinding | undefined {
  const { ioThread, name } = mapping;
  if (ioThread !== undefined) {
    return {
      span: ioThread.span,
      message: `The driver of ${name} has an iothread attribute beside a mapping of several iothreads, so libvirt refuses the guest: it takes one or the other.`,
      fixes: [
        fix(`Remove iothread='${ioThread.value}' from ${name}`, dropAttribute(domain, mapping)),
      ],
    };
  }
  const repeated = repeatedEntries(mapping);
  const [again] = repeated;
  if (again !== undefined) {
    const hasQueues = repeated.some(({ queues }) => queues.length > 0);
    return {
      span: again.id.span,
      message: `The mapping of ${name} names iothread ${again.id.value} twice, so libvirt refuses the guest.`,
      fixes: hasQueues
        ? []
        : [fix(`Remove the second mention from ${name}`, dropEntries(domain, repeated))],
    };
  }
  const problem = queueConflict(mapping);
  if (problem === undefined) return undefined;
  return {
    span: problem.place.span,
    message: `libvirt refuses the mapping of ${name}: ${problem.problem}. Without queues, QEMU shares them out among the iothreads by itself.`,
    fixes: [fix(`Let QEMU share the queues of ${name} out`, dropQueues(domain, mapping))],
  };
}

function fix(title: string, edits: Fix["edits"]): Fix {
  return { title, safety: "safe", effect: "restart", edits };
}
