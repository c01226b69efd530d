import assert from "node:assert/strict";
import { describe, it } from "node:test";
import {
  arrivalOf,
  describesRelease,
  findOption,
  groupsWith,
  isKnownGroup,
  isLegalUnregistered,
  nearestOptionName,
  removalOf,
  sectionRemovalOf,
} from "../../../server/src/core/catalog/nova-options.js";
import { newestRelease } from "../../../server/src/core/catalog/nova-option-data.js";
import { optionsOf } from "../../../server/src/core/catalog/nova-option-release.js";
import {
  releaseInWords,
  releaseName,
  releaseNumber,
  sinceRelease,
} from "../../../server/src/core/catalog/nova-release.js";

describe("the catalogue of Nova's options", () => {
  it("holds the registered options of 34.0.0", () => {
    assert.equal(newestRelease, 34);
    const options = [...optionsOf("34").groups.values()].flatMap((group) => [...group.values()]);
    const facts = options.map((option) => option.facts);
    assert.equal(options.length, 1137);
    assert.ok(options.every(({ isCertain, variants }) => isCertain && variants.length === 1));
    assert.equal(facts.filter(({ multi }) => multi).length, 8);
    assert.equal(facts.filter(({ choices }) => choices).length, 64);
    assert.equal(facts.filter(({ pattern }) => pattern).length, 5);
    assert.equal(facts.filter(({ aliases }) => aliases).length, 85);
    assert.equal(facts.filter(({ deprecatedForRemoval }) => deprecatedForRemoval).length, 28);
  });

  it("holds those of the older releases as well", () => {
    for (const [release, count] of [
      ["26", 1071],
      ["2022.2", 1071],
      ["31", 1109],
      ["2025.1", 1109],
    ] as const) {
      const options = [...optionsOf(release).groups.values()].flatMap((group) => [
        ...group.values(),
      ]);
      assert.equal(options.length, count, release);
      assert.ok(
        options.every(({ isCertain, variants }) => isCertain && variants.length === 1),
        release,
      );
    }
  });

  it("gives each release its own defaults, and both where it is not known when they changed", () => {
    const defaults = (release: string, name: string): unknown[] =>
      findOption("DEFAULT", name, release)?.variants.map((facts) => facts.default) ?? [];
    assert.deepEqual(defaults("26", "initial_cpu_allocation_ratio"), [16]);
    assert.deepEqual(defaults("2023.1", "initial_cpu_allocation_ratio"), [4]);
    assert.deepEqual(defaults("2025.2", "sync_power_state_pool_size"), [1000]);
    assert.deepEqual(defaults("2026.1", "sync_power_state_pool_size"), [5]);
    assert.deepEqual(defaults("2025.2", "graceful_shutdown_timeout"), [60, 180]);
  });

  it("knows since when an option is there, exactly or within bounds", () => {
    assert.equal(arrivalOf("libvirt", "cpu_power_management", "26"), 27);
    assert.equal(arrivalOf("libvirt", "cpu_power_management", "2023.1"), undefined);
    assert.deepEqual(arrivalOf("libvirt", "tb_cache_size", "26"), [27, 31]);
    assert.equal(arrivalOf("libvirt", "tb_cache_size", "2023.1"), undefined);
    assert.equal(findOption("libvirt", "tb_cache_size", "2023.1")?.isCertain, false);
    assert.equal(arrivalOf("libvirt", "no_such_option", "26"), undefined);
  });

  it("knows of some options that releases older than the described ones lack them", () => {
    assert.equal(arrivalOf("compute", "cpu_dedicated_set", "19"), 20);
    assert.equal(arrivalOf("compute", "cpu_dedicated_set", "20"), undefined);
    assert.equal(arrivalOf("compute", "cpu_dedicated_set"), undefined);
    assert.equal(findOption("compute", "max_concurrent_disk_ops", "18"), undefined);
    assert.notEqual(findOption("compute", "max_concurrent_disk_ops", "19"), undefined);
  });

  it("knows which sections went, and when", () => {
    assert.equal(sectionRemovalOf("HyperV"), 29);
    assert.equal(sectionRemovalOf("hyperv", "28"), undefined);
    assert.equal(sectionRemovalOf("xenserver", "26"), 22);
    assert.equal(sectionRemovalOf("libvirt"), undefined);
    assert.equal(sectionRemovalOf("my_tool"), undefined);
    assert.equal(sectionRemovalOf("__proto__"), undefined);
  });

  it("takes a release by its number or by its name", () => {
    assert.deepEqual(["26", "26.2.2", "2022.2", "2023.1", "2026.2", "odd"].map(releaseNumber), [
      26,
      26,
      26,
      27,
      34,
      undefined,
    ]);
    assert.deepEqual([11, 16, 26, 27, 34].map(releaseName), [
      "Juno, 2014",
      "Pike",
      "2022.2",
      "2023.1",
      "2026.2",
    ]);
    assert.equal(releaseInWords("29"), "Nova 2024.1");
    assert.equal(releaseInWords(undefined), "Nova 2026.2");
    assert.equal(sinceRelease(28), "since 28 (2023.2)");
    assert.equal(sinceRelease([27, 31]), "since 31 (2025.1) at the latest");
  });

  it("finds an option whatever the case of its group, save for DEFAULT", () => {
    assert.equal(findOption("LibVirt", "images_type")?.facts.default, "default");
    assert.equal(findOption("DEFAULT", "debug")?.facts.type, "boolean");
    assert.equal(findOption("default", "debug"), undefined);
    assert.equal(findOption("libvirt", "Images_type"), undefined);
  });

  it("finds an option by its deprecated names", () => {
    const { group, name } = findOption("DEFAULT", "pci_passthrough_whitelist") ?? {};
    assert.deepEqual([group, name], ["pci", "device_spec"]);
    assert.equal(findOption("DEFAULT", "logdir")?.name, "log_dir");
  });

  it("has no entry for names that every object inherits", () => {
    for (const name of ["constructor", "__proto__", "toString"]) {
      assert.equal(findOption("libvirt", name), undefined);
      assert.equal(findOption(name, "images_type"), undefined);
      assert.equal(isKnownGroup(name), false);
      assert.deepEqual(groupsWith(name), []);
    }
  });

  it("knows which groups share a name", () => {
    assert.deepEqual(groupsWith("images_type"), ["libvirt"]);
    assert.deepEqual(groupsWith("use_cow_images"), ["DEFAULT"]);
    assert.ok(groupsWith("cafile").length > 3);
  });

  it("remembers what earlier releases had", () => {
    assert.deepEqual(removalOf("DEFAULT", "enabled_apis")?.release, 32);
    assert.deepEqual(removalOf("hyperv", "limit_cpu_features")?.release, 29);
    assert.equal(removalOf("libvirt", "images_type"), undefined);
    assert.deepEqual(removalOf("database", "sql_connection"), {
      release: [27, 31],
      successor: undefined,
    });
    assert.deepEqual(removalOf("DEFAULT", "notification_driver"), {
      release: [27, 31],
      successor: { group: "oslo_messaging_notifications", name: "driver" },
    });
    assert.equal(removalOf("DEFAULT", "notification_driver", "2024.1"), undefined);
    assert.equal(removalOf("DEFAULT", "libvirt_type", "15")?.successor?.name, "virt_type");
  });

  it("allows what is legal without being registered", () => {
    assert.ok(isLegalUnregistered("keystone_authtoken", "username"));
    assert.ok(isLegalUnregistered("vgpu_nvidia-35", "device_addresses"));
    assert.ok(isLegalUnregistered("neutron_tunnel", "numa_nodes"));
    assert.ok(isLegalUnregistered("privsep_osbrick", "helper_command"));
    assert.ok(!isLegalUnregistered("libvirt", "username"));
    assert.ok(isKnownGroup("mdev_x") && !isKnownGroup("mdev_") && !isKnownGroup("nova"));
  });

  it("can tell what a release lacks only from the oldest described one to the newest", () => {
    const releases = [undefined, "2022.1", "2022.2", "2024.1", "2026.2", "2027.1"];
    assert.deepEqual(releases.map(describesRelease), [true, false, true, true, true, false]);
  });

  it("guesses what was meant, and admits when it cannot", () => {
    assert.equal(nearestOptionName("libvirt", "image_type"), "images_type");
    assert.equal(nearestOptionName("DEFAULT", "log-dir"), "log_dir");
    assert.equal(nearestOptionName("DEFAULT", "Use-COW-images"), "use_cow_images");
    assert.equal(nearestOptionName("keystone_authtoken", "passwrod"), "password");
    assert.equal(nearestOptionName("libvirt", "vif_driver"), undefined);
    assert.equal(nearestOptionName("libvirt", "xx_queue_size"), undefined);
  });
});
