import { namesOfIoThreads } from "../../domain/attach-fixes.js";
import { attachedDevices } from "../../domain/iothread-load.js";
import { wiresIoThreadsItself } from "../../domain/iothread-users.js";
import { reportOn } from "../../domain/manager.js";
import { mergeIoThreads } from "../../domain/spread-iothreads.js";
import type { DomainRule } from "../../lint/rule.js";

export const iothreadExcess: DomainRule = {
  id: "domain/iothread-excess",
  since: "0.1.0",
  severity: "information",
  profiles: { density: "warning" },
  summary: "More iothreads in use than the guest has vCPUs to keep them busy",
  references: [
    "https://libvirt.org/formatdomain.html#iothreads-allocation",
    "http://kvmonz.blogspot.com/p/knowledge-disk-performance-hints-tips.html",
  ],
  cost: "threads that nothing keeps busy",
  evidence: "documented",
  fix: "safe",
  about: ["iothreads", "iothreadids"],

  // Those that nobody uses are a matter of domain/iothread-unused.
  *check(domain) {
    const { ids, place, unused } = domain.ioThreads;
    const { vcpus } = domain;
    if (vcpus === undefined || place === undefined || wiresIoThreadsItself(domain)) return;
    const used = ids.filter((id) => !unused.includes(id));
    if (used.length <= vcpus) return;
    const attached = unused.length === 0 ? attachedDevices(domain) : undefined;
    const merged = attached && mergeIoThreads(domain, attached, vcpus);
    yield reportOn(domain, "iothread", {
      span: place,
      message: `The guest uses ${String(used.length)} iothreads and has ${vcpus === 1 ? "one vCPU" : `${String(vcpus)} vCPUs`}: each of them polls for a while after a request, which takes processor time from the vCPUs, and no more requests come than the vCPUs send. IBM's rule of thumb is one iothread for two or three busy disks.`,
      fixes:
        merged === undefined
          ? []
          : [
              {
                title: `Use ${namesOfIoThreads(merged.ids)} only`,
                safety: "safe",
                effect: "restart",
                edits: merged.edits,
              },
            ],
    });
  },
};
