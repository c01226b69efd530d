import assert from "node:assert/strict";
import { readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { describe, it } from "node:test";
import { recognise } from "../../../server/src/core/lint/recognise.js";
import { defaultSettings } from "../../../server/src/core/lint/settings.js";
import { fixCases } from "../../lab/libvirt/fix-cases/index.js";
import { disk, guest, image, qcow2Image, vda, vdb } from "../../lab/libvirt/slow-guests.js";
import { brokenFixLaws } from "../../support/fix-laws.js";
import { neverOffered } from "../../support/never-offered.js";

/*
 * The tests of each rule hold every fix and recipe that their texts are offered to the same laws; here are the guests
 * that libvirt and QEMU judge, the examples, and guests that ask for what must never be offered.
 */

describe("fixes and recipes break no law", () => {
  for (const [rule, cases] of Object.entries(fixCases)) {
    it(`on the guests that prove ${rule}`, () => {
      for (const [name, { guest: text, target = {} }] of Object.entries(cases)) {
        const settings = { ...defaultSettings, target };
        assert.deepEqual(brokenFixLaws(text, "libvirt-xml", settings), [], name);
      }
    });
  }

  const examples = join(import.meta.dirname, "../../../examples");
  for (const name of readdirSync(examples)) {
    it(`on examples/${name}`, () => {
      const text = readFileSync(join(examples, name), "utf8");
      const language = recognise(text, name);
      if (language !== undefined) assert.deepEqual(brokenFixLaws(text, language), []);
    });
  }
});

/** Slips of the pen and settings beside which a fix that must never be offered is the nearest one. */
const temptations: Readonly<Record<string, string>> = {
  "a cache mode that is nearly unsafe": guest({ devices: disk(image, vda, "cache='unsave'") }),
  "a cache mode that is unsafe": guest({ devices: disk(image, vda, "cache='unsafe'") }),
  "a format that is nearly one": guest({
    devices: disk(image, vda, "").replace("type='raw'", "type='rav'"),
  }),
  "a qcow2 image that is called raw": guest({
    devices: disk(qcow2Image, vda, "") + disk(image, vdb, "metadata_cache='1'"),
  }),
  "a raw image with layers below it": guest({
    devices: disk(image, vda, "", {
      rest: "      <backingStore type='file'>\n        <format type='qcow2'/>\n        <source file='/base.qcow2'/>\n        <backingStore/>\n      </backingStore>\n",
    }),
  }),
  "a layer that is misspelt": guest({
    devices: disk(qcow2Image, vda, "", {
      type: "qcow2",
      rest: "      <backingStor type='file'>\n        <source file='/base.qcow2'/>\n      </backingStor>\n",
    }),
  }),
  "sizes of blocks that do not fit": guest({
    devices: disk(image, vda, "", {
      rest: "      <blockio logical_block_size='4096' physical_block_size='512'/>\n",
    }),
  }),
  "a size of blocks that is misspelt": guest({
    devices: disk(image, vda, "", { rest: "      <blockio logical_blok_size='4096'/>\n" }),
  }),
  "an old machine": guest({ devices: disk(image, vda, ""), machine: "pc-i440fx-7.2" }).replace(
    "pc-i440fx-7.2",
    "pc-i440fx-2.9",
  ),
  "a machine that is misspelt": guest({ devices: disk(image, vda, "") }).replace(
    "pc-q35-7.2",
    "pc-q53-7.2",
  ),
  "a limit in what Nova writes": guest({
    devices: disk(image, vda, "", {
      rest: "      <iotune>\n        <total_iops_sec>100</total_iops_sec>\n        <read_iops_sec>50</read_iops_sec>\n      </iotune>\n",
    }),
  }).replace(
    "<metadata>",
    '<metadata><nova:instance xmlns:nova="http://openstack.org/xmlns/libvirt/nova/1.1"/>',
  ),
  "a snapshot of a guest on an emulated bus": `<domainsnapshot>\n  <name>s</name>\n${guest({
    devices: disk(image, "dev='sda' bus='sata'", "cache='writeback'"),
  })}</domainsnapshot>\n`,
};

describe("what must never be offered", () => {
  for (const [name, text] of Object.entries(temptations)) {
    it(`is not: ${name}`, () => {
      assert.deepEqual(brokenFixLaws(text, "libvirt-xml"), []);
    });
  }

  it("is seen in what an edit did, whichever rule it came from", () => {
    const layers = "<backingStore><source file='/base'/></backingStore>";
    const text = guest({ devices: disk(qcow2Image, vda, "", { type: "qcow2", rest: layers }) });
    for (const [from, to, complaint] of [
      ["type='qcow2'", "type='raw'", /^changes the formats/],
      [" type='qcow2'", "", /^changes the formats/],
      [layers, "", /^takes away layers/],
      ["type='qcow2'", "type='qcow2' cache='unsafe'", /^adds cache='unsafe'/],
      ["pc-q35-7.2", "pc-i440fx-7.2", /^changes the family/],
      [qcow2Image, "/other.qcow2", /^changes the images/],
      [layers, `${layers}<blockio logical_block_size='512'/>`, /^changes sizes of logical/],
      [layers, `${layers}<shareable/>`, /^adds sharing/],
      ["</uuid>", "0</uuid>", /^changes its uuid/],
    ] as const) {
      const [problem = ""] = neverOffered(text, text.replace(from, to), "libvirt-xml");
      assert.match(problem, complaint);
    }
    assert.deepEqual(
      neverOffered("[libvirt]\n", "[libvirt]\ndisk_cachemodes = file=unsafe\n", "nova-conf"),
      ["sets unsafe"],
    );
    const snapshot = `<domainsnapshot>${text}</domainsnapshot>`;
    assert.match(
      neverOffered(snapshot, snapshot.replace("bus='virtio'", "bus='sata'"), "libvirt-xml")[0] ??
        "",
      /^changes targets outside of a domain/,
    );
  });
});
