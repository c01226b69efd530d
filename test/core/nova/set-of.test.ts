import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { lint } from "../../../server/src/core/lint/lint.js";
import { defaultSettings } from "../../../server/src/core/lint/settings.js";
import { otherServiceOf } from "../../../server/src/core/nova/file-name.js";

describe("the service that a nova.conf is for", () => {
  it("is another than nova-compute where the file's name or its folder says so", () => {
    for (const [path, service] of [
      ["/etc/kolla/config/nova/nova-api.conf", "nova-api"],
      ["/etc/kolla/config/nova/nova-super-conductor.conf", "nova-super-conductor"],
      ["/etc/kolla/config/nova/nova-compute-ironic.conf", "nova-compute-ironic"],
      ["/etc/kolla/nova-conductor/nova.conf", "nova-conductor"],
      ["/etc/kolla/nova-api-bootstrap/nova.conf", "nova-api-bootstrap"],
      ["/etc/kolla/placement-api/nova.conf", "placement-api"],
      ["/etc/nova/nova-api-os-compute.conf", "nova-api-os-compute"],
      ["/etc/nova/nova-scheduler.conf.d/10.conf", "nova-scheduler"],
      ["/data/nova_metadata/etc/nova/nova.conf", "nova_metadata"],
      ["file:///etc/nova/nova-novncproxy.conf", "nova-novncproxy"],
      ["C:\\etc\\nova\\nova-dhcpbridge.conf", "nova-dhcpbridge"],
      ["25-nova-api.conf", "nova-api"],
    ] as const) {
      assert.equal(otherServiceOf(path), service, path);
    }
  });

  it("may be nova-compute everywhere else", () => {
    for (const path of [
      undefined,
      "nova.conf",
      "/etc/nova/nova.conf",
      "/etc/nova/nova-compute.conf",
      "/etc/nova/nova-cpu.conf",
      "/etc/nova/nova.conf.d/api.conf",
      "/etc/nova/nova-compute.conf.d/10.conf",
      "/etc/kolla/nova-compute/nova.conf",
      "/backup/nova-api/nova-compute.conf",
      "/backup/controller/nova.conf",
      "/srv/nova-api/host1/nova.conf",
    ]) {
      assert.equal(otherServiceOf(path), undefined, path);
    }
  });

  it("decides whether what costs guests latency is reported", () => {
    const text = "[libvirt]\nimages_type = qcow2\nimages_typ = qcow2\n";
    const rulesAt = (path: string): readonly string[] =>
      lint(text, "nova-conf", { ...defaultSettings, path }).findings.map(({ rule }) => rule);
    assert.ok(rulesAt("/etc/nova/nova.conf").includes("nova/images-qcow2-thin"));
    assert.deepEqual(rulesAt("/etc/kolla/nova-api/nova.conf"), ["nova/option-unknown"]);
    assert.deepEqual(rulesAt("/etc/kolla/config/nova/nova-api.conf"), ["nova/option-unknown"]);
  });
});

describe("the defaults of a distribution", () => {
  it("are not the whole of what nova-compute reads", () => {
    const text = "[DEFAULT]\ncompute_driver = libvirt.LibvirtDriver\n";
    const findingsAt = (path: string): number =>
      lint(text, "nova-conf", { ...defaultSettings, path }).findings.length;
    assert.ok(findingsAt("/etc/nova/nova.conf") > 0);
    assert.equal(findingsAt("/usr/share/nova/nova-dist.conf"), 0);
  });
});
