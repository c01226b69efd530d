import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { existsSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { after, before, describe, it } from "node:test";
import { diskXml, labDomain } from "../../scripts/lab/domain.js";
import { type Lab, startLab } from "../../scripts/lab/lab.js";
import { BenchmarkError, planBenchmark, runBenchmark } from "../../server/src/benchmark/index.js";
import type { BenchmarkRequest } from "../../server/src/core/benchmark/plan.js";
import { runCli } from "../support/cli.js";

const hypervisor = "qemu+ssh://hv/system";
/** A name that libvirt takes. */
const awkward = `-rf '"; $(touch x) \`touch x\` & | > \\ %h ü * ~`;

let lab: Lab;
before(async () => {
  lab = await startLab();
  lab.define(
    labDomain({
      name: awkward.replaceAll("&", "&amp;").replaceAll(">", "&gt;"),
      uuid: "6f1c2b1e-0000-4000-8000-00000000a001",
      labels: [],
      devices: "",
    }),
  );
});
after(() => lab.stop());

/** How a request that must not succeed ends. */
async function refusal(request: BenchmarkRequest): Promise<BenchmarkError> {
  try {
    await runBenchmark(planBenchmark({ sshConfig: lab.sshConfig, ...request }));
  } catch (error) {
    assert.ok(error instanceof BenchmarkError, `${JSON.stringify(request)}: ${String(error)}`);
    return error;
  }
  assert.fail(`not refused: ${JSON.stringify(request)}`);
}

describe("a name that a shell, an option parser or XML would take for something else", () => {
  let pieces: readonly string[] = [];
  /** ssh as it is, but one connection for all: each of them would need a third of a second. */
  let sshConfig = "";
  let master = "";
  let untouched = "";

  const state = (): string =>
    lab.run("ls", "-A", "/", "/root") + lab.run("ls", "-AR", "/run", "/etc/libvirt");
  before(() => {
    const canary = join(lab.folder, "pwned");
    const touch = `touch ${canary}`;
    const commands = [
      `$(${touch})`,
      `\`${touch}\``,
      `; ${touch} #`,
      `| ${touch} #`,
      `& ${touch} #`,
    ];
    pieces = [
      ...commands,
      `'; ${touch}; '`,
      `"; ${touch}; "`,
      `> ${canary}`,
      ...["'", '"', " ", "-", "--all", "\\", "*", "~", "%h", "#", "=", "../x", "<name>", "&amp;"],
      ...["\n", `\n${touch}\n`, "\t", "\r", "\u001b[2J", "ü", "名", "\u202e", "\ud800", "%s%n"],
    ];
    sshConfig = join(lab.folder, "one_connection");
    master = join(lab.folder, "master");
    writeFileSync(sshConfig, `Host hv\n  ControlPath ${master}\nInclude ${lab.sshConfig}\n`);
    execFileSync("ssh", ["-F", sshConfig, "-M", "-N", "-f", "hv"], { stdio: "ignore" });
    untouched = state();
  });
  after(() => {
    execFileSync("ssh", ["-F", sshConfig, "-O", "exit", "hv"], { stdio: "ignore" });
  });

  /** Each piece alone and before the eight that follow it in the list. */
  const names = (): string[] =>
    pieces.flatMap((one, index) => [
      one,
      ...[...pieces, ...pieces].slice(index, index + 8).map((other) => `${one}${other}`),
    ]);

  async function refuseAll(
    requests: readonly BenchmarkRequest[],
    expected: readonly BenchmarkError["code"][],
  ): Promise<void> {
    assert.ok(requests.length > 200, String(requests.length));
    const waiting = [...requests];
    const work = async (): Promise<void> => {
      for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
        const { code, message } = await refusal({ ...next, sshConfig });
        assert.ok(expected.includes(code), `${JSON.stringify(next)}: ${code}: ${message}`);
      }
    };
    // sshd has 10 sessions in a connection.
    await Promise.all(Array.from({ length: 8 }, work));
    assert.equal(existsSync(join(lab.folder, "pwned")), false);
    assert.equal(state(), untouched);
  }

  it("is the name of no domain", () =>
    refuseAll(
      names().map((name) => ({ target: `${hypervisor}#${name}` })),
      ["bad-request", "hypervisor"],
    ));

  it("is the name of no directory", () =>
    refuseAll(
      names().map((directory) => ({ target: "ssh:hv", directory })),
      ["bad-request", "directory"],
    ));

  it("is neither a host nor a user", async () => {
    for (const name of names()) {
      for (const request of [
        { target: `qemu+ssh://${name}/system#db` },
        { target: `qemu+ssh://${name}@hv/system#db` },
        { target: `ssh:-${name}` },
        { target: `${hypervisor}#db`, guestUser: name },
      ]) {
        // A name that is harmless, such as "=", may reach ssh, which does not know it.
        const isPlain = /^[\w.:@%\\-]*$/.test(name) && !name.startsWith("-");
        if (isPlain) continue;
        const { code } = await refusal(request);
        assert.equal(code, "bad-request", JSON.stringify(request));
      }
    }
    assert.equal(existsSync(join(lab.folder, "pwned")), false);
  });

  it("may be the name of a real domain, which is found", async () => {
    const { code, message } = await refusal({ target: `${hypervisor}#${awkward}` });
    assert.equal(code, "hypervisor");
    assert.equal(message, `The guest ${awkward} does not run (shut off).`);
    assert.equal(state(), untouched);
  });

  it("may be the name of a file to apply, which is refused for what is in it", () => {
    const file = `-$(touch pwned) '"\n ü.xml`;
    writeFileSync(join(lab.folder, file), "<network/>");
    const args = ["apply", "--yes", "--ssh-config", lab.sshConfig, "--", file, hypervisor];
    const { status, stderr } = runCli(args, { cwd: lab.folder });
    assert.equal(status, 3);
    assert.equal(
      stderr,
      "virt-latency apply: The file is not one well-formed domain. Mend it first: virt-latency check FILE\n",
    );
    assert.equal(existsSync(join(lab.folder, "pwned")), false);
  });
});

describe("a hypervisor that cannot be asked", () => {
  const uri = (host: string): string => `qemu+ssh://${host}/system#db`;
  for (const [what, target, code, message, hint] of [
    [
      "does not know the guest",
      uri("hv"),
      "hypervisor",
      /^There is no guest db on hv\.$/,
      /^It has -rf /,
    ],
    ["has no virsh", uri("bare"), "hypervisor", /^There is no virsh on bare\.$/, /libvirt-clients/],
    [
      "does not let this user in to libvirt",
      uri("visitor"),
      "hypervisor",
      /^libvirt on visitor does not answer: .*Permission denied\.$/,
      /the group libvirt/,
    ],
    [
      "has another key than it had",
      uri("impostor"),
      "unreachable",
      /^The host key of impostor is not the one your known_hosts has/,
      /^Find out why/,
    ],
  ] as const) {
    it(what, async () => {
      const error = await refusal({ target });
      assert.equal(error.code, code, error.message);
      assert.match(error.message, message);
      assert.match(error.hint, hint);
    });
  }
});

describe("an address behind which there is another machine", () => {
  it("is not measured", async () => {
    const source = lab.makeDisk("data", 256, "raw");
    const devices = diskXml({ label: "data", source, unit: 0 });
    const uuid = "6f1c2b1e-0000-4000-8000-00000000a002";
    lab.define(labDomain({ name: "db", uuid, labels: ["data"], devices }));
    await lab.boot("db");
    // It answers at its address, but no longer as the network interface that the domain has.
    await lab.inGuest("db", "ip link set eth0 address 52:54:00:00:00:99");
    lab.run("ip", "neigh", "flush", "all");
    const { code, message } = await refusal({ target: `${hypervisor}#db`, directory: "/data" });
    assert.equal(code, "hypervisor", message);
    assert.match(message, /is not the guest db: it has none of its network interfaces\.$/);
    assert.equal((await lab.leftovers("db")).trim(), "");
  });
});
