import assert from "node:assert/strict";
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, it } from "node:test";
import { recipes } from "../../server/src/core/lint/recipes.js";
import { runCli, withTemporaryFolder } from "../support/cli.js";

const guest = `<domain type='kvm'>
  <name>db</name>
  <vcpu>4</vcpu>
  <os>
    <type arch='x86_64' machine='pc-q35-7.2'>hvm</type>
  </os>
  <devices>
    <disk type='file' device='disk'>
      <driver name='qemu' type='raw'/>
      <source file='/images/db.img'/>
      <target dev='vda' bus='virtio'/>
    </disk>
    <disk type='file' device='disk'>
      <driver name='qemu' type='raw' cache='none' io='io_uring'/>
      <source file='/images/log.img'/>
      <target dev='sda' bus='sata'/>
    </disk>
  </devices>
</domain>
`;
const restart = "[takes effect when the guest is powered off and on]";

describe("fix --recipe", () => {
  it("prints the diff, and on standard error what is done under which conditions", () => {
    const { status, stdout, stderr } = runCli(["fix", "--recipe", "io-uring", "-"], {
      stdin: guest,
    });
    assert.equal(status, 1);
    assert.deepEqual(
      stdout.split("\n").filter((line) => /^[+-] /.test(line)),
      [
        "-      <driver name='qemu' type='raw'/>",
        "+      <driver name='qemu' type='raw' cache='none' io='io_uring'/>",
      ],
    );
    assert.equal(
      stderr,
      [
        "stdin: io-uring: 2 fixes printed; --write applies them",
        "  Use cache='none' and io_uring on all file-backed disks (the file system must support O_DIRECT; the host must allow io_uring)",
        `  domain/disk-page-cache: Use cache='none' on disk 'vda' (the file system must support O_DIRECT) ${restart}`,
        `  domain/disk-file-io-threads: Use io='io_uring' on disk 'vda' (the host must allow io_uring) ${restart}`,
        "",
      ].join("\n"),
    );
  });

  it("writes, several recipes one after the other, and has nothing to do the second time", () => {
    withTemporaryFolder((cwd) => {
      writeFileSync(join(cwd, "vm.xml"), guest);
      const args = ["fix", "--write", "--recipe", "iothreads", "--recipe", "virtio-disk"];
      const all = [...args, "--device", "sda", "vm.xml"];
      assert.equal(runCli(all, { cwd }).status, 0);
      const fixed = readFileSync(join(cwd, "vm.xml"), "utf8");
      assert.match(fixed, /<iothreads>1<\/iothreads>/);
      assert.match(fixed, /<target dev='vdb' bus='virtio'\/>/);
      const again = runCli(
        ["fix", "--write", "--recipe", "virtio-disk", "--device", "vdb", "vm.xml"],
        {
          cwd,
        },
      );
      assert.equal(again.stderr, "vm.xml: virtio-disk: nothing to do\n");
      assert.equal(readFileSync(join(cwd, "vm.xml"), "utf8"), fixed);
    });
  });

  it("says what it left and why", () => {
    const nova =
      '  <metadata><nova:instance xmlns:nova="http://openstack.org/xmlns/libvirt/nova/1.1"/></metadata>\n';
    const stdin = guest.replace("  <vcpu>", `${nova}  <vcpu>`);
    const { status, stdout, stderr } = runCli(["fix", "--recipe", "iothreads", "-"], { stdin });
    assert.deepEqual([status, stdout], [0, ""]);
    assert.match(
      stderr,
      /^stdin: iothreads: left as it is, 1 place\n {2}\d+:\d+ warning .*Nova writes/,
    );
  });

  it("has a page that names every recipe", () => {
    const page = readFileSync(join(import.meta.dirname, "../../docs/recipes.md"), "utf8");
    const named = [...page.matchAll(/^\| `([a-z-]+)`/gm)].map(([, name]) => name);
    assert.deepEqual(
      named,
      recipes.map(({ name }) => name),
    );
  });

  it("leaves nova.conf alone", () => {
    const stdin = "[libvirt]\ndisk_cachemodes = file=writeback\n";
    const { status, stdout } = runCli(["fix", "--recipe", "iothreads", "-"], { stdin });
    assert.deepEqual([status, stdout], [0, ""]);
  });

  it("says what is wrong with the arguments", () => {
    for (const [args, message] of [
      [["--recipe", "iothread"], "there is no recipe 'iothread'. Did you mean iothreads?"],
      [["--recipe", "virtio-disk"], "--recipe virtio-disk needs --device NAME"],
      [["--device", "sda"], "--device goes with --recipe virtio-disk, virtio-scsi, virtio-network"],
      [
        ["--recipe", "virtio-disk", "--device", "nope"],
        "no file has a device 'nope'. There are: sda, vda.",
      ],
      [["--recipe", "virtio-disk", "--device", "vdb"], "no file has a device 'vdb'. Did you mean"],
      [["--recipe", "iothreads", "--needs-care"], "no --rule and no --needs-care"],
      [["--recipe", "iothreads", "--rule", "domain/hpet-present"], "no --rule"],
    ] as const) {
      const { status, stderr } = runCli(["fix", ...args, "-"], { stdin: guest });
      assert.equal(status, 2);
      assert.ok(stderr.includes(message), stderr);
    }
  });
});
