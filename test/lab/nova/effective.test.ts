import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { fileURLToPath } from "node:url";
import { before, describe, it } from "node:test";
import { defaultSettings } from "../../../server/src/core/lint/settings.js";
import { readConfigSet } from "../../../server/src/core/nova/config-set.js";
import type { GuestAssumptions } from "../../../server/src/core/nova/effective/guest.js";
import { readNovaConf } from "../../../server/src/core/nova/read.js";
import { parseOslo } from "../../../server/src/core/oslo/parse.js";
import { effectiveReport } from "../../../server/src/core/report/effective.js";
import { configurationOf, matrixRows } from "../../support/nova-matrix.js";

/*
 * The real Nova of Debian's python3-nova (26.2.2) writes the disks of a guest for each configuration; every element and
 * attribute must be ours. It reads the files itself, so the order of a set is proven as well.
 */

interface Case {
  readonly name: string;
  /** In the order in which the service reads them. */
  readonly files: readonly string[];
  readonly guest?: Partial<GuestAssumptions>;
}

interface Answer {
  readonly nova?: readonly string[];
  readonly ours?: readonly string[];
  readonly error?: string;
}

const complete =
  "[libvirt]\nimages_volume_group = vg\nimages_rbd_pool = vms\nrbd_user = nova\nrbd_secret_uuid = 457eb676-33da-42ec-9a8c-9293d545c337\n";

const cases: readonly Case[] = [
  ...matrixRows.map((row, index) => ({
    name: `row ${index.toString()} of the matrix`,
    files: [complete, configurationOf(row)],
    guest: { directIo: row.direct_io },
  })),
  { name: "an empty file", files: [""] },
  {
    name: "a later file wins",
    files: [
      "[DEFAULT]\npreallocate_images = space\n[libvirt]\nimages_type = qcow2\ndisk_cachemodes = file=unsafe\n",
      "[libvirt]\nimages_type = flat\ndisk_cachemodes =\n",
    ],
  },
  {
    name: "a deprecated name in a later file wins over the present one",
    files: [
      "[libvirt]\ncpu_mode = custom\ncpu_models = Haswell\n",
      "[libvirt]\ncpu_model = Nehalem\n",
    ],
  },
  {
    name: "discard, and a bus for SCSI with its controller",
    files: ["[DEFAULT]\npreallocate_images = space\n[libvirt]\nhw_disk_discard = unmap\n"],
    guest: { image: { hw_disk_bus: "scsi", hw_scsi_model: "virtio-scsi" } },
  },
  {
    name: "a bus for SCSI without a controller",
    files: [""],
    guest: { image: { hw_disk_bus: "scsi" } },
  },
  {
    name: "SATA disks and a config drive on q35",
    files: ["[libvirt]\nhw_machine_type = i686=pc,x86_64=q35\n"],
    guest: { image: { hw_disk_bus: "sata" } },
  },
  {
    name: "a machine type and a cdrom bus of the image",
    files: ["[libvirt]\nhw_machine_type = x86_64=pc\n"],
    guest: { image: { hw_machine_type: "pc-q35-7.2", hw_cdrom_bus: "scsi" } },
  },
  {
    name: "a config drive in VFAT",
    files: ["[DEFAULT]\nconfig_drive_format = vfat\npreallocate_images = space\n"],
  },
  {
    name: "cache modes of all kinds, some of them malformed",
    files: [
      "[libvirt]\ndisk_cachemodes = file=writeback, file = none, network=writethrough,block=directsync,mount=none,file:none\n",
    ],
  },
  { name: "a prefix for devices", files: ["[libvirt]\ndisk_prefix = xvd\n"] },
  {
    name: "folders with references",
    files: ["[DEFAULT]\nstate_path = /srv\ninstances_path = ${state_path}/x\n"],
  },
  { name: "a folder of its own", files: ["[DEFAULT]\ninstances_path = /mnt/nvme\n"] },
  { name: "Ceph without a user", files: ["[libvirt]\nimages_type = rbd\n"] },
  {
    name: "emulation and a CPU from the host",
    files: ["[libvirt]\nvirt_type = qemu\ncpu_mode = host-passthrough\n"],
  },
];

/** What Nova refuses, and so do we. */
const refused: Readonly<Record<string, string>> = {
  "LVM without a volume group": "[libvirt]\nimages_type = lvm\n",
  "a Ceph user without a secret": "[libvirt]\nimages_type = rbd\nrbd_user = nova\n",
  "a Ceph secret without a user": `[libvirt]\nimages_type = rbd\nrbd_secret_uuid = 457eb676-33da-42ec-9a8c-9293d545c337\n`,
  "encryption without LVM": "[ephemeral_storage_encryption]\nenabled = True\n",
};

describe("the disk XML of the real Nova", () => {
  let answers: readonly Answer[] = [];

  before(() => {
    const script = fileURLToPath(new URL("nova_disks.py", import.meta.url));
    const jobs = cases.map(({ files, guest }) => {
      const assumed = { directIo: true, image: {}, ...guest };
      return {
        files,
        directIo: assumed.directIo,
        properties: assumed.image,
        xml: ourXml(files, assumed),
      };
    });
    jobs.push(
      ...Object.values(refused).map((text) => ({
        files: [text],
        directIo: true,
        properties: {},
        xml: "<domain/>",
      })),
    );
    const python = spawnSync("/usr/bin/python3", [script], {
      input: jobs.map((job) => `${JSON.stringify(job)}\n`).join(""),
      encoding: "utf8",
      maxBuffer: 1 << 28,
      env: { ...process.env, PYTHONUTF8: "1" },
    });
    assert.equal(python.status, 0, python.stderr);
    answers = python.stdout
      .trimEnd()
      .split("\n")
      .map((line) => JSON.parse(line) as Answer);
    assert.equal(answers.length, jobs.length);
  });

  for (const [index, { name }] of cases.entries()) {
    it(`is ours: ${name}`, () => {
      const answer = answers[index];
      assert.equal(answer?.error, undefined);
      assert.ok((answer?.nova?.length ?? 0) >= 8);
      assert.deepEqual(answer?.ours, answer?.nova);
    });
  }

  for (const [index, [name, text]] of Object.entries(refused).entries()) {
    it(`is none for both: ${name}`, () => {
      assert.notEqual(answers[cases.length + index]?.error, undefined);
      const conf = readNovaConf(parseOslo(text), "26");
      const options = { guest: { directIo: true, image: {} }, settings: defaultSettings };
      assert.equal(effectiveReport(conf, "nova.conf", options).kind, "unknown");
    });
  }
});

/** Nova 26 is what answers, so iothreads, which came later, must not be there. */
function ourXml(files: readonly string[], guest: GuestAssumptions): string {
  const file = parseOslo(files.at(-1) ?? "");
  const before = files.slice(0, -1).map((text, index) => ({ name: index.toString(), text }));
  const set = readConfigSet(file, { before, after: [], complete: true });
  const settings = { ...defaultSettings, target: { nova: "26" } };
  const conf = readNovaConf(file, settings.target.nova, set);
  const report = effectiveReport(conf, "nova.conf", { guest, settings });
  assert.equal(report.kind, "known", JSON.stringify(report));
  const xml = report.lines.map(({ text }) => text).join("\n");
  assert.ok(!xml.includes("iothreads"));
  return xml;
}
