import assert from "node:assert/strict";
import { describe, it } from "node:test";
import fc from "fast-check";
import { findEmbeddings } from "../../../server/src/core/embedded/find.js";
import { complete, hover } from "../../../server/src/core/editor/features.js";
import { lint } from "../../../server/src/core/lint/lint.js";
import { suppressionEdits } from "../../../server/src/core/lint/suppression-edit.js";
import { applyEdits } from "../../../server/src/core/text/span.js";

const seeds = [
  `nova_nova_conf_overrides:
  DEFAULT:
    force_raw_images: False   # why
    image_type: flat
  libvirt:
    disk_cachemodes: "file=writethrough,block=default"
    images_type: flat
    num_pcie_ports: 40
`,
  `conf:
  nova:
    libvirt: {images_type: qcow3, disk_cachemodes: 'file=unsafe', cpu_mode: &mode none}
    pci:
      alias:
        type: multistring
        values: ['{"a":1}', '{"b":1}']
`,
  `kind: NovaCompute
spec:
  customServiceConfig: |
    [libvirt]
    disk_cachemodes = file=writethrough,
      block=unsafe

    [compute]
    cpu_shared_set = 0-3
    cpu_dedicated_set=2-5
---
kind: Nova
spec:
  customServiceConfig: "[DEFAULT]\\nno_such = 1\\n"
`,
];

const inserted = fc.constantFrom(
  ...[
    "",
    " ",
    "\n",
    ":",
    "- ",
    "{",
    "}",
    '"',
    "'",
    "|",
    ">",
    "#",
    "&a ",
    "*a",
    "\t",
    "\r\n",
    "!x ",
  ],
  ...["? ", "[libvirt]\n", "\u2028", ",", "---\n", "%YAML 1.1\n", "<<: *a\n", "{{ x }}"],
);

describe("YAML that somebody is typing", () => {
  it("breaks nothing, and no edit that is offered breaks the YAML", () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...seeds),
        fc.array(
          fc.record({
            at: fc.double({ min: 0, max: 1, noNaN: true }),
            length: fc.nat(6),
            text: inserted,
          }),
          { maxLength: 4 },
        ),
        (seed, changes) => {
          const text = changes.reduce((before, change) => {
            const at = Math.floor(change.at * before.length);
            return before.slice(0, at) + change.text + before.slice(at + change.length);
          }, seed);
          const { findings, failures } = lint(text, "nova-yaml");
          assert.deepEqual(failures, []);
          const homes = findEmbeddings(text).length;
          const editsFor = suppressionEdits(text, "nova-yaml");
          for (const { rule, span, fixes } of findings) {
            assert.ok(0 <= span.start && span.start < span.end && span.end <= text.length);
            const { line } = editsFor(rule, span.start);
            const offered = [...fixes.map(({ edits }) => edits), ...(line ? [[line]] : [])];
            for (const edits of offered) {
              const after = applyEdits(text, edits);
              assert.equal(findEmbeddings(after).length, homes, `${text}\n=====\n${after}`);
            }
          }
          const place = Math.floor((changes[0]?.at ?? 0.5) * text.length);
          hover(text, "nova-yaml", place, {});
          complete(text, "nova-yaml", place, {});
        },
      ),
      { numRuns: 300 },
    );
  });
});
