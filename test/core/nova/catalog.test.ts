import assert from "node:assert/strict";
import { describe, it } from "node:test";
import {
  describesRelease,
  findOption,
  groupsWith,
  isKnownGroup,
  isLegalUnregistered,
  nearestOptionName,
  removedAfter,
} from "../../../server/src/core/catalog/nova-options.js";
import { describedRelease, optionData } from "../../../server/src/core/catalog/nova-option-data.js";

describe("the catalogue of Nova's options", () => {
  it("holds the registered options of 34.0.0", () => {
    assert.equal(describedRelease, "2026.2");
    const options = Object.values(optionData).flatMap((group) => Object.values(group));
    assert.equal(options.length, 1137);
    assert.equal(options.filter(({ multi }) => multi).length, 8);
    assert.equal(options.filter(({ choices }) => choices).length, 64);
    assert.equal(options.filter(({ aliases }) => aliases).length, 85);
    assert.equal(options.filter((option) => option.deprecatedForRemoval).length, 28);
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

  it("remembers what 26 and 31 had", () => {
    assert.equal(removedAfter("DEFAULT", "enabled_apis"), 31);
    assert.equal(removedAfter("hyperv", "limit_cpu_features"), 26);
    assert.equal(removedAfter("libvirt", "images_type"), undefined);
    assert.equal(removedAfter("database", "sql_connection"), 26);
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
