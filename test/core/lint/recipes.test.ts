import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { applyRecipe } from "../../../server/src/core/lint/apply-recipe.js";
import { conditionOf } from "../../../server/src/core/lint/fix-title.js";
import { lint } from "../../../server/src/core/lint/lint.js";
import { type Recipe, recipes } from "../../../server/src/core/lint/recipes.js";
import { defaultSettings } from "../../../server/src/core/lint/settings.js";
import { ruleIds } from "../../../server/src/core/rules/ids.js";

const guest = (disks: string, extra = ""): string => `<domain type='kvm'>
  <name>db</name>
${extra}  <vcpu>4</vcpu>
  <os>
    <type arch='x86_64' machine='pc-q35-7.2'>hvm</type>
  </os>
  <devices>
${disks}  </devices>
</domain>
`;
const disk = (type: "block" | "file", target: string, driver: string, bus = "virtio"): string => {
  const source = type === "block" ? `dev='/dev/vg0/${target}'` : `file='/images/${target}.img'`;
  return `    <disk type='${type}' device='disk'>
      <driver name='qemu' type='raw'${driver}/>
      <source ${source}/>
      <target dev='${target}' bus='${bus}'/>
    </disk>
`;
};
const nova = `  <metadata>
    <nova:instance xmlns:nova="http://openstack.org/xmlns/libvirt/nova/1.1"/>
  </metadata>
`;
const mixed = disk("block", "vda", "") + disk("file", "vdb", "") + disk("file", "sda", "", "sata");

function recipe(name: string): Recipe {
  return recipes.find((one) => one.name === name) ?? assert.fail(name);
}

describe("recipes", () => {
  it("have names of their own, and steps of rules that exist", () => {
    assert.equal(new Set(recipes.map(({ name }) => name)).size, recipes.length);
    const rules = recipes.flatMap(({ steps }) => steps.map(({ rule }) => rule));
    assert.deepEqual(
      rules.filter((rule) => !ruleIds.includes(rule)),
      [],
    );
  });

  it("compose the rules' own fixes, with the worst of their safeties and every condition", () => {
    const result = applyRecipe(guest(mixed), recipe("low-latency-storage"), defaultSettings);
    assert.equal(
      result.text,
      guest(
        disk("block", "vda", " cache='none' io='native' iothread='1'") +
          disk("file", "vdb", " cache='none' io='io_uring' iothread='1'") +
          disk("file", "sda", " cache='none' io='io_uring'", "sata"),
      ).replace("</vcpu>\n", "</vcpu>\n  <iothreads>1</iothreads>\n"),
    );
    assert.deepEqual(
      result.applied.map(({ rule }) => rule),
      [
        "domain/disk-page-cache",
        "domain/disk-io-threads",
        "domain/disk-file-io-threads",
        "domain/disk-iothread-missing",
      ],
    );
    assert.equal(
      result.title,
      "Set up all storage for low latency (the file system must support O_DIRECT; the host must allow io_uring)",
    );
    assert.deepEqual([result.safety, result.effect, result.left], ["needs-care", "restart", []]);
  });

  it("are as safe as what they do in this guest", () => {
    const { safety, title } = applyRecipe(
      guest(disk("block", "vda", " cache='none'")),
      recipe("low-latency-storage"),
      defaultSettings,
    );
    assert.deepEqual([safety, title], ["safe", "Set up all storage for low latency"]);
  });

  it("change block-backed disks alone, or file-backed ones alone, where that is what they are for", () => {
    const native = applyRecipe(guest(mixed), recipe("native-aio"), defaultSettings).text;
    assert.equal(
      native,
      guest(mixed).replace("type='raw'/>", "type='raw' cache='none' io='native'/>"),
    );
    const uring = applyRecipe(guest(mixed), recipe("io-uring"), defaultSettings).text;
    assert.equal(
      uring,
      guest(
        disk("block", "vda", "") +
          disk("file", "vdb", " cache='none' io='io_uring'") +
          disk("file", "sda", " cache='none' io='io_uring'", "sata"),
      ),
    );
  });

  it("change a device that is alone in a file", () => {
    for (const [name, type, driver] of [
      ["native-aio", "block", " cache='none' io='native'"],
      // Whether a file takes io_uring is said of a whole guest only, and half of it would be something else.
      ["io-uring", "file", ""],
    ] as const) {
      const { text } = applyRecipe(disk(type, "vda", ""), recipe(name), defaultSettings);
      assert.equal(text, disk(type, "vda", driver));
    }
  });

  it("leave io_uring alone where the target cannot have it, and what only makes sense with it", () => {
    const text = guest(disk("file", "vdb", ""));
    for (const target of [{ libvirt: "6.2" }, { qemu: "4.2" }, { qemu: "7.1.0" }]) {
      const older = { ...defaultSettings, target };
      const result = applyRecipe(text, recipe("io-uring"), older);
      assert.deepEqual([result.text, result.left], [text, []]);
      const storage = applyRecipe(text, recipe("low-latency-storage"), older);
      assert.match(storage.text, /cache='none' iothread='1'/);
      assert.deepEqual(
        storage.left.map(({ rule }) => rule),
        ["domain/disk-file-io-threads"],
      );
    }
  });

  it("take ioeventfd='off' away before an iothread comes", () => {
    const { text } = applyRecipe(
      guest(disk("block", "vda", " ioeventfd='off'")),
      recipe("iothreads"),
      defaultSettings,
    );
    assert.match(text, /<driver name='qemu' type='raw' iothread='1'\/>/);
  });

  it("change one device, the named one", () => {
    const two = disk("file", "sda", "", "sata") + disk("file", "sdb", "", "sata");
    const { text, safety, left } = applyRecipe(
      guest(two),
      recipe("virtio-disk"),
      defaultSettings,
      "sdb",
    );
    assert.equal(text, guest(two).replace("dev='sdb' bus='sata'", "dev='vda' bus='virtio'"));
    assert.deepEqual([safety, left], ["guest-visible", []]);
    const none = applyRecipe(guest(two), recipe("virtio-disk"), defaultSettings, "vdz");
    assert.deepEqual([none.text, none.applied, none.left], [guest(two), [], []]);
  });

  it("name a controller that is not in the file by the disk that it is for", () => {
    const text = guest(disk("file", "sda", "", "scsi"));
    const result = applyRecipe(text, recipe("virtio-scsi"), defaultSettings, "sda");
    assert.match(result.text, /<controller type='scsi' index='0' model='virtio-scsi'\/>/);
  });

  it("work in a profile in which their rules are silent, but not with rules that are switched off", () => {
    const text = guest(disk("block", "vda", " cache='none' io='native'"));
    const density = { ...defaultSettings, profile: "density" } as const;
    assert.notEqual(applyRecipe(text, recipe("iothreads"), density).text, text);
    const rules = { "domain/disk-iothread-missing": "off" } as const;
    assert.equal(applyRecipe(text, recipe("iothreads"), { ...defaultSettings, rules }).text, text);
  });

  it("do nothing in what somebody else writes, and say where the setting lives", () => {
    const text = guest(mixed, nova);
    for (const one of recipes) {
      const result = applyRecipe(text, one, defaultSettings, "sda");
      assert.equal(result.text, text, one.name);
    }
    const { left } = applyRecipe(text, recipe("iothreads"), defaultSettings);
    assert.match(left[0]?.message ?? "", /Nova writes this XML/);
  });

  it("respect a comment that takes a disk out", () => {
    const comment = "    <!-- virt-latency-disable-next-line domain/disk-iothread-missing -->\n";
    const text = guest(disk("block", "vda", " cache='none' io='native'")).replace(
      "      <driver",
      `${comment}      <driver`,
    );
    assert.equal(applyRecipe(text, recipe("iothreads"), defaultSettings).text, text);
  });

  it("leave a file alone that is not well-formed, even where nobody wants to hear of that", () => {
    const text = guest(mixed).replace("</devices>", "");
    const rules = { "domain/xml-malformed": "off" } as const;
    for (const one of recipes) {
      const { text: same } = applyRecipe(text, one, { ...defaultSettings, rules }, "sda");
      assert.equal(same, text);
    }
  });

  it("change nothing the second time", () => {
    for (const one of recipes) {
      const once = applyRecipe(guest(mixed), one, defaultSettings, "sda").text;
      assert.equal(applyRecipe(once, one, defaultSettings, "sda").text, once, one.name);
    }
  });
});

describe("the condition in a fix's title", () => {
  it("stands at the end in brackets", () => {
    assert.equal(
      conditionOf({ title: "Use x (the host must allow it)" }),
      "the host must allow it",
    );
    assert.equal(conditionOf({ title: "Use x on '(no target)'" }), undefined);
    assert.equal(conditionOf({ title: "Use x on '(no target)' (if y)" }), "if y");
  });

  it("is there for every fix that is not safe", () => {
    const { findings } = lint(guest(mixed), "libvirt-xml");
    const careful = findings.flatMap(({ fixes }) =>
      fixes.filter(({ safety }) => safety !== "safe"),
    );
    assert.ok(careful.length > 0);
    for (const fix of careful) assert.notEqual(conditionOf(fix), undefined, fix.title);
  });
});
