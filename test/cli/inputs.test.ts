import assert from "node:assert/strict";
import { type StdioOptions, execFileSync, spawnSync } from "node:child_process";
import { closeSync, mkdirSync, openSync, readFileSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, it } from "node:test";
import { cliFile, runCli, withTemporaryFolder } from "../support/cli.js";

const malformed = "<domain><oops></domain>";

/** The files that a JSON report names. */
function filesIn(stdout: string): string[] {
  const { findings } = JSON.parse(stdout) as { findings: { file: string }[] };
  return findings.map(({ file }) => file);
}

describe("directories", () => {
  it("are searched for what is ours, in order, without history, packages and links", () => {
    withTemporaryFolder((cwd) => {
      for (const folder of ["b/deep", ".git", "node_modules/x", "nova"]) {
        mkdirSync(join(cwd, folder), { recursive: true });
        writeFileSync(join(cwd, folder, "vm.tmp"), malformed);
      }
      writeFileSync(join(cwd, "a.xml"), malformed);
      writeFileSync(join(cwd, "network.xml"), "<network><oops></network>");
      writeFileSync(join(cwd, "other.conf"), "[libvirt\n");
      writeFileSync(join(cwd, "nova/nova.conf"), "[libvirt\n");
      writeFileSync(join(cwd, "disk.img"), `${malformed}\0`);
      symlinkSync(join(cwd, "b"), join(cwd, "linked"));
      symlinkSync(join(cwd, "a.xml"), join(cwd, "z.xml"));
      const rules = ["--rule", "domain/xml-malformed", "--rule", "nova/parse-error"];
      const { stdout, stderr } = runCli(["check", "--format", "json", ...rules], { cwd });
      assert.equal(stderr, "");
      assert.deepEqual(filesIn(stdout), [
        "a.xml",
        "b/deep/vm.tmp",
        "nova/nova.conf",
        "nova/vm.tmp",
      ]);
    });
  });

  it("do not count a file again that was named before", () => {
    withTemporaryFolder((cwd) => {
      writeFileSync(join(cwd, "a.xml"), malformed);
      const { stdout } = runCli(["check", "--format", "json", "a.xml", ".", "./a.xml"], { cwd });
      assert.deepEqual(filesIn(stdout), ["a.xml"]);
    });
  });

  it("without anything of ours are no failure", () => {
    withTemporaryFolder((cwd) => {
      const { status, stderr } = runCli(["check"], { cwd });
      assert.equal(stderr, "No domain XML and no nova.conf was read.\n");
      assert.equal(status, 0);
    });
  });
});

describe("a file that is named", () => {
  const cases: [string, string | Buffer, string][] = [
    ["text.txt", "hello\n", "is neither XML of libvirt nor a nova.conf"],
    ["network.xml", "<network/>", "is neither XML of libvirt nor a nova.conf"],
    ["image.xml", "<domain/>\0", "is a binary file"],
    [
      "utf16.xml",
      Buffer.from("\ufeff<domain/>", "utf16le"),
      "is UTF-16; convert it with: iconv -f UTF-16 -t UTF-8",
    ],
  ];
  for (const [name, content, message] of cases) {
    it(`${message} (${name})`, () => {
      withTemporaryFolder((cwd) => {
        writeFileSync(join(cwd, name), content);
        const { status, stdout, stderr } = runCli(["check", "--quiet", name], { cwd });
        assert.equal(stderr, `${name}: ${message}\n`);
        assert.equal(stdout, "");
        assert.equal(status, 2);
      });
    });
  }

  it("and is none of ours is left out where that is asked for", () => {
    withTemporaryFolder((cwd) => {
      writeFileSync(join(cwd, "pom.xml"), "<project/>");
      writeFileSync(join(cwd, "values.yaml"), "a: 1\n");
      writeFileSync(join(cwd, "image.xml"), "<domain/>\0");
      const others = ["--ignore-unknown", "pom.xml", "values.yaml"];
      for (const command of ["check", "fix"]) {
        assert.equal(runCli([command, "--quiet", ...others], { cwd }).status, 0);
        const { status, stderr } = runCli([command, "--quiet", ...others, "image.xml"], { cwd });
        assert.equal(stderr, "image.xml: is a binary file\n");
        assert.equal(status, 2);
      }
    });
  });

  it("that is not UTF-8 is refused at its place, unless the XML says what it is", () => {
    withTemporaryFolder((cwd) => {
      const umlaut = Buffer.from([0xe4]);
      writeFileSync(
        join(cwd, "nova.conf"),
        Buffer.concat([Buffer.from("[DEFAULT]\nx = "), umlaut]),
      );
      writeFileSync(join(cwd, "a.xml"), Buffer.concat([Buffer.from("<domain>"), umlaut]));
      const head = Buffer.from("<?xml version='1.0' encoding='ISO-8859-1'?>\n<domain><title>");
      writeFileSync(
        join(cwd, "b.xml"),
        Buffer.concat([head, umlaut, Buffer.from("</title></domain>")]),
      );
      const { status, stderr } = runCli(["check", "nova.conf", "a.xml", "b.xml"], { cwd });
      assert.equal(
        stderr,
        "nova.conf:2:5: is not UTF-8, so Nova does not read it\n" +
          "a.xml:1:9: is not UTF-8 and declares no other encoding, so libvirt does not read it\n" +
          "1 file, 0 findings\n",
      );
      assert.equal(status, 2);
    });
  });

  it("may have a name that is not UTF-8, and it is said that this cannot be read", () => {
    withTemporaryFolder((cwd) => {
      writeFileSync(Buffer.concat([Buffer.from(`${cwd}/a`), Buffer.from([0xff])]), malformed);
      const { status, stderr } = runCli(["check", "--quiet", "."], { cwd });
      assert.equal(stderr, "a\ufffd: does not exist, or has a name that is not UTF-8\n");
      assert.equal(status, 2);
    });
  });

  it("is read once, also as standard input", () => {
    const options = { stdin: malformed };
    const { stdout, stderr } = runCli(["check", "--format", "json", "-", "-"], options);
    assert.deepEqual([filesIn(stdout), stderr], [["stdin"], ""]);
  });

  it("may have any name when its content is known", () => {
    withTemporaryFolder((cwd) => {
      writeFileSync(join(cwd, "compute.ini"), "[libvirt]\nvirt_type = kvm\n");
      const { status, stderr } = runCli(["check", "--fail-on", "error", "compute.ini"], { cwd });
      assert.match(stderr, /^1 file, /);
      assert.equal(status, 0);
    });
  });

  it("is not read when it is a pipe or a device, which may never end", () => {
    withTemporaryFolder((cwd) => {
      execFileSync("mkfifo", [join(cwd, "pipe")]);
      const { status, stderr } = runCli(["check", "--quiet", "pipe", "/dev/zero"], { cwd });
      assert.equal(
        stderr,
        "pipe: is not a regular file. Hand its content over with: virt-latency check - < pipe\n" +
          "/dev/zero: is not a regular file. Hand its content over with: virt-latency check - < /dev/zero\n",
      );
      assert.equal(status, 2);
    });
  });

  it("is refused on standard input where it has no end", () => {
    for (const [args, name] of [
      [[], "stdin"],
      [["--stdin-filename", "vm.xml"], "vm.xml"],
    ] as const) {
      const zeros = openSync("/dev/zero", "r");
      try {
        const check = [cliFile, "check", "--quiet", ...args, "-"];
        const stdio: StdioOptions = [zeros, "pipe", "pipe"];
        const options = { encoding: "utf8", stdio, timeout: 60_000 } as const;
        const { status, stderr } = spawnSync(process.execPath, check, options);
        assert.equal(
          stderr,
          `${name}: is larger than 256 MiB, so it is nothing that libvirt or Nova reads\n`,
        );
        assert.equal(status, 2);
      } finally {
        closeSync(zeros);
      }
    }
  });

  it("may be large", () => {
    withTemporaryFolder((cwd) => {
      const line = "<!-- a comment that fills the file -->\n";
      const text = `<domain type='kvm'>\n${line.repeat(1_300_000)}<oops></domain>`;
      writeFileSync(join(cwd, "large.xml"), text);
      const { stdout } = runCli(["check", "large.xml"], { cwd });
      assert.match(stdout, /^large\.xml:1300002:1 error /);
    });
  });
});

describe("configuration", () => {
  it("is found above the file, and its overrides fit its own folder", () => {
    withTemporaryFolder((cwd) => {
      mkdirSync(join(cwd, "guests/ci"), { recursive: true });
      writeFileSync(join(cwd, "guests/vm.xml"), malformed);
      writeFileSync(join(cwd, "guests/ci/vm.xml"), malformed);
      writeFileSync(
        join(cwd, ".virt-latency.json"),
        `{ // comments are allowed
          "rules": { "domain/xml-malformed": "hint" },
          "overrides": [{ "files": ["guests/ci/*.xml"], "rules": { "domain/xml-malformed": "off" } }],
        }`,
      );
      const { stdout, status } = runCli(["check", "--format", "json", "guests"], { cwd });
      assert.deepEqual(filesIn(stdout), ["guests/vm.xml"]);
      assert.equal(status, 0);
    });
  });

  it("that is wrong is reported at its place, once, and ends with 2", () => {
    withTemporaryFolder((cwd) => {
      writeFileSync(join(cwd, "a.xml"), "<domain/>");
      writeFileSync(join(cwd, "b.xml"), "<domain/>");
      writeFileSync(join(cwd, ".virt-latency.json"), '{\n  "profil": "density"\n}');
      const { status, stderr } = runCli(["check", "--quiet", "a.xml", "b.xml"], { cwd });
      assert.equal(
        stderr,
        ".virt-latency.json:2:3: `profil` is not a setting here. Did you mean `profile`?\n",
      );
      assert.equal(status, 2);
    });
  });

  it("may be named, and must then be there", () => {
    withTemporaryFolder((cwd) => {
      writeFileSync(join(cwd, "a.xml"), malformed);
      writeFileSync(join(cwd, "mine.json"), '{ "rules": { "domain/xml-malformed": "off" } }');
      const named = runCli(["check", "--config", "mine.json", "--quiet", "a.xml"], { cwd });
      assert.deepEqual([named.status, named.stdout], [0, ""]);
      const absent = runCli(["check", "--config", "no.json", "--quiet", "a.xml"], { cwd });
      assert.equal(absent.stderr, "no.json: does not exist\n");
      assert.equal(absent.status, 2);
    });
  });
});

describe("what is neither a regular file nor ends", () => {
  it("is read by no command", () => {
    withTemporaryFolder((cwd) => {
      writeFileSync(join(cwd, "a.xml"), malformed);
      execFileSync("mkfifo", [join(cwd, "pipe")]);
      const named =
        "is a named pipe, and nobody may ever write to it. Hand its content over with <(cat PIPE)";
      for (const [args, problem] of [
        [["check", "--quiet", "--config", "pipe", "a.xml"], "pipe: is not a regular file"],
        [["check", "--quiet", "--baseline", "pipe", "a.xml"], "pipe: is not a regular file"],
        [["check", "--quiet", "--write-baseline", "pipe", "a.xml"], "pipe: is not a regular file"],
        [
          ["check", "--quiet", "--config", "/dev/zero", "a.xml"],
          "/dev/zero: is not a regular file",
        ],
        [
          ["import", "/dev/zero"],
          "virt-latency import: cannot read /dev/zero: is not a regular file",
        ],
        [
          ["apply", "/dev/zero", "qemu:///system"],
          "virt-latency apply: cannot read /dev/zero: is not a regular file",
        ],
        [
          ["compare", "/dev/zero", "a.xml"],
          "virt-latency compare: Cannot read /dev/zero (is not a regular file). Name a file that `virt-latency benchmark` has written, or the id of a stored run.",
        ],
        [
          ["compare", "./pipe", "a.xml"],
          `virt-latency compare: Cannot read ${join(cwd, "pipe")} (${named}). Name a file that \`virt-latency benchmark\` has written, or the id of a stored run.`,
        ],
        [["import", "pipe"], `virt-latency import: cannot read pipe: ${named}`],
        [
          ["benchmark", "local", "--job", "/dev/zero"],
          "virt-latency benchmark: cannot read /dev/zero: is not a regular file",
        ],
      ] as const) {
        const { status, stderr } = runCli(args, { cwd, timeoutSeconds: 10 });
        assert.equal(stderr.split("\n")[0], problem);
        assert.equal(status, 2);
      }
    });
  });

  it("may be a pipe that the shell made where it is named for once", () => {
    const program = `"${process.execPath}" "${cliFile}"`;
    for (const [script, said] of [
      [`${program} import <(echo no report)`, /There is no report of fio/],
      [`echo no report | ${program} import /dev/stdin`, /There is no report of fio/],
      [`${program} compare <(echo no run) <(echo no run)`, /Cannot read .* It is not JSON\./],
    ] as const) {
      const { status, stderr } = spawnSync("bash", ["-c", script], { encoding: "utf8" });
      assert.match(stderr, said);
      assert.equal(status, 2);
    }
  });

  it("is reported where a configuration is looked for", () => {
    withTemporaryFolder((cwd) => {
      writeFileSync(join(cwd, "a.xml"), "<domain/>");
      execFileSync("mkfifo", [join(cwd, ".virt-latency.json")]);
      const { status, stderr } = runCli(["check", "--quiet", "a.xml"], { cwd, timeoutSeconds: 10 });
      assert.deepEqual([status, stderr], [2, ".virt-latency.json: is not a regular file\n"]);
    });
  });
});

describe("standard output", () => {
  it("that is full is a failure, and it is said why", () => {
    const full = openSync("/dev/full", "w");
    try {
      for (const args of [["check", "slow.xml"], ["fix", "slow.xml"], ["rules"]]) {
        const stdio: StdioOptions = ["ignore", full, "pipe"];
        const cwd = join(import.meta.dirname, "../fixtures/cli");
        const options = { cwd, encoding: "utf8", stdio } as const;
        const { status, stderr } = spawnSync(process.execPath, [cliFile, ...args], options);
        const said = /^virt-latency: cannot write the output: ENOSPC: no space left on device\b/m;
        assert.match(stderr, said);
        assert.equal(status, 3);
      }
    } finally {
      closeSync(full);
    }
  });

  it("that is full does not keep figures from being kept", () => {
    const full = openSync("/dev/full", "w");
    try {
      withTemporaryFolder((cwd) => {
        const report = join(import.meta.dirname, "../fixtures/fio/json/fio-3.16.json");
        const { status, stderr } = spawnSync(process.execPath, [cliFile, "import", report], {
          cwd,
          env: { XDG_STATE_HOME: cwd },
          encoding: "utf8",
          stdio: ["ignore", full, "pipe"],
        });
        assert.match(stderr, /^Kept in [^]*\nvirt-latency: cannot write the output: ENOSPC/);
        assert.equal(status, 3);
      });
    } finally {
      closeSync(full);
    }
  });

  it("may be closed early without a word", () => {
    withTemporaryFolder((cwd) => {
      writeFileSync(join(cwd, "a.xml"), `<domain>${"<oops>\n".repeat(20_000)}`);
      const script = `"${process.execPath}" "${cliFile}" check --quiet a.xml 2>errors | head -n 1`;
      const first = execFileSync("sh", ["-c", script], { cwd, encoding: "utf8" });
      assert.match(first, /^a\.xml:1:1 error /);
      assert.equal(readFileSync(join(cwd, "errors"), "utf8"), "");
    });
  });
});
