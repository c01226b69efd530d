import { atLeast } from "../../catalog/versions.js";
import type { Domain } from "../../domain/domain.js";
import { listed } from "../../domain/guest-wide.js";
import {
  type IoTune,
  type TotalConflict,
  ioTunes,
  removeIoTune,
  removeLimits,
  sameLimits,
  totalConflicts,
} from "../../domain/iotune.js";
import { reportOn } from "../../domain/manager.js";
import type { Fix, RuleFinding } from "../../lint/finding.js";
import type { DomainRule } from "../../lint/rule.js";
import { child } from "../../xml/query.js";
import type { XmlElement } from "../../xml/tree.js";

export const diskIotuneConflict: DomainRule = {
  id: "domain/disk-iotune-conflict",
  since: "0.1.0",
  severity: "error",
  summary: "Limits in `<iotune>` that libvirt refuses together",
  references: ["https://libvirt.org/formatdomain.html#hard-drives-floppy-disks-cdroms"],
  cost: "the guest is refused",
  evidence: "verified",
  fix: "needs-care",
  about: ["iotune"],

  *check(domain, target) {
    const all = ioTunes(domain);
    for (const tune of all) {
      if (atLeast(target.libvirt, "11.2")) {
        const filters = child(tune.disk.element, "throttlefilters");
        if (filters !== undefined && (tune.limits.length > 0 || tune.group !== undefined)) {
          yield reportOn(domain, "iotune", filtersFinding(tune, filters));
        }
      }
      for (const conflict of totalConflicts(tune)) {
        yield reportOn(domain, "iotune", totalFinding(domain, tune, conflict));
      }
      const problem = groupFinding(domain, tune, all);
      if (problem !== undefined) yield reportOn(domain, "iotune", problem);
    }
  },
};

function totalFinding(domain: Domain, { disk }: IoTune, conflict: TotalConflict): RuleFinding {
  const { parts, total } = conflict;
  const names = listed(parts.map(({ name }) => name));
  const keep = (kept: string, removed: TotalConflict["parts"]): Fix => ({
    title: `Keep ${kept} of '${disk.name}' and drop ${listed(removed.map(({ name }) => name))}`,
    safety: "needs-care",
    effect: "restart",
    edits: removeLimits(domain, removed),
  });
  return {
    span: total.written.span,
    message: `Disk '${disk.name}' has ${total.name} beside ${names}, so libvirt refuses the guest: it takes either the total or its parts.`,
    related: parts.map(({ name, written }) => ({ span: written.span, message: name })),
    fixes: [keep(total.name, parts), keep(names, [total])],
  };
}

/** No edit is offered: which of the two limits is meant, the file does not say. */
function filtersFinding({ disk, element }: IoTune, filters: XmlElement): RuleFinding {
  return {
    span: filters.nameSpan,
    message: `Disk '${disk.name}' has <throttlefilters> beside <iotune>, so libvirt refuses the guest: it takes one or the other.`,
    related: [{ span: element.nameSpan, message: "<iotune>" }],
  };
}

/** Disks of one group share a budget, so each of them has to name it, and the same. */
function groupFinding(
  domain: Domain,
  tune: IoTune,
  all: readonly IoTune[],
): RuleFinding | undefined {
  const { disk, group, limits } = tune;
  if (group === undefined) return undefined;
  if (limits.length === 0) {
    return {
      span: group.span,
      message: `Disk '${disk.name}' is in the group '${group.value}' without a limit, so libvirt refuses the guest: every disk of a group has to repeat its limits.`,
      fixes: [
        {
          title: `Remove <iotune> from '${disk.name}' (it then has no limit)`,
          safety: "needs-care",
          effect: "restart",
          edits: removeIoTune(domain, tune),
        },
      ],
    };
  }
  const [first] = all.filter(
    (other) => other.group?.value === group.value && other.limits.length > 0,
  );
  if (first === undefined || sameLimits(first, tune)) return undefined;
  return {
    span: group.span,
    message: `Disk '${disk.name}' is in the group '${group.value}' with other limits than disk '${first.disk.name}', so libvirt refuses the guest: every disk of a group has to repeat its limits.`,
    related:
      first.group === undefined
        ? []
        : [{ span: first.group.span, message: `Disk '${first.disk.name}'` }],
  };
}
