import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, it } from "node:test";
import { commandTable, commands } from "../../server/src/cli/commands.js";
import { ruleIds } from "../../server/src/core/rules/ids.js";
import { runCli } from "../support/cli.js";
import { assertGolden } from "../support/golden.js";

const root = join(import.meta.dirname, "../..");

describe("help", () => {
  it("lists the commands, as the README does", () => {
    const { status, stdout } = runCli(["--help"]);
    assert.equal(status, 0);
    assert.ok(stdout.includes(commandTable()));
    assert.ok(readFileSync(join(root, "README.md"), "utf8").includes(commandTable()));
  });

  for (const name of ["check", "fix"]) {
    it(`says every flag of ${name}`, () => {
      const { status, stdout } = runCli([name, "--help"]);
      assert.equal(status, 0);
      assertGolden(`help-${name}.txt`, stdout);
    });
  }

  for (const name of Object.keys(commands)) {
    it(`of ${name} goes to standard output`, () => {
      const { status, stdout, stderr } = runCli([name, "--help"]);
      assert.match(stdout, new RegExp(`^usage: virt-latency ${name}\\b`, "i"));
      assert.deepEqual([status, stderr], [0, ""]);
    });
  }

  it("goes to standard error when a command is missing", () => {
    const { status, stdout, stderr } = runCli([]);
    assert.deepEqual([status, stdout], [2, ""]);
    assert.ok(stderr.includes(commandTable()));
  });

  it("has a version", () => {
    const { version } = JSON.parse(readFileSync(join(root, "package.json"), "utf8")) as {
      version: string;
    };
    assert.deepEqual(runCli(["--version"]), {
      status: 0,
      stdout: `virt-latency ${version}\n`,
      stderr: "",
    });
  });
});

describe("wrong usage", () => {
  const cases: [string[], string][] = [
    [["chekc"], "virt-latency: there is no command 'chekc'. Did you mean check?"],
    [
      ["efective", "nova.conf"],
      "virt-latency: there is no command 'efective'. Did you mean effective?",
    ],
    [
      ["check", "--formta=json"],
      "virt-latency check: there is no flag --formta. Did you mean --format?",
    ],
    [
      ["check", "--format", "xml"],
      "virt-latency check: --format takes text, json, sarif, github, junit, not 'xml'.",
    ],
    [
      ["check", "--rule", "domain/disk-cache-unsaf"],
      "virt-latency check: there is no rule 'domain/disk-cache-unsaf'. Did you mean domain/disk-cache-unsafe?",
    ],
    [
      ["check", "--target", "libvirt=new"],
      "virt-latency check: --target takes versions such as libvirt=9.0,qemu=7.2,nova=2024.1, not 'libvirt=new'",
    ],
    [
      ["check", "--target", "libvirt=9=8"],
      "virt-latency check: --target takes versions such as libvirt=9.0,qemu=7.2,nova=2024.1, not 'libvirt=9=8'",
    ],
    [
      ["check", "-x.xml"],
      "virt-latency check: there is no flag -x.xml. A file of that name is ./-x.xml",
    ],
    [["explain"], "virt-latency explain: takes one rule, such as domain/disk-cache-unsafe"],
    [
      ["explain", "disk-cache-unsaf"],
      "virt-latency explain: there is no rule 'disk-cache-unsaf'. Did you mean disk-cache-unsafe?",
    ],
    [
      ["explain", "suppression-unused"],
      "virt-latency explain: 'suppression-unused' is domain/suppression-unused or nova/suppression-unused",
    ],
    [["fix", ""], "virt-latency fix: an argument is empty, as from a variable that is not set"],
    [["check", ""], "virt-latency check: an argument is empty, as from a variable that is not set"],
    [
      ["effective", ""],
      "virt-latency effective: an argument is empty, as from a variable that is not set",
    ],
    [
      ["import", ""],
      "virt-latency import: an argument is empty, as from a variable that is not set",
    ],
    [
      ["check", "--config", ""],
      "virt-latency check: --config is empty, as from a variable that is not set",
    ],
    [
      ["check", "--rule="],
      "virt-latency check: --rule is empty, as from a variable that is not set",
    ],
    [["lsp"], "virt-latency lsp: speaks over standard input and output only: add --stdio"],
  ];
  for (const [args, message] of cases) {
    it(`${args.join(" ")} ends with 2 and says what to write`, () => {
      const { status, stdout, stderr } = runCli(args);
      assert.equal(stderr.split("\n")[0], message);
      assert.deepEqual([status, stdout], [2, ""]);
    });
  }
});

describe("explain", () => {
  it("prints the page as it is to be read", () => {
    const { status, stdout, stderr } = runCli(["explain", "domain/xml-malformed"], { cwd: "/" });
    const page = readFileSync(join(root, "docs/rules/domain/xml-malformed.md"), "utf8");
    assert.equal(stdout, page.replaceAll(/^<!-- .*generated.* -->\n\n/gm, ""));
    assert.match(stdout, /^# domain\/xml-malformed\n/);
    assert.deepEqual([status, stderr], [0, ""]);
  });
});

describe("rules", () => {
  it("lists each rule once, as text and as JSON", () => {
    const text = runCli(["rules"]);
    const names = text.stdout
      .trimEnd()
      .split("\n")
      .map((line) => line.split(" ")[0]);
    assert.deepEqual(names, ruleIds);
    const json = JSON.parse(runCli(["rules", "--format", "json"]).stdout) as {
      rules: { id: string }[];
    };
    assert.deepEqual(
      json.rules.map(({ id }) => id),
      ruleIds,
    );
  });
});
