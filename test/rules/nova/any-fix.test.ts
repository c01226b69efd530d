import assert from "node:assert/strict";
import { describe, it } from "node:test";
import fc from "fast-check";
import { fixAll } from "../../../server/src/core/lint/fix-all.js";
import { lint } from "../../../server/src/core/lint/lint.js";
import { defaultSettings } from "../../../server/src/core/lint/settings.js";
import { parseOslo } from "../../../server/src/core/oslo/parse.js";
import { novaRules } from "../../../server/src/core/rules/index.js";
import { applyEdits } from "../../../server/src/core/text/span.js";

/** Files in which every nova rule fires now and then, in combinations that nobody would think of. */
const line = fc.oneof(
  {
    weight: 3,
    arbitrary: fc.constantFrom(
      "[DEFAULT]",
      "[libvirt]",
      "[LibVirt]",
      "[ libvirt ]",
      "[default]",
      "[vnc]",
      "[libvirt] # x",
      "[libvirt",
    ),
  },
  {
    weight: 10,
    arbitrary: fc
      .tuple(
        fc.constantFrom("", "", "", "  ", "\t"),
        fc.constantFrom(
          "images_type = flat",
          "images_type=qcow2",
          'images_type = "raw"',
          "images_type =",
          "image_type = lvm",
          "use_cow_images = True",
          "use_cow_images: 'False'",
          "preallocate_images = space",
          "preallocate-images = none",
          "virt_type = kvm",
          "disk_cachemodes = file=writethrough, block=default,file = none",
          "disk_cachemodes = 'file=default'",
          "disk_cachemodes = network=default,file=unsafe,block=writeback,",
          "disk_cachemodes = file=default,",
          "sparse_logical_volumes = no",
          "sparse_logical_volumes = yes",
          "images_type = rbd",
          "images_type = lvm",
          "force_raw_images = False",
          "virt_type = qemu",
          "cpu_mode = none",
          "reserved_host_cpus = 2",
          "file_backed_memory = 1024",
          "reserved_huge_pages = node=0,size=2048,count=64",
          "volume_enforce_multipath = True",
          "live_migration_tunnelled = True",
          "disable_libvirt_livesnapshot = True",
          "hw_machine_type = q35, i686=pc-i440fx-2.1",
          "max_concurrent_builds = 0",
          "image_cache_manager_interval = 0",
          "manager_interval = 0",
          "cpu_mode = host_model",
          "use_cow_images = no # fast",
          "images_volume_group = 'nvme",
          "rbd_user == nova",
          "live_migration_uri = qemu+tcp://%s/system",
          "libvirt_type = kvm",
          "rbd_user = no$va.x$my_ip.y",
          "vif_driver = x",
          "iscsi_use_multipath = True",
          "server_listen = $my_ip",
          "debug = True",
          "disk_cachemodes = file=directsync",
          "use_virtio_for_bridges = False",
          "snapshot_compression = True",
          "rng_dev_path = /dev/random",
          "use_default_aio_mode_for_volumes = True",
          "cpu_power_management = False",
        ),
      )
      .map((parts) => parts.join("")),
  },
  {
    weight: 3,
    arbitrary: fc.constantFrom(
      "",
      "",
      "# note",
      "; note",
      "  # note",
      "  file=default",
      "  block=none,",
      "word",
      "\ufeff",
    ),
  },
);

const anyStart = fc.constantFrom(
  [],
  ["[compute]", "max_disk_devices_to_attach = 0", "[xenserver]", "disable_agent = 1", "[libvirt]"],
  [
    "[libvirt]",
    "live_migration_parallel_connections = 4",
    "live_migration_permit_post_copy = True",
    "volume_use_multipath = True",
  ],
  ["[libvirt]", "virt_type = kvm"],
  ["[DEFAULT]", "preallocate_images = space", "[libvirt]", "virt_type = kvm"],
  [
    "[DEFAULT]",
    "use_cow_images = no",
    "preallocate_images = space",
    "[libvirt]",
    "images_type = flat",
  ],
  [
    "[DEFAULT]",
    "force_raw_images = False",
    "max_concurrent_builds = 0",
    "[libvirt]",
    "virt_type = kvm",
  ],
  [
    "[compute]",
    "cpu_shared_set = 2-9",
    "[DEFAULT]",
    "reserved_host_cpus = 2",
    "[libvirt]",
    "images_type = lvm",
    "sparse_logical_volumes = True",
  ],
  [
    "[workarounds]",
    "disable_libvirt_livesnapshot = True",
    "[compute]",
    "cpu_dedicated_set = 2-9",
    "[libvirt]",
    "cpu_power_management = True",
    "cpu_power_management_strategy = governor",
    "cpu_power_governor_high = schedutil",
    "disk_cachemodes = file=none,block=writeback",
  ],
);

const anyFile = fc
  .tuple(anyStart, fc.array(line, { maxLength: 10 }), fc.constantFrom("\n", "\r\n"), fc.boolean())
  .map(([start, lines, newline, end]) => [...start, ...lines, ...(end ? [""] : [])].join(newline));

describe("any fix of a nova rule", () => {
  const fired = new Set<string>();

  it("applies, mends its finding, and breaks no line", () => {
    fc.assert(
      fc.property(anyFile, fc.constantFrom({}, {}, { nova: "26" }), (text, target) => {
        const settings = { ...defaultSettings, target };
        const { findings, failures } = lint(text, "nova-conf", settings);
        assert.deepEqual(failures, []);
        const errors = parseOslo(text).errors.length;
        for (const { rule, fixes } of findings) {
          for (const { edits } of fixes) {
            fired.add(rule);
            const after = applyEdits(text, edits);
            const left = lint(after, "nova-conf", settings).findings.filter(
              (one) => one.rule === rule,
            );
            const were = findings.filter((one) => one.rule === rule);
            assert.ok(left.length < were.length, `${rule}: ${text} -> ${after}`);
            assert.ok(parseOslo(after).errors.length <= errors, `${rule}: ${after}`);
          }
        }
      }),
      { numRuns: 1500, seed: 20261122 },
    );
    const fixing = novaRules
      .filter(({ id, fix }) => fix !== "none" && id !== "nova/option-overridden")
      .map(({ id }) => id);
    // nova/option-overridden needs a second file.
    assert.deepEqual(
      fixing.filter((id) => !fired.has(id)),
      [],
    );
  });

  it("is part of a fix-all that comes to an end and changes nothing the second time", () => {
    fc.assert(
      fc.property(anyFile, (text) => {
        const choice = { safeties: ["safe", "needs-care"] } as const;
        const once = fixAll(text, "nova-conf", defaultSettings, choice).text;
        assert.equal(fixAll(once, "nova-conf", defaultSettings, choice).text, once);
      }),
      { numRuns: 1000, seed: 20261123 },
    );
  });
});
