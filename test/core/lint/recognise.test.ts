import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { recognise } from "../../../server/src/core/lint/recognise.js";

describe("recognise", () => {
  it("knows domain XML by its root, whatever the name of the file", () => {
    assert.equal(recognise("<domain type='kvm'>", "/tmp/virshABC123"), "libvirt-xml");
    assert.equal(
      recognise("\uFEFF<?xml version='1.0'?>\n<!-- <a> -->\n<!DOCTYPE domain>\n<domain/>"),
      "libvirt-xml",
    );
  });

  it("leaves other XML alone, even under a name of ours", () => {
    assert.equal(recognise("<project/>", "pom.xml"), undefined);
    assert.equal(recognise("<domains/>", "nova.conf"), undefined);
  });

  it("knows nova.conf by its path", () => {
    for (const path of [
      "/etc/nova/nova.conf",
      "nova-compute.conf",
      "slow-nova.conf",
      "C:\\etc\\nova\\nova.conf",
      "/etc/nova/nova.conf.d/10-disk.conf",
    ]) {
      assert.equal(recognise("", path), "nova-conf", path);
    }
    for (const path of ["nova.conf.rpmsave", "supernova.conf", "neutron.conf", "nova.confd/x"]) {
      assert.equal(recognise("[DEFAULT]\n", path), undefined, path);
    }
  });

  it("knows nova.conf without a path by its sections", () => {
    assert.equal(recognise("# x\n[libvirt]\nvirt_type = kvm\n"), "nova-conf");
    assert.equal(recognise("[section]\nkey = value\n"), undefined);
    assert.equal(recognise(""), undefined);
  });

  it("is done with any prefix of a comment or declaration", () => {
    const text = "<?xml version='1.0'?><!-- a --><!DOCTYPE d><domain>";
    for (let end = 0; end <= text.length; end++) recognise(text.slice(0, end));
  });
});
