import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, describe, it } from "node:test";
import { lint } from "../../../server/src/core/lint/lint.js";
import { documentRules } from "../../../server/src/core/rules/index.js";
import { applyEdits } from "../../../server/src/core/text/span.js";
import { schemaCases } from "./fix-cases/schema.js";

interface Case {
  readonly text: string;
  /** By the fix's title; all that are offered. */
  readonly after: Readonly<Record<string, string>>;
  /** The file of libvirt's schema. */
  readonly schema: string;
  /** What libvirt says of the document; `FILE` stands for it. */
  readonly command: string;
  readonly before: RegExp;
  readonly afterwards: RegExp;
}

const cases: Readonly<Record<string, readonly Case[]>> = {
  "domain/volume-sparse": [
    {
      text: "<volume>\n  <name>db.img</name>\n  <capacity unit='MiB'>8</capacity>\n  <allocation>0</allocation>\n  <target/>\n</volume>\n",
      after: {
        "Remove <allocation>, so that all of it is allocated (the pool needs the room)":
          "<volume>\n  <name>db.img</name>\n  <capacity unit='MiB'>8</capacity>\n  <target/>\n</volume>\n",
      },
      schema: "storagevol.rng",
      command: "vol-create default-pool FILE; vol-info --bytes db.img default-pool",
      before: /Allocation: +0 bytes/,
      afterwards: /Allocation: +8388608 bytes/,
    },
    {
      text: "<volume><name>db.qcow2</name><allocation unit='MiB'>4</allocation><capacity unit='MiB'>8</capacity><target><format type='qcow2'/></target></volume>",
      after: {
        "Remove <allocation>, so that all of it is allocated (the pool needs the room; create it with `virsh vol-create --prealloc-metadata`)":
          "<volume><name>db.qcow2</name><capacity unit='MiB'>8</capacity><target><format type='qcow2'/></target></volume>",
      },
      schema: "storagevol.rng",
      command: "vol-create default-pool FILE; vol-info --bytes db.qcow2 default-pool",
      before: /Allocation: +4194304 bytes/,
      afterwards: /Allocation: +8388608 bytes/,
    },
  ],
  "domain/volume-cluster-small": [
    {
      text: "<volume>\n  <name>db.qcow2</name>\n  <capacity unit='MiB'>8</capacity>\n  <target>\n    <format type='qcow2'/>\n    <clusterSize unit='KiB'>4</clusterSize>\n  </target>\n</volume>\n",
      after: {
        "Remove <clusterSize> (the image then has clusters of 64 KiB)":
          "<volume>\n  <name>db.qcow2</name>\n  <capacity unit='MiB'>8</capacity>\n  <target>\n    <format type='qcow2'/>\n  </target>\n</volume>\n",
      },
      schema: "storagevol.rng",
      command: "vol-create default-pool FILE; vol-dumpxml db.qcow2 default-pool",
      before: /<clusterSize unit='B'>4096<\/clusterSize>/,
      afterwards: /<format type='qcow2'\/>\s*<\/target>/,
    },
  ],
  "domain/pool-cow-enabled": [
    {
      text: "<pool type='dir'>\n  <name>images</name>\n  <features>\n    <cow state='yes'/>\n  </features>\n  <target>\n    <path>/srv/images</path>\n  </target>\n</pool>\n",
      after: {
        "Use state='no' (new images lose btrfs's checksums; existing ones keep as they are)":
          "<pool type='dir'>\n  <name>images</name>\n  <features>\n    <cow state='no'/>\n  </features>\n  <target>\n    <path>/srv/images</path>\n  </target>\n</pool>\n",
      },
      schema: "storagepool.rng",
      command: "pool-define FILE; pool-dumpxml images",
      before: /<cow state='yes'\/>/,
      afterwards: /<cow state='no'\/>/,
    },
  ],
};

const folder = mkdtempSync(join(tmpdir(), "virt-latency-documents-"));
after(() => {
  rmSync(folder, { recursive: true });
});

describe("fixes of rules about volumes and pools, before libvirt", () => {
  it("are proven for every rule about documents that offers one", () => {
    const withFix = documentRules.filter(({ fix }) => fix !== "none").map(({ id }) => id);
    assert.deepEqual(Object.keys({ ...cases, ...schemaCases }).sort(), [...withFix].sort());
  });

  for (const [rule, ofRule] of Object.entries(cases)) {
    for (const [index, one] of ofRule.entries()) {
      it(`${rule} (${String(index + 1)})`, () => {
        assert.match(answer(one.command, one.text), one.before);
        assert.deepEqual(complaints(one.schema, one.text), []);
        const offered = lint(one.text, "libvirt-xml")
          .findings.filter((finding) => finding.rule === rule)
          .flatMap(({ fixes }) => fixes)
          .map((fix) => [fix.title, applyEdits(one.text, fix.edits)] as const);
        assert.deepEqual(Object.fromEntries(offered), one.after);
        for (const [, fixed] of offered) {
          assert.match(answer(one.command, fixed), one.afterwards);
          assert.deepEqual(complaints(one.schema, fixed), []);
        }
      });
    }
  }
});

describe("other documents of libvirt", () => {
  for (const [name, [schema, text]] of Object.entries({
    "a network": [
      "network.rng",
      "<network><name>a</name><bridge name='virbr9' dely='0'/></network>",
    ],
    "a pool": [
      "storagepool.rng",
      "<pool type='dir'><name>a</name><target><pth>/a</pth></target></pool>",
    ],
    "a volume": [
      "storagevol.rng",
      "<volume><name>a</name><capacity unit='GiB'>1</capacity><target><formt type='raw'/></target></volume>",
    ],
    "a snapshot": [
      "domainsnapshot.rng",
      "<domainsnapshot><name>a</name><disks><disk name='vda' snapsht='no'/></disks></domainsnapshot>",
    ],
    "a checkpoint": [
      "domaincheckpoint.rng",
      "<domaincheckpoint><disks><disk name='vda' checkpoint='bitmp'/></disks></domaincheckpoint>",
    ],
    "a backup": [
      "domainbackup.rng",
      "<domainbackup mode='push'><disks><disk name='vda' bakup='no'/><disk name='vdb' type='file'/></disks></domainbackup>",
    ],
  } satisfies Record<string, readonly [string, string]>)) {
    it(`${name}: a slip of the pen that the schema refuses is reported and mended`, () => {
      assert.notDeepEqual(complaints(schema, text), []);
      const [finding, ...others] = lint(text, "libvirt-xml").findings;
      assert.deepEqual(others, []);
      const fixed = applyEdits(text, finding?.fixes[0]?.edits ?? []);
      assert.deepEqual(complaints(schema, fixed), []);
      assert.deepEqual(lint(fixed, "libvirt-xml").findings, []);
    });
  }
});

/** Its driver for tests reads volumes and pools with the same code as the real ones. */
function answer(command: string, text: string): string {
  const file = written(text);
  const script = command.replace("FILE", file);
  const { error, stderr, stdout } = spawnSync("virsh", ["-q", "-c", "test:///default", script], {
    encoding: "utf8",
    env: { ...process.env, LC_ALL: "C" },
  });
  if (error !== undefined) throw error;
  return stdout + stderr;
}

/** What the schema that is installed here says of the text. */
function complaints(schema: string, text: string): readonly string[] {
  const path = `/usr/share/libvirt/schemas/${schema}`;
  const { error, stderr } = spawnSync("xmllint", ["--noout", "--relaxng", path, written(text)], {
    encoding: "utf8",
  });
  if (error !== undefined) throw error;
  const lines = stderr.split("\n").filter((line) => line !== "");
  assert.match(lines.at(-1) ?? "", /(validates|fails to validate)$/);
  return lines.slice(0, -1);
}

function written(text: string): string {
  const file = join(folder, "document.xml");
  writeFileSync(file, text);
  return file;
}
