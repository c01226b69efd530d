import assert from "node:assert/strict";
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { after, before, describe, it } from "node:test";
import { labDomain } from "../../scripts/lab/domain.js";
import { type Lab, startLab } from "../../scripts/lab/lab.js";
import { readRuns } from "../../server/src/core/benchmark/read-run.js";
import type { BenchmarkRun } from "../../server/src/core/benchmark/run.js";
import { type CliResult, runCli } from "../support/cli.js";

const uuid = "6f1c2b1e-0000-4000-8000-00000000e001";
const hypervisor = "qemu+ssh://hv/system";
/** Of what is wrong with the guest, what is mended here: the lab has no KVM and need not have io_uring. */
const mended = ["domain/disk-page-cache", "domain/scsi-controller-iothread-missing"] as const;

let lab: Lab;
before(async () => {
  lab = await startLab();
});
after(() => lab.stop());

/** The command line in the folder of the operator, who has the domain there in db.xml. */
function cli(...args: readonly string[]): CliResult {
  return runCli(args, { cwd: lab.folder, timeoutSeconds: 120 });
}

function rulesOf(file: string): readonly string[] {
  const { stdout } = cli("check", "--format", "json", file);
  const { findings } = JSON.parse(stdout) as { readonly findings: readonly { rule: string }[] };
  return findings.map(({ rule }) => rule);
}

function benchmark(output: string): CliResult {
  const load = ["--directory", "/data", "--size", "64MiB", "--runtime", "1", "--repeat", "4"];
  const how = ["--yes", "--ssh-config", lab.sshConfig, "--xml", "db.xml", "--output", output];
  return cli("benchmark", `${hypervisor}#db`, ...load, ...how);
}

function runsIn(file: string): readonly BenchmarkRun[] {
  const { runs, problem } = readRuns(readFileSync(join(lab.folder, file), "utf8"));
  assert.ok(runs !== undefined, problem);
  return runs;
}

describe("a slow guest, from the finding to the verdict", () => {
  it("is checked", async () => {
    const disk = lab.makeDisk("data", 512, "qcow2");
    lab.define(
      labDomain({
        name: "db",
        uuid,
        labels: ["data"],
        devices: `    <disk type='file' device='disk'>
      <driver name='qemu' type='qcow2' io='threads'/>
      <source file='${disk}'/>
      <target dev='sda' bus='scsi'/>
    </disk>
    <controller type='scsi' index='0' model='virtio-scsi'/>
`,
      }),
    );
    await lab.boot("db");
    const xml = lab.virsh("dumpxml", "--inactive", "db");
    writeFileSync(join(lab.folder, "db.xml"), xml);
    const rules = rulesOf("db.xml");
    for (const rule of mended) assert.ok(rules.includes(rule), rule);
  });

  it("is measured as it is", async () => {
    const { status, stdout, stderr } = benchmark("before.json");
    assert.equal(status, 0, stderr);
    assert.match(stdout, /^8 KiB random synchronous writes on qemu\+ssh:\/\/hv\/system#db:/);
    const runs = runsIn("before.json");
    assert.deepEqual(
      runs.map((run) => run.status),
      ["complete", "complete", "complete", "complete"],
    );
    const [{ guest, environment, directory, results } = assert.fail()] = runs;
    assert.equal(guest?.hypervisor, hypervisor);
    assert.equal(guest.name, "db");
    assert.equal(guest.uuid, uuid);
    for (const rule of mended) {
      assert.ok(
        guest.findings.some((finding) => finding.rule === rule),
        rule,
      );
    }
    assert.equal(directory, "/data");
    assert.deepEqual(environment.devices, ["sda"]);
    assert.equal(environment.filesystem, "ext4");
    assert.deepEqual(
      results.map(({ direction }) => direction),
      ["write"],
    );
    assert.equal((await lab.leftovers("db")).trim(), "");
  });

  it("is fixed in the file, and defined", () => {
    const fixed = cli(
      "fix",
      "--write",
      "--needs-care",
      ...mended.flatMap((id) => ["--rule", id]),
      "db.xml",
    );
    assert.equal(fixed.status, 0, fixed.stderr);
    const rules = rulesOf("db.xml");
    for (const rule of mended) assert.ok(!rules.includes(rule), rule);

    const applied = cli("apply", "db.xml", hypervisor, "--yes", "--ssh-config", lab.sshConfig);
    assert.equal(applied.status, 0, applied.stderr);
    const changes = applied.stdout.split("\n").filter((line) => /^[-+] /.test(line));
    assert.deepEqual(changes, [
      "+  <iothreads>1</iothreads>",
      "-      <driver name='qemu' type='qcow2' io='threads'/>",
      "+      <driver name='qemu' type='qcow2' cache='none' io='threads'/>",
      "+      <driver iothread='1'/>",
    ]);
    assert.equal(
      applied.stderr,
      "Defined. db still runs as before: shut it down and start it for this to count. A reboot is not enough.\n",
    );
    assert.equal(lab.virsh("domstate", "db").trim(), "running");
    const again = cli("apply", "db.xml", hypervisor, "--yes", "--ssh-config", lab.sshConfig);
    assert.equal(again.stdout, "db is already defined like this.\n");
  });

  it("is not measured while it still runs as before", () => {
    const { status, stdout, stderr } = benchmark("too-early.json");
    assert.equal(status, 3);
    assert.equal(stdout, "");
    assert.match(stderr, /The guest db does not run as the file describes it: .*cache.*\n$/);
  });

  it("is measured after a power cycle", async () => {
    lab.virsh("destroy", "db");
    await lab.boot("db");
    const { status, stderr } = benchmark("after.json");
    assert.equal(status, 0, stderr);
    const runs = runsIn("after.json");
    assert.equal(runs.length, 4);
    const [{ guest } = assert.fail()] = runs;
    assert.match(guest?.xml ?? "", /cache='none'/);
    assert.notEqual(guest?.xmlSha256, runsIn("before.json")[0]?.guest?.xmlSha256);
    for (const rule of mended) {
      assert.ok(!guest?.findings.some((finding) => finding.rule === rule), rule);
    }
    assert.equal((await lab.leftovers("db")).trim(), "");
  });

  it("gets a verdict", () => {
    const { status, stdout, stderr } = cli("compare", "before.json", "after.json");
    assert.equal(status, 0, stderr);
    assert.match(stdout, /faster|slower|no measurable difference/i);
    const json = cli("compare", "--format", "json", "before.json", "after.json");
    const { order, decisive } = JSON.parse(json.stdout) as {
      readonly order: string;
      readonly decisive: {
        readonly direction: string;
        readonly metric: string;
        readonly verdict: { readonly word: string; readonly estimate: object };
      };
    };
    assert.equal(order, "one after the other");
    assert.equal(decisive.direction, "write");
    assert.equal(decisive.metric, "iops");
    assert.ok(["faster", "slower", "no measurable difference"].includes(decisive.verdict.word));
    assert.deepEqual(Object.keys(decisive.verdict.estimate), ["ratio", "low", "high"]);
  });
});
