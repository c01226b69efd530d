import { namesOf, placeForAll } from "../../domain/guest-wide.js";
import { type IoLimit, ioTunes } from "../../domain/iotune.js";
import { reportOn } from "../../domain/manager.js";
import type { DomainRule } from "../../lint/rule.js";

export const diskIotuneLimit: DomainRule = {
  id: "domain/disk-iotune-limit",
  since: "0.1.0",
  severity: "warning",
  profiles: { balanced: "information", density: "off" },
  summary: "`<iotune>` holds requests back once the guest reaches a limit",
  references: ["https://libvirt.org/formatdomain.html#hard-drives-floppy-disks-cdroms"],
  cost: "requests wait once the limit is reached",
  evidence: "documented",
  fix: "none",
  contextFree: true,
  about: ["iotune"],

  // No edit is offered: a limit is someone's policy, and no setting that slows the guest by accident.
  *check(domain, _target, skip) {
    const limited = ioTunes(domain).flatMap(({ disk, limits }) => {
      const [tightest] = limits.filter(isRate).sort((a, b) => share(a) - share(b));
      return tightest === undefined || !disk.holdsData || skip(tightest.written.span)
        ? []
        : [{ disk, tightest, hasBurst: limits.some(({ name }) => name.endsWith("_max")) }];
    });
    const place = placeForAll(
      limited.map(({ disk }) => disk),
      (disk) => limited.find((item) => item.disk === disk)?.tightest.written.span ?? disk.place,
    );
    if (place === undefined) return;
    const [lowest] = limited.map(({ tightest }) => tightest).sort((a, b) => share(a) - share(b));
    if (lowest === undefined) return;
    yield reportOn(domain, "iotune", {
      ...place,
      message: `<iotune> limits ${namesOf(limited.map(({ disk }) => disk))}${limited.length > 1 ? ", the tightest" : ""} to ${lowest.written.value} in ${lowest.name}: beyond, requests wait in QEMU, so that the limit is the latency that the guest and a benchmark see.${limited.some(({ hasBurst }) => hasBurst) ? "" : ` A burst above it (${lowest.name}_max) would let short peaks pass.`}`,
      ...(share(lowest) >= 1 && { severity: "information" }),
    });
  },
};

/** What a request waits for; bursts and sizes only change when. */
function isRate({ name }: IoLimit): boolean {
  return /^(?:total|read|write)_(?:iops|bytes)_sec$/.test(name);
}

/** Below 1 the limit is one that a single busy guest reaches at once: 1000 requests or 50 MiB in a second. */
function share({ name, value }: IoLimit): number {
  return value / (name.includes("iops") ? 1000 : 50 * 1024 * 1024);
}
