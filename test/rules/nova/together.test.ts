import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { describe, it } from "node:test";
import { fixAll } from "../../../server/src/core/lint/fix-all.js";
import { lint } from "../../../server/src/core/lint/lint.js";
import { defaultSettings } from "../../../server/src/core/lint/settings.js";

const rulesOn = (text: string): string[] =>
  lint(text, "nova-conf").findings.map(({ rule }) => rule.slice("nova/".length));

const mended = (text: string): string =>
  fixAll(text, "nova-conf", defaultSettings, { safeties: ["safe", "needs-care"] }).text;

const example = (name: string): string =>
  readFileSync(new URL(`../../../examples/${name}.conf`, import.meta.url), "utf8");

describe("the nova rules together", () => {
  // Without the bound, nearly every file would have one more finding.
  const bounded = "[compute]\nmax_concurrent_disk_ops = 2\n";
  const flat = "[DEFAULT]\nuse_cow_images = False\npreallocate_images = space\n[libvirt]\n";
  const cases: Readonly<Record<string, readonly [text: string, rules: readonly string[]]>> = {
    "Nova's defaults": [
      "[libvirt]\nvirt_type = kvm\n",
      ["images-qcow2-thin", "preallocation-missing"],
    ],
    "preallocated qcow2": [
      "[DEFAULT]\npreallocate_images = space\n[libvirt]\nvirt_type = kvm\n",
      ["preallocation-ineffective"],
    ],
    "raw and nothing else": [
      "[libvirt]\nimages_type = raw\n",
      ["preallocation-missing", "use-cow-images-conflict"],
    ],
    "flat and preallocated": [`${flat}images_type = flat\n`, []],
    "writethrough that costs native AIO": [
      `${flat}images_type = flat\ndisk_cachemodes = file=writethrough\n`,
      ["cache-writethrough"],
    ],
    "default that costs native AIO": [
      `${flat}images_type = flat\ndisk_cachemodes = file=default\n`,
      ["cache-default"],
    ],
    "unsafe that costs native AIO": [
      `${flat}images_type = flat\ndisk_cachemodes = file=unsafe\n`,
      ["cache-unsafe"],
    ],
    "writeback that costs native AIO": [
      `${flat}images_type = flat\ndisk_cachemodes = file=writeback\n`,
      ["native-aio-downgraded"],
    ],
    "sparse logical volumes": [
      "[libvirt]\nimages_type = lvm\nimages_volume_group = nvme\nvolume_clear_size = 100\nsparse_logical_volumes = True\n",
      ["logical-volumes-sparse"],
    ],
    "Ceph without its cache": ["[libvirt]\nimages_type = rbd\n", ["rbd-cache-missing"]],
    "a setting in the wrong section": [
      "[DEFAULT]\nimages_type = flat\nuse_cow_images = False\npreallocate_images = space\n[libvirt]\n",
      ["option-misplaced"],
    ],
    "a setting that was swallowed": [
      "[DEFAULT]\nuse_cow_images = False\n  preallocate_images = space\n[libvirt]\nimages_type = lvm\nimages_volume_group = nvme\nvolume_clear_size = 100\n",
      ["line-swallowed"],
    ],
    "a file that oslo.config refuses": [
      "[DEFAULT]\n  use_cow_images = False\n[libvirt]\nimages_type = flat\n",
      ["parse-error"],
    ],
    Ceph: ["[libvirt]\nimages_type = rbd\ndisk_cachemodes = network=writeback\n", []],
    "a controller": ["[DEFAULT]\ntransport_url = rabbit://\n[scheduler]\nworkers = 2\n", []],
  };
  for (const [name, [own, rules]] of Object.entries(cases)) {
    const text = bounded + own;
    it(`report ${name} as ${rules.length === 0 ? "nothing" : rules.join(" and ")}`, () => {
      assert.deepEqual(rulesOn(text).sort(), rules);
    });
    it(`leave nothing to report of ${name} once every fix is applied`, () => {
      assert.deepEqual(rulesOn(mended(text)), []);
    });
  }

  it("do not judge names for a release that the catalogue does not know", () => {
    const text = "[DEFAULT]\nimages_type = flat\nno_such_option = 1\n";
    const found = ["2024.1", "2099.1"].map(
      (nova) => lint(text, "nova-conf", { ...defaultSettings, target: { nova } }).findings.length,
    );
    assert.deepEqual(found, [2, 0]);
  });

  it("find the mistakes of the slow example, and mend them all", () => {
    const slow = example("slow-nova");
    assert.deepEqual(rulesOn(slow), [
      "disk-operations-unbounded",
      "option-name-ignored",
      "line-swallowed",
      "use-cow-images-conflict",
      "option-misplaced",
      "cache-writethrough",
      "cache-default",
      "cache-mode-malformed",
      "option-removed",
    ]);
    assert.deepEqual(rulesOn(mended(slow)), []);
  });

  it("have nothing to say about the fast example", () => {
    assert.deepEqual(rulesOn(example("fast-nova")), []);
  });
});
