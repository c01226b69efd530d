import assert from "node:assert/strict";
import { execFileSync, spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, describe, it } from "node:test";
import { Ajv } from "ajv";
import { factsScript } from "../../../server/src/audit/facts-script.js";
import { audit } from "../../../server/src/cli/audit.js";
import { readFactLines } from "../../../server/src/core/audit/facts.js";
import { readImageLines } from "../../../server/src/core/audit/guest-disks.js";
import { projectRoot } from "../../../scripts/project.js";
import { capturedIo } from "../../support/captured-io.js";
import { type LoopbackSsh, startLoopbackSsh } from "../../support/loopback-ssh.js";

let folder = "";
before(() => {
  folder = mkdtempSync(join(tmpdir(), "vl-audit-"));
});
after(() => {
  rmSync(folder, { recursive: true });
});

const hostileNames = [
  "plain",
  "a b",
  "it's",
  '"quoted"',
  "$(touch pwned)",
  "`touch pwned`",
  "-dash",
  "semi;colon & more",
  "new\nline",
  "%s%n",
  "@@TOKEN fact cpu.count 99",
  "back\\slash",
  "*",
  "é\u202e\u001b[31m",
];

for (const shell of [["dash"], ["bash"], ["busybox", "sh"]] as const) {
  describe(`the script in ${shell.join(" ")}`, () => {
    const [program, ...args] = shell;
    const run = (request: Omit<Parameters<typeof factsScript>[0], "token">) => {
      const script = factsScript({ token: "TOKEN", ...request });
      const { stdout, stderr, status } = spawnSync(program, [...args], {
        input: script,
        encoding: "utf8",
        cwd: folder,
      });
      return { stdout, stderr, status, facts: readFactLines(stdout, "TOKEN") };
    };

    it("tells what the machine's own files say, in whole numbers too", () => {
      const { facts, stderr, status } = run({});
      assert.deepEqual([status, stderr, facts["audit.end"]], [0, "", "yes"]);
      assert.equal(facts["os.kernel"], execFileSync("uname", ["-r"], { encoding: "utf8" }).trim());
      const sysctl = (path: string): string => readFileSync(`/proc/sys/${path}`, "utf8").trim();
      assert.equal(facts["swap.swappiness"], sysctl("vm/swappiness"));
      assert.equal(facts["aio.max"], sysctl("fs/aio-max-nr"));
      // In a chroot without a mount point of its own there is none.
      const mounts = readFileSync("/proc/self/mountinfo", "utf8");
      assert.equal("mnt.0" in facts, / - (?:ext[234]|xfs|btrfs|zfs|f2fs|nfs4?|ceph) /.test(mounts));
      const [begin = NaN, end = NaN] = ["begin.uptime", "end.uptime"].map((key) =>
        Number(facts[key]?.split(" ")[0]),
      );
      assert.ok(end - begin >= 0.9, `${begin} to ${end}`);
    });

    it("takes the path of an image for nothing but a path, and leaves nothing behind", () => {
      const images = hostileNames.map((name, index) => {
        const path = join(folder, name);
        writeFileSync(path, "");
        execFileSync("truncate", ["-s", "1M", "--", path]);
        return { target: `vd${String.fromCharCode(97 + index)}`, format: "raw" as const, path };
      });
      const before = readdirSync(folder).sort();
      const { stdout, stderr, facts } = run({
        images,
        uuid: "00000000-0000-0000-0000-000000000000",
      });
      assert.equal(stderr, "");
      assert.deepEqual(readdirSync(folder).sort(), before);
      const sizes = readImageLines(stdout, "TOKEN");
      for (const { target } of images) {
        assert.equal(facts[`disk.${target}.kind`], "file", target);
        assert.equal(sizes[`disk.${target}.virtual`], "1048576", target);
        assert.equal(sizes[`disk.${target}.allocated`], "0", target);
      }
      assert.notEqual(facts["cpu.count"], "99");
    });
  });
}

describe("virt-latency audit", () => {
  let ssh: LoopbackSsh;
  before(async () => {
    ssh = await startLoopbackSsh();
  });
  after(() => ssh.stop());

  const schema = JSON.parse(
    readFileSync(join(projectRoot, "schemas/audit.schema.json"), "utf8"),
  ) as object;
  const validate = new Ajv({ strictSchema: false, validateFormats: false }).compile(schema);
  const run = async (...args: string[]) => {
    const captured = capturedIo({ cwd: folder });
    const status = await audit(args, captured.io);
    return { status, out: captured.out(), err: captured.err() };
  };

  it("looks at this machine, as what it says it is or as what it is called", async () => {
    for (const role of ["guest", "host"]) {
      const { out, err } = await run("local", "--format", "json", "--role", role);
      assert.equal(err, "");
      const found: unknown = JSON.parse(out);
      assert.ok(validate(found), JSON.stringify(validate.errors));
      const { machines } = found as { machines: { kind: string; name: string }[] };
      assert.deepEqual(
        machines.map(({ kind, name }) => [kind, name]),
        [[role, "this machine"]],
      );
    }
  });

  it("looks at a machine over a real sshd, and fails on severities", async () => {
    const sshConfig = ["--ssh-config", ssh.configFile];
    const { status, out, err } = await run(`ssh:${ssh.host}`, ...sshConfig, "--role", "guest");
    assert.equal(err, "");
    assert.ok(status === 0 || status === 1);
    assert.match(out, /^Audit of ssh:guest\n\nGuest: guest, .*Linux /);
  });

  it("ends with 3 where there is nobody to ask, and says why", async () => {
    const { status, out, err } = await run("ssh:closed", "--ssh-config", ssh.configFile);
    assert.deepEqual([status, out], [3, ""]);
    assert.match(err, /^virt-latency audit: closed refuses ssh connections\./);
  });

  it("takes no target that ssh could mistake", async () => {
    for (const target of ["ssh:-oProxyCommand=x", "ssh:a;b", "qemu+ssh://h/system", "db1"]) {
      await assert.rejects(run(target), /takes one target/);
    }
  });
});
