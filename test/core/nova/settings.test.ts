import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { readNovaConf } from "../../../server/src/core/nova/read.js";
import { parseOslo } from "../../../server/src/core/oslo/parse.js";

describe("the settings of a release", () => {
  const text =
    "[libvirt]\ncpu_power_management = True\nvirt_type = kvm\n[image_cache]\nmanager_interval = 9\n[DEFAULT]\nimage_cache_manager_interval = 7\n";
  const settingsOf = (release?: string) => readNovaConf(parseOslo(text), release).settings;

  it("leave out what only a later release reads", () => {
    assert.equal(settingsOf().boolean("libvirt", "cpu_power_management").value, true);
    assert.equal(settingsOf("27").boolean("libvirt", "cpu_power_management").value, true);
    const { entry, value } = settingsOf("26").boolean("libvirt", "cpu_power_management");
    assert.deepEqual([entry, value], [undefined, undefined]);
  });

  it("have the defaults of the release, and none where either of two may hold", () => {
    const pool = (release?: string): number | undefined =>
      settingsOf(release).integer("DEFAULT", "graceful_shutdown_timeout").value;
    assert.deepEqual([pool(), pool("2025.1"), pool("2025.2")], [180, 60, undefined]);
  });

  it("take the present name before a deprecated one", () => {
    assert.equal(settingsOf().integer("image_cache", "manager_interval").value, 9);
  });
});
