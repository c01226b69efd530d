import { atLeast } from "../../catalog/versions.js";
import { mapToIoThreads } from "../../domain/edit-mapping.js";
import { attachedDevices } from "../../domain/iothread-load.js";
import { namesOfIoThreads } from "../../domain/attach-fixes.js";
import { reportOn } from "../../domain/manager.js";
import { driverSetting } from "../../domain/driver-setting.js";
import type { DomainRule } from "../../lint/rule.js";

export const diskIothreadSingle: DomainRule = {
  id: "domain/disk-iothread-single",
  since: "0.1.0",
  severity: "hint",
  profiles: { balanced: "off", density: "off" },
  summary: "One iothread for the only disk of a guest with eight or more vCPUs",
  references: [
    "https://libvirt.org/formatdomain.html#hard-drives-floppy-disks-cdroms",
    "https://www.qemu.org/docs/master/devel/multiple-iothreads.html",
  ],
  cost: "one thread bounds the requests per second",
  evidence: "documented",
  fix: "needs-care",
  about: ["iothread"],

  *check(domain, target) {
    if (!atLeast(target.libvirt, "10.0") || !atLeast(target.qemu, "9.0")) return;
    const { machine, vcpus } = domain;
    const [only, ...others] = attachedDevices(domain) ?? [];
    if (vcpus === undefined || vcpus < manyVcpus || only === undefined || others.length > 0) return;
    const disks = domain.disks.filter(({ holdsData }) => holdsData);
    if ("disks" in only.user || disks.length > 1 || only.user.isOverridden) return;
    // With one queue there is nothing to share out.
    const hasQueues = machine.version === undefined || atLeast(machine.version, "5.2");
    if ((driverSetting(only.user, "queues")?.value ?? (hasQueues ? "many" : "1")) === "1") return;
    const count = Math.min(Math.floor(vcpus / 4), mostIoThreads);
    const mapping = mapToIoThreads(domain, only.user, only.id, count);
    if (mapping === undefined) return;
    yield reportOn(domain, "iothread", {
      span: only.user.ioThread?.span ?? only.user.place,
      message: `One iothread serves all requests of ${String(vcpus)} vCPUs to disk '${only.user.name}'. Where many requests are under way at once, several iothreads for its queues get more of them done; a single request at a time does not become faster.`,
      fixes: [
        {
          title: `Map the queues of '${only.user.name}' to ${namesOfIoThreads(mapping.ids)} (not beside <iotune> with QEMU 9.1 or 10.0, which can hang)`,
          safety: "needs-care",
          effect: "restart",
          edits: mapping.edits,
        },
      ],
    });
  },
};

const manyVcpus = 8;
const mostIoThreads = 4;
