import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { readNovaConf } from "../../../server/src/core/nova/read.js";
import { parseOslo } from "../../../server/src/core/oslo/parse.js";

const read = (text: string) => readNovaConf(parseOslo(text));

describe("readNovaConf", () => {
  it("lets the last value win, over repeated sections and cases of their names", () => {
    const conf = read(
      "[libvirt]\nimages_type = raw\n[DEFAULT]\n[LIBVIRT]\nimages_type = lvm\nimages_type = 'rbd'\n",
    );
    assert.equal(conf.storage?.imagesType.value, "rbd");
    assert.equal(conf.storage.backend, "rbd");
  });

  it("takes [default] neither for [DEFAULT] nor for absent, since the file means to set its options", () => {
    const conf = read("[default]\nuse_cow_images = False\n[libvirt]\nvirt_type = kvm\n");
    assert.deepEqual(conf.storage?.useCowImages, { entry: undefined, value: undefined });
    assert.equal(conf.storage.backend, undefined);
    assert.deepEqual(
      conf.misnamed.map(({ section, meant }) => [section.name, meant]),
      [["default", "DEFAULT"]],
    );
  });

  it("takes an option of [libvirt] below [glance] neither for that nor for absent", () => {
    const conf = read("[glance]\nimages_type = raw\n[libvirt]\nvirt_type = kvm\n");
    assert.deepEqual(conf.storage?.imagesType, { entry: undefined, value: undefined });
    const [placement] = conf.misread.values();
    assert.deepEqual(placement, { kind: "unknown", meant: undefined, namesake: "libvirt" });
  });

  it("prefers the present name of an option to a deprecated one, wherever they stand", () => {
    const conf = read("[vnc]\nnovncproxy_port = 1\n[DEFAULT]\nnovncproxy_port = 2\n");
    assert.equal(conf.entryOf("vnc", "novncproxy_port")?.option.value, "1");
    const older = read("[DEFAULT]\nnovncproxy_port = 2\n");
    assert.equal(older.entryOf("vnc", "novncproxy_port")?.option.value, "2");
  });

  it("reads booleans as oslo.config does", () => {
    const words = ["True", "1", "ON", "yes", "False", "0", "off", "NO", "t", "", "maybe", "$x"];
    assert.deepEqual(
      words.map(
        (word) => read(`[DEFAULT]\nuse_cow_images = ${word}\n`).storage?.useCowImages.value,
      ),
      [
        true,
        true,
        true,
        true,
        false,
        false,
        false,
        false,
        undefined,
        undefined,
        undefined,
        undefined,
      ],
    );
  });

  it("takes the default's backend from use_cow_images", () => {
    const backends = ["True", "False", "$x"].map(
      (cow) => read(`[DEFAULT]\nuse_cow_images = ${cow}\n`).storage?.backend,
    );
    assert.deepEqual(backends, ["qcow2", "flat", undefined]);
  });

  it("places each cache mode, and knows which item counts", () => {
    const text = "[libvirt]\ndisk_cachemodes = 'file=none,\n   block = none,,\n   file=unsafe'\n";
    const items = read(text.replaceAll("'", "")).storage?.cacheItems ?? [];
    assert.deepEqual(
      items.map(({ text: item, parsed }) => [item, parsed?.mode, parsed?.overridden]),
      [
        ["file=none", "none", true],
        ["block = none", undefined, undefined],
        ["file=unsafe", "unsafe", false],
      ],
    );
    const unquoted = text.replaceAll("'", "");
    assert.deepEqual(
      items.map(({ span, parsed }) => [
        unquoted.slice(span.start, span.end),
        parsed && unquoted.slice(parsed.modeSpan.start, parsed.modeSpan.end),
      ]),
      [
        ["file=none", "none"],
        ["block = none", undefined],
        ["file=unsafe", "unsafe"],
      ],
    );
  });

  it("speaks of storage only where nova-compute with libvirt reads the file", () => {
    const about = (text: string): boolean => read(text).storage !== undefined;
    assert.deepEqual(
      [
        "[libvirt]\nvirt_type = kvm\n",
        "[libvirt]\nvirt_type = qemu\n",
        "[DEFAULT]\ncompute_driver = libvirt.LibvirtDriver\n",
        "[DEFAULT]\npreallocate_images = none\n",
        "[libvirt]\nvirt_type = lxc\n",
        "[libvirt]\nvirt_type = $t\n",
        "[libvirt]\n",
        "[libvirt]\nno_such_option = 1\n",
        "[DEFAULT]\ncompute_driver = ironic.IronicDriver\n[libvirt]\nvirt_type = kvm\n",
        "[DEFAULT]\ndebug = true\n[scheduler]\nworkers = 2\n",
        "",
      ].map(about),
      [true, true, true, true, false, false, false, false, false, false, false],
    );
  });
});
