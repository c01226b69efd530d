import { namesOfIoThreads, namesOfUsers, startingIoThreads } from "../../domain/attach-fixes.js";
import { attachedDevices, loadOf } from "../../domain/iothread-load.js";
import { wiresIoThreadsItself } from "../../domain/iothread-users.js";
import { reportOn } from "../../domain/manager.js";
import { mostDisksPerIoThread, relieveIoThreads } from "../../domain/spread-iothreads.js";
import type { DomainRule } from "../../lint/rule.js";

export const iothreadShared: DomainRule = {
  id: "domain/iothread-shared",
  since: "0.1.0",
  severity: "information",
  profiles: { balanced: "hint", density: "off" },
  summary: "An iothread that serves more than three disks, while there could be another",
  references: [
    "http://kvmonz.blogspot.com/p/knowledge-disk-performance-hints-tips.html",
    "https://libvirt.org/formatdomain.html#iothreads-allocation",
  ],
  cost: "disks wait for each other",
  evidence: "documented",
  fix: "safe",
  about: ["iothread"],

  *check(domain) {
    const attached = wiresIoThreadsItself(domain) ? undefined : attachedDevices(domain);
    if (attached === undefined) return;
    const load = loadOf(domain.ioThreads.ids, attached);
    const crowded = [...load].filter(([, disks]) => disks > mostDisksPerIoThread);
    const spread = crowded.length === 0 ? undefined : relieveIoThreads(domain, attached);
    const [worst] = crowded.sort(([, a], [, b]) => b - a);
    const first = attached.find(({ id }) => id === worst?.[0]);
    if (spread === undefined || worst === undefined || first === undefined) return;
    const [id, disks] = worst;
    const users = attached.filter((item) => item.id === id).map(({ user }) => user);
    yield reportOn(domain, "iothread", {
      span: first.user.ioThread?.span ?? first.user.place,
      message: `iothread ${String(id)} serves ${String(disks)} disks, one request after the other. IBM's rule of thumb is one iothread for two or three busy disks.`,
      related: users.map((user) => ({ span: user.place, message: namesOfUsers([user]) })),
      fixes: [
        {
          ...startingIoThreads(
            domain,
            spread.ids,
            `Spread the disks over ${namesOfIoThreads(spread.ids)}`,
          ),
          effect: "restart",
          edits: spread.edits,
        },
      ],
    });
  },
};
