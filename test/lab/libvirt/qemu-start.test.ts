import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { lint } from "../../../server/src/core/lint/lint.js";
import { applyEdits } from "../../../server/src/core/text/span.js";
import { judge } from "./judge.js";
import { startQemu } from "./qemu-start.js";
import { disk, guest, image, native, scsi, vda, virtioScsi, volume } from "./slow-guests.js";

const blockio = (sizes: string): { rest: string } => ({ rest: `      <blockio ${sizes}/>\n` });
const iothread = "  <iothreads>1</iothreads>\n";

/** Guests that libvirt accepts and QEMU does not start: the rule that says so, and QEMU's words. */
const guests: Readonly<Record<string, { rule: string; text: string; refusal: RegExp }>> = {
  "a queue that is no power of two": {
    rule: "domain/queue-size-invalid",
    text: guest({ devices: disk(volume, vda, `${native} queue_size='300'`) }),
    refusal: /invalid queue-size property \(300\)/,
  },
  "a queue that is too short": {
    rule: "domain/queue-size-invalid",
    text: guest({ devices: disk(volume, vda, `${native} queue_size='2'`) }),
    refusal: /invalid queue-size property \(2\), must be > 2/,
  },
  "a queue that is too long": {
    rule: "domain/queue-size-invalid",
    text: guest({ devices: disk(volume, vda, `${native} queue_size='2048'`) }),
    refusal: /invalid queue-size property \(2048\)/,
  },
  "a disk with an iothread and no ioeventfd": {
    rule: "domain/ioeventfd-off",
    text: guest({
      extra: iothread,
      devices: disk(volume, vda, `${native} ioeventfd='off' iothread='1'`),
    }),
    refusal: /ioeventfd is required for iothread/,
  },
  "a controller with an iothread and no ioeventfd": {
    rule: "domain/ioeventfd-off",
    text: guest({
      extra: iothread,
      devices:
        disk(volume, scsi, native) +
        virtioScsi.replace("/>", "><driver ioeventfd='off' iothread='1'/></controller>"),
    }),
    refusal: /ioeventfd is required for iothread/,
  },
  "a logical block of more than the physical one": {
    rule: "domain/disk-block-size-conflict",
    text: guest({
      devices: disk(
        volume,
        vda,
        native,
        blockio("logical_block_size='4096' physical_block_size='512'"),
      ),
    }),
    refusal: /logical_block_size > physical_block_size not supported/,
  },
  "a logical block of more than a file's physical one": {
    rule: "domain/disk-block-size-conflict",
    text: guest({
      devices: disk(image, scsi, native, blockio("logical_block_size='4096'")) + virtioScsi,
    }),
    refusal: /logical_block_size > physical_block_size not supported/,
  },
};

/** Each guest, and what becomes of it with each fix. */
const cases = Object.entries(guests).map(([name, { rule, text, refusal }]) => {
  const findings = lint(text, "libvirt-xml").findings.filter((finding) => finding.rule === rule);
  const fixed = findings.flatMap(({ fixes }) =>
    fixes.map(({ edits, title }) => ({ title, text: applyEdits(text, edits) })),
  );
  return { name, text, refusal, findings, fixed };
});

const verdicts = judge(
  new Map(
    cases.flatMap(({ text, fixed }) =>
      [text, ...fixed.map((one) => one.text)].map((one) => [one, one]),
    ),
  ),
);

function start(text: string): string {
  const { qemu } = verdicts.get(text) ?? assert.fail("the guest was not judged");
  if ("refusal" in qemu) assert.fail(`libvirt refuses the guest: ${qemu.refusal}`);
  return startQemu(qemu.command);
}

describe("what libvirt accepts and QEMU does not start", () => {
  for (const { name, text, refusal, findings, fixed } of cases) {
    it(`is an error: ${name}`, () => {
      assert.match(start(text), refusal);
      assert.deepEqual(
        findings.map(({ severity }) => severity),
        ["error"],
      );
    });
    for (const fix of fixed) {
      it(`starts: ${name}, with "${fix.title}"`, () => {
        assert.equal(start(fix.text), "");
      });
    }
  }
});
