import assert from "node:assert/strict";
import { describe, it } from "node:test";
import type { Safety } from "../../../server/src/core/lint/finding.js";
import { fixAll } from "../../../server/src/core/lint/fix-all.js";
import { lint } from "../../../server/src/core/lint/lint.js";
import { defaultSettings } from "../../../server/src/core/lint/settings.js";
import { applyEdits } from "../../../server/src/core/text/span.js";
import { judge, type Verdict } from "./judge.js";
import { disk, guest, image, qcow2Image, volume } from "./slow-guests.js";

/** Every combination of what people write about a disk: most of them senseless, some refused by libvirt. */
const caches = ["", "none", "directsync", "writeback", "writethrough", "unsafe", "default"];
const ios = ["", "native", "threads", "io_uring"];
const iothreads = ["", "1", "2"];
const sources: readonly { source: string; type?: "qcow2" }[] = [
  { source: volume },
  { source: image },
  { source: qcow2Image, type: "qcow2" },
];
const places: readonly { target: string; controller?: string }[] = [
  { target: "dev='vda' bus='virtio'" },
  { target: "dev='sdb' bus='sata'" },
  { target: "dev='sdb' bus='usb'" },
  { target: "dev='sdb' bus='scsi'" },
  {
    target: "dev='sdb' bus='scsi'",
    controller: "    <controller type='scsi' index='0' model='virtio-scsi'/>\n",
  },
];

/** Errors about what libvirt accepts: the data are at risk. */
const acceptedErrors = ["domain/disk-cache-unsafe"];

const guests = new Map<string, string>();
for (const cache of caches) {
  for (const io of ios) {
    for (const iothread of iothreads) {
      for (const { source, type } of sources) {
        for (const { target, controller = "" } of places) {
          const driver = Object.entries({ cache, io, iothread })
            .filter(([, value]) => value !== "")
            .map(([name, value]) => `${name}='${value}'`)
            .join(" ");
          const devices = disk(source, target, driver, type === undefined ? {} : { type });
          guests.set(
            `${source}, ${target}${controller === "" ? "" : ", virtio-scsi"}, ${driver}`,
            guest({ devices: devices + controller, extra: "  <iothreads>1</iothreads>\n" }),
          );
        }
      }
    }
  }
}

interface Change {
  readonly from: string;
  readonly text: string;
  readonly errorsBefore: number;
  readonly errorsAfter: number;
}

const changes = new Map<string, Change>();
for (const [name, text] of guests) {
  for (const { rule, fixes } of lint(text, "libvirt-xml", defaultSettings).findings) {
    for (const { title, edits } of fixes) {
      add(name, text, `${rule}: ${title}`, applyEdits(text, edits));
    }
  }
  for (const safeties of [["safe"], ["safe", "needs-care"]] satisfies Safety[][]) {
    const fixed = fixAll(text, "libvirt-xml", defaultSettings, { safeties });
    add(name, text, `fix all ${safeties.join(" and ")}`, fixed.text);
  }
}

function add(name: string, before: string, how: string, after: string): void {
  changes.set(`${name} | ${how}`, {
    from: name,
    text: after,
    errorsBefore: errorCount(before),
    errorsAfter: errorCount(after),
  });
}

/** How many errors say that libvirt refuses the guest. */
function errorCount(text: string): number {
  const { findings } = lint(text, "libvirt-xml", defaultSettings);
  return findings.filter(
    ({ rule, severity }) => severity === "error" && !acceptedErrors.includes(rule),
  ).length;
}

describe("fixes over every combination of bus, source, cache, AIO and iothread", () => {
  const verdicts = judge(
    new Map([...guests, ...Array.from(changes, ([name, { text }]) => [name, text] as const)]),
  );
  const verdict = (name: string): Verdict => verdicts.get(name) ?? assert.fail(name);
  const refusal = (name: string): string | undefined => {
    const { qemu } = verdict(name);
    return "refusal" in qemu ? qemu.refusal : undefined;
  };

  it("are many enough to mean something", (t) => {
    t.diagnostic(`${guests.size.toString()} guests, ${changes.size.toString()} changed ones`);
    assert.ok(guests.size > 1000 && changes.size > guests.size);
  });

  it("keep a guest valid for the schema", () => {
    const invalid = [...verdicts].filter(([, { schema }]) => schema.length > 0);
    assert.deepEqual(invalid, []);
  });

  it("never make libvirt refuse what it accepted", () => {
    const broken = [...changes]
      .filter(([name, { from }]) => refusal(from) === undefined && refusal(name) !== undefined)
      .map(([name]) => [name, refusal(name)]);
    assert.deepEqual(broken, []);
  });

  it("satisfy libvirt once no error is reported any more", () => {
    const refused = [...changes]
      .filter(([name, { errorsAfter }]) => errorsAfter === 0 && refusal(name) !== undefined)
      .map(([name]) => [name, refusal(name)]);
    assert.deepEqual(refused, []);
  });

  it("never cause an error to be reported", () => {
    const worse = [...changes].filter(
      ([, { errorsBefore, errorsAfter }]) => errorsAfter > errorsBefore,
    );
    assert.deepEqual(
      worse.map(([name]) => name),
      [],
    );
  });

  it("start from guests of which error rules report exactly what libvirt refuses", () => {
    const differing = [...guests].filter(
      ([name, text]) => (refusal(name) !== undefined) !== errorCount(text) > 0,
    );
    assert.deepEqual(
      differing.map(([name]) => name),
      [],
    );
  });
});
