import { unsetDriver } from "../../domain/edit-driver.js";
import { namesOf } from "../../domain/guest-wide.js";
import { unsetInterfaceDriver, virtioInterfaces } from "../../domain/interface.js";
import { reportOn } from "../../domain/manager.js";
import { attributeOf } from "../../domain/written.js";
import type { DomainRule } from "../../lint/rule.js";

export const eventIdxOff: DomainRule = {
  id: "domain/event-idx-off",
  since: "0.1.0",
  severity: "information",
  summary: "`event_idx='off'` makes a virtio device signal more often than it has to",
  references: ["https://libvirt.org/formatdomain.html#hard-drives-floppy-disks-cdroms"],
  cost: "more exits and interrupts",
  evidence: "documented",
  fix: "guest-visible",
  contextFree: true,
  about: ["event_idx"],

  *check(domain) {
    const owners = [
      ...domain.disks
        .filter(({ effectiveBus }) => effectiveBus === "virtio")
        .map((disk) => ({
          name: namesOf([disk]),
          driver: disk.driver,
          edits: unsetDriver(domain, disk, "event_idx"),
        })),
      ...virtioInterfaces(domain).map(({ driver, name }) => ({
        name,
        driver,
        edits: driver === undefined ? [] : unsetInterfaceDriver(domain, driver, "event_idx"),
      })),
    ];
    for (const { driver, edits, name } of owners) {
      const written = attributeOf(driver, "event_idx");
      if (written?.value !== "off") continue;
      yield reportOn(domain, "driver", {
        span: written.span,
        message: `The driver of ${name} has event_idx='off': guest and host can no longer tell each other from when on they want to be signalled, which costs more exits and interrupts.`,
        fixes: [
          {
            title: `Remove event_idx from ${name} (the guest sees one more feature of the device)`,
            safety: "guest-visible",
            effect: "restart",
            edits,
          },
        ],
      });
    }
  },
};
