import { namesOfIoThreads } from "../../domain/attach-fixes.js";
import type { Domain, IoThreadReference } from "../../domain/domain.js";
import { defineIoThreads } from "../../domain/edit-iothreads.js";
import { usersOfIoThreads } from "../../domain/iothread-users.js";
import { reportOn } from "../../domain/manager.js";
import type { Fix } from "../../lint/finding.js";
import { isPlaceholder } from "../../domain/schema-words.js";
import type { DomainRule } from "../../lint/rule.js";

export const iothreadUndefined: DomainRule = {
  id: "domain/iothread-undefined",
  since: "0.1.0",
  severity: "error",
  summary: "A disk or controller names an iothread that the domain does not define",
  references: ["https://libvirt.org/formatdomain.html#iothreads-allocation"],
  cost: "the guest is refused",
  evidence: "verified",
  fix: "safe",
  about: ["iothread"],

  *check(domain) {
    const { count, ids } = domain.ioThreads;
    // A template fills in how many there are.
    if (count !== undefined && isPlaceholder(count.value)) return;
    // Where no iothread is possible at all, naming one is the mistake, and other rules report that.
    for (const reference of usersOfIoThreads(domain).flatMap(({ ioThreads }) => ioThreads)) {
      const { id, written } = reference;
      if (id === undefined || ids.includes(id)) continue;
      const known = ids.length === 0 ? "it defines none" : `it defines ${namesOfIoThreads(ids)}`;
      yield reportOn(domain, "iothread", {
        span: written.span,
        message: `iothread='${written.value}' is not defined in this domain (${known}), so libvirt refuses it.`,
        fixes: [...useExisting(domain, reference), ...define(domain, id)],
      });
    }
  },
};

/** An iothread that idles is the one that was meant, unless there are several. */
function useExisting(domain: Domain, { written }: IoThreadReference): readonly Fix[] {
  const [only, ...others] = domain.ioThreads.unused;
  if (only === undefined || others.length > 0) return [];
  return [
    {
      title: `Use iothread ${String(only)}`,
      safety: "safe",
      effect: "restart",
      edits: [{ span: written.span, newText: String(only) }],
    },
  ];
}

function define(domain: Domain, id: number): readonly Fix[] {
  const edits = id === 0 ? undefined : defineIoThreads(domain, [id]);
  return edits === undefined
    ? []
    : [{ title: `Define iothread ${String(id)}`, safety: "safe", effect: "restart", edits }];
}
