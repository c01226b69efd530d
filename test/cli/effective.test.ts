import assert from "node:assert/strict";
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { after, describe, it } from "node:test";
import { check } from "../../server/src/cli/check.js";
import type { Command } from "../../server/src/cli/command.js";
import { effective } from "../../server/src/cli/effective.js";
import { Ajv } from "ajv";
import { capturedIo } from "../support/captured-io.js";

const root = mkdtempSync(join(tmpdir(), "virt-latency-effective-"));
after(() => {
  rmSync(root, { recursive: true });
});

let folders = 0;

/** A folder with files. */
function folderWith(files: Readonly<Record<string, string>>): string {
  const folder = join(root, (folders++).toString());
  for (const [name, text] of Object.entries(files)) {
    const path = join(folder, name);
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, text);
  }
  return folder;
}

async function run(
  command: Command,
  cwd: string,
  ...args: string[]
): Promise<{ status: number; out: string; err: string }> {
  const { io, out, err } = capturedIo({ cwd });
  const status = await command(args, io);
  return { status, out: out(), err: err() };
}

/** Against the published schema. */
function assertValid(document: unknown): void {
  const path = join(import.meta.dirname, "../../schemas/effective.schema.json");
  const ajv = new Ajv({ strict: false, formats: { uri: true } });
  const validate = ajv.compile(JSON.parse(readFileSync(path, "utf8")) as object);
  assert.ok(validate(document), JSON.stringify(validate.errors));
}

const driverOf = (xml: string): string | undefined => /<driver[^>]*>/.exec(xml)?.[0];

describe("virt-latency effective", () => {
  const files = {
    "nova.conf": "[DEFAULT]\npreallocate_images = space\n[libvirt]\nimages_type = qcow2\n",
    "nova-compute.conf": "[libvirt]\nimages_type = flat\n",
    "nova.conf.d/1.conf": "[libvirt]\ndisk_cachemodes = file=writeback\n",
  };

  it("prints the XML of the set, with the file and line of each option", async () => {
    const { status, out, err } = await run(effective, folderWith(files), "nova.conf");
    assert.equal(status, 0, err);
    assert.equal(driverOf(out), "<driver name='qemu' type='raw' cache='writeback' io='threads'/>");
    for (const line of [
      "    nova.conf.d/1.conf",
      "    nova-compute.conf",
      "    <!-- type='file': [libvirt] images_type = flat (nova-compute.conf:2) -->",
      "      <!-- cache='writeback': [libvirt] disk_cachemodes = file=writeback (nova.conf.d/1.conf:2) -->",
      "      <!-- io='threads': [DEFAULT] preallocate_images = space (nova.conf:2); with cache='writeback' Nova falls back from io='native' (Launchpad 1841363) -->",
    ]) {
      assert.ok(out.split("\n").includes(line), `${line}\n${out}`);
    }
    assert.match(out, /<!-- information: .* domain\/disk-page-cache -->/);
    assert.equal(err, "");
  });

  it("takes the files that are named, in their order, for the whole set", async () => {
    const folder = folderWith(files);
    const { out } = await run(effective, folder, "nova-compute.conf", "nova.conf");
    assert.equal(driverOf(out), "<driver name='qemu' type='qcow2' cache='none' io='native'/>");
  });

  it("assumes what the flags say", async () => {
    const folder = folderWith({ "nova.conf": files["nova.conf"] });
    const { out } = await run(
      effective,
      folder,
      "nova.conf",
      "--no-direct-io",
      "--image-property",
      "hw_disk_bus=scsi",
      "--image-property",
      "hw_scsi_model=virtio-scsi",
    );
    assert.equal(
      driverOf(out),
      "<driver name='qemu' type='qcow2' cache='writeback' io='threads'/>",
    );
    assert.match(out, /<target dev='sda' bus='scsi'\/>/);
    assert.match(out, /<controller type='scsi' index='0' model='virtio-scsi'\/>/);
    assert.match(out, / {2}- O_DIRECT does not work in instances_path\.\n/);
  });

  it("prints JSON, whose lines are those of the XML", async () => {
    const folder = folderWith(files);
    const { out } = await run(effective, folder, "nova.conf", "--format", "json");
    const document = JSON.parse(out) as {
      readonly version: number;
      readonly files: readonly string[];
      readonly xml: string;
      readonly lines: readonly { readonly line: number; readonly text: string }[];
      readonly findings: readonly { readonly line: number; readonly rule: string }[];
    };
    assert.equal(document.version, 1);
    assertValid(document);
    assert.deepEqual(document.files, ["nova.conf.d/1.conf", "nova.conf", "nova-compute.conf"]);
    const lines = document.xml.split("\n");
    for (const { line, text } of document.lines) assert.equal(lines[line - 1]?.trim(), text);
    const pageCache = document.findings.find(({ rule }) => rule === "domain/disk-page-cache");
    assert.match(lines[(pageCache?.line ?? 0) - 1] ?? "", /<driver/);
  });

  it("says why where it cannot tell", async () => {
    for (const [text, reason] of [
      ["[libvirt]\nimages_type = $x\n", /\[libvirt\] images_type = \$x/],
      ["[libvirt]\nvirt_type = lxc\n", /virt_type = lxc is neither kvm nor qemu/],
      ["[DEFAULT]\ncompute_driver = ironic.IronicDriver\n", /is not libvirt's driver/],
      ["[libvirt\n", /syntax error/],
      ["[libvirt]\n{% if x %}\nimages_type = rbd\n{% endif %}\n", /A template decides/],
      ["[libvirt]\ncpu_mode = custom\n", /cpu_mode = custom needs cpu_models/],
      ["[libvirt]\ncpu_models = Nehalem\n", /cpu_models is set and cpu_mode is not custom/],
    ] as const) {
      const folder = folderWith({ "nova.conf": text });
      const { status, out, err } = await run(effective, folder, "nova.conf");
      assert.equal(status, 2);
      assert.match(out, reason);
      assert.match(err, /^nova\.conf: what Nova writes cannot be told: /);
      assert.match(err, reason);
      assert.ok(!out.includes("<domain"));
    }
    const lone = folderWith({ "nova.conf.d/1.conf": files["nova.conf.d/1.conf"] });
    const { status, out } = await run(effective, lone, "nova.conf.d/1.conf");
    assert.equal(status, 2);
    assert.match(out, /Files of the same service are not at hand/);
  });

  it("does not take for the whole what kolla-ansible merges into its own template", async () => {
    const override = "[libvirt]\nimages_type = rbd\nrbd_user = nova\n";
    const folder = folderWith({ "config/nova.conf": override });
    const { status, out } = await run(effective, folder, "config/nova.conf");
    assert.equal(status, 2);
    assert.match(out, /Files of the same service are not at hand/);
    assert.doesNotMatch(out, /rbd_secret_uuid/);
  });

  it("shows no guest for another service's file, unless it is named as a part of the set", async () => {
    const folder = folderWith({
      "nova-api.conf": "[libvirt]\nvirt_type = kvm\n",
      "nova.conf": files["nova.conf"],
    });
    const alone = await run(effective, folder, "nova-api.conf");
    assert.equal(alone.status, 2);
    assert.match(alone.out, /nova-api reads this file, and guests are nova-compute's/);
    const named = await run(effective, folder, "nova.conf", "nova-api.conf");
    assert.equal(named.status, 0, named.err);
  });

  it("names the cache mode where that is what takes native AIO from a volume", async () => {
    const folder = folderWith({ "nova.conf": "[libvirt]\ndisk_cachemodes = block=writeback\n" });
    const { out } = await run(effective, folder, "nova.conf");
    const note = out.split("\n").find((line) => line.includes(" domain/disk-io-threads "));
    assert.match(note ?? "", /it takes back io='native' where `\[libvirt\] disk_cachemodes`/);
  });

  it("says so in JSON as well", async () => {
    const folder = folderWith({ "nova.conf": "[libvirt]\nvirt_type = lxc\n" });
    const { out } = await run(effective, folder, "nova.conf", "--format", "json");
    const document: unknown = JSON.parse(out);
    assertValid(document);
    assert.deepEqual(document, {
      version: 1,
      files: ["nova.conf"],
      xml: null,
      reasons: ["virt_type = lxc is neither kvm nor qemu."],
    });
  });

  it("refuses properties that decide nothing here", async () => {
    const folder = folderWith(files);
    await assert.rejects(
      run(effective, folder, "nova.conf", "--image-property", "hw_disk_buss=scsi"),
      /Did you mean hw_disk_bus\?/,
    );
  });
});

describe("virt-latency check on a set", () => {
  const rule = "nova/use-cow-images-conflict";

  it("reads the files beside the one that is named, and says where the other half is", async () => {
    const folder = folderWith({
      "etc/nova.conf": "[DEFAULT]\nuse_cow_images = True\n",
      "etc/nova-compute.conf": "[libvirt]\nimages_type = raw\n",
    });
    const { status, out } = await run(check, folder, "etc/nova.conf", "--rule", rule);
    assert.equal(status, 1);
    assert.match(out, /^ {2}etc\/nova-compute\.conf:2:15 images_type = raw is set here\.$/m);
    const other = await run(check, folder, "etc/nova-compute.conf", "--rule", rule);
    assert.equal(other.out, "");
  });

  it("takes the set from the configuration, relative to its folder", async () => {
    const folder = folderWith({
      ".virt-latency.json": '{ "novaConfigFiles": ["base/", "host/compute.nova.conf"] }',
      "base/1.conf": "[DEFAULT]\nuse_cow_images = False\n",
      "host/compute.nova.conf": "[libvirt]\nimages_type = raw\n",
    });
    const { out } = await run(check, folder, "host/compute.nova.conf", "--rule", rule);
    assert.equal(out, "");
    writeFileSync(join(folder, "base/1.conf"), "[DEFAULT]\n");
    const unset = await run(check, folder, "host/compute.nova.conf", "--rule", rule);
    assert.match(unset.out, /use_cow_images stays at its default/);
    // Nobody knows what the folder should hold.
    rmSync(join(folder, "base"), { recursive: true });
    const missing = await run(check, folder, "host/compute.nova.conf", "--rule", rule);
    assert.equal(missing.out, "");
  });
});
