import { namesOfIoThreads, namesOfUsers, startingIoThreads } from "../../domain/attach-fixes.js";
import type { Domain } from "../../domain/domain.js";
import { attachToIoThreads, removeIoThreads } from "../../domain/edit-iothreads.js";
import {
  controllersWithoutIoThread,
  disksWithoutIoThread,
  usersOfIoThreads,
  wiresIoThreadsItself,
} from "../../domain/iothread-users.js";
import { reportOn } from "../../domain/manager.js";
import type { Fix } from "../../lint/finding.js";
import type { DomainRule } from "../../lint/rule.js";
import { child } from "../../xml/query.js";

export const iothreadUnused: DomainRule = {
  id: "domain/iothread-unused",
  since: "0.1.0",
  severity: "warning",
  summary: "An iothread is defined, but no disk and no controller uses it",
  references: ["https://libvirt.org/formatdomain.html#iothreads-allocation"],
  cost: "the optimisation does nothing",
  evidence: "verified",
  fix: "safe",
  about: ["iothreads", "iothreadids"],

  *check(domain) {
    const { unused, place } = domain.ioThreads;
    if (place === undefined || unused.length === 0 || wiresIoThreadsItself(domain)) return;
    const declared = domain.ioThreads.declared.filter(({ id }) => unused.includes(id));
    // A guest without devices is only begun.
    const isUseless =
      usersOfIoThreads(domain).length === 0 && child(domain.element, "devices") !== undefined;
    yield reportOn(domain, "iothread", {
      span: declared[0]?.written.span ?? place,
      message: isUseless ? uselessMessage(domain) : unusedMessage(domain),
      // What is slow about such a guest are its disks, and that is said of them.
      ...(isUseless && { severity: "information" }),
      // Since 2026.1 every guest of Nova has one, and nobody can do anything about it.
      ...(domain.manager === "nova" && { severity: "hint" }),
      related:
        declared.length < 2
          ? []
          : declared.map(({ id, written }) => ({
              span: written.span,
              message: namesOfIoThreads([id]),
            })),
      fixes: fixes(domain),
    });
  },
};

function unusedMessage({ ioThreads: { ids, unused } }: Domain): string {
  if (unused.length === ids.length) {
    return `The guest defines ${namesOfIoThreads(unused)}, but no device uses any: libvirt attaches nothing by itself, so all disk I/O stays in QEMU's main loop. Name one in a driver's \`iothread\`.`;
  }
  const it = unused.length === 1 ? "it" : "them";
  return `No device uses ${namesOfIoThreads(unused)}: libvirt attaches nothing by itself. Name ${it} in a driver's \`iothread\`, or take ${it} out.`;
}

function uselessMessage({ disks, ioThreads: { tuned, unused } }: Domain): string {
  const it = unused.length === 1 ? "it" : "them";
  const removal = disks.some(({ holdsData }) => holdsData)
    ? `Move a disk there, or take ${it} out`
    : `Take ${it} out`;
  const rest = unused.some((id) => tuned.includes(id)) ? ` with what <cputune> says of ${it}` : "";
  return `The guest defines ${namesOfIoThreads(unused)}, but has nothing that could use any: only disks on the virtio bus and virtio-scsi controllers run in iothreads. ${removal}${rest}.`;
}

/** Devices that lack an iothread take the unused ones; those that nobody takes go. */
function fixes(domain: Domain): readonly Fix[] {
  const { unused } = domain.ioThreads;
  const users = [...disksWithoutIoThread(domain), ...controllersWithoutIoThread(domain)];
  const attachment = users.length === 0 ? undefined : attachToIoThreads(domain, users);
  const taken = attachment?.ids ?? [];
  const left = unused.filter((id) => !taken.includes(id));
  const removal = left.length === 0 ? undefined : removeIoThreads(domain, left);
  const steps = [
    ...(attachment === undefined
      ? []
      : [`attach ${namesOfUsers(users)} to ${namesOfIoThreads(taken)}`]),
    ...(removal === undefined ? [] : [`remove ${namesOfIoThreads(left)}`]),
  ].join(" and ");
  if (steps === "") return [];
  return [
    {
      ...startingIoThreads(domain, taken, steps.charAt(0).toUpperCase() + steps.slice(1)),
      effect: "restart",
      edits: [...(attachment?.edits() ?? []), ...(removal ?? [])],
    },
  ];
}
