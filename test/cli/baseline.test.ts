import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { mkdirSync, readFileSync, readdirSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, it } from "node:test";
import { type CliResult, cliFile, runCli, withTemporaryFolder } from "../support/cli.js";
import { assertSarif } from "../support/sarif-schema.js";

const disk = (target: string, cache: string): string => `    <disk type='block' device='disk'>
      <driver name='qemu' type='raw' cache='${cache}' io='native'/>
      <source dev='/dev/vg0/${target}'/>
      <target dev='${target}' bus='virtio'/>
    </disk>
`;
const guest = (...disks: string[]): string =>
  `<domain type='kvm'>\n  <name>db</name>\n  <devices>\n${disks.join("")}  </devices>\n</domain>\n`;
const conflict = "domain/disk-native-cache-conflict";
/** Two errors: libvirt refuses both disks. */
const slow = guest(disk("vda", "writeback"), disk("vdb", "writeback"));

/** A folder with a guest in `guests/db.xml`, and a run of `check` in it for one rule. */
function inFolder(
  text: string,
  use: (folder: {
    cwd: string;
    write: (name: string, content: string) => void;
    read: (name: string) => string;
    check: (...args: string[]) => CliResult;
  }) => void,
): void {
  withTemporaryFolder((cwd) => {
    mkdirSync(join(cwd, "guests"));
    const write = (name: string, content: string): void => {
      writeFileSync(join(cwd, name), content);
    };
    write("guests/db.xml", text);
    use({
      cwd,
      write,
      read: (name) => readFileSync(join(cwd, name), "utf8"),
      check: (...args) => runCli(["check", "--rule", conflict, ...args], { cwd }),
    });
  });
}

describe("check --write-baseline", () => {
  it("makes everything known, so that only what is new counts", () => {
    inFolder(slow, ({ check, read, write }) => {
      assert.equal(check().status, 1);
      const first = check("--write-baseline", "known.json");
      assert.deepEqual(first, {
        status: 0,
        stdout: "",
        stderr: "known.json: 2 known findings\n1 file, 0 findings (and 2 in the baseline)\n",
      });
      assert.deepEqual(JSON.parse(read("known.json")), {
        $schema:
          "https://raw.githubusercontent.com/virt-latency/virt-latency/main/schemas/baseline.schema.json",
        version: 1,
        files: {
          "guests/db.xml": {
            [conflict]: {
              "domain[db]/devices/disk[vda]": 1,
              "domain[db]/devices/disk[vdb]": 1,
            },
          },
        },
      });
      assert.equal(check("--baseline", "known.json").status, 0);

      write(
        "guests/db.xml",
        guest(disk("vda", "writeback"), disk("vdc", "unsafe"), disk("vdb", "writeback")),
      );
      const { status, stdout } = check("--baseline", "known.json");
      assert.equal(status, 1);
      assert.deepEqual(stdout.match(/Disk '\w+'/g), ["Disk 'vdc'"]);
    });
  });

  it("survives moved lines, another layout and renamed siblings", () => {
    inFolder(slow, ({ check, write }) => {
      check("--write-baseline", "known.json");
      const text = `<!-- new -->\n${guest(disk("vdb", "writeback"), disk("vdz", "none"), disk("vda", "writethrough"))}`;
      for (const changed of [
        text,
        text.replaceAll("\n", "\r\n"),
        text.replaceAll(/\n\s*/g, ""),
        text.replaceAll("'", '"'),
      ]) {
        write("guests/db.xml", changed);
        const { status, stderr } = check("--baseline", "known.json");
        assert.deepEqual([status, stderr], [0, "1 file, 0 findings (and 2 in the baseline)\n"]);
      }
    });
  });

  it("prunes what is fixed, and says before that what is", () => {
    inFolder(slow, ({ check, write, read }) => {
      check("--write-baseline", "known.json");
      write("guests/db.xml", guest(disk("vda", "writeback"), disk("vdb", "none")));
      const { status, stderr } = check("--baseline", "known.json");
      assert.equal(status, 0);
      const line =
        read("known.json")
          .split("\n")
          .findIndex((one) => one.includes("vdb")) + 1;
      assert.equal(
        stderr,
        `known.json:${line.toString()}:9: baseline entry is fixed: ${conflict} at guests/db.xml, domain[db]/devices/disk[vdb] (1). Remove it, or run check --write-baseline\n` +
          "1 file, 0 findings (and 1 in the baseline)\n",
      );
      assert.equal(
        check("--write-baseline", "known.json").stderr,
        "known.json: 1 known finding (it had 2)\n1 file, 0 findings (and 1 in the baseline)\n",
      );
      assert.doesNotMatch(read("known.json"), /vdb/);
      assert.doesNotMatch(check("--baseline", "known.json").stderr, /fixed/);
    });
  });

  it("keeps what it has about files that were not looked at, unless they are gone, and about other rules", () => {
    inFolder(slow, ({ check, write, read, cwd }) => {
      write("guests/other.xml", slow);
      const all = runCli(["check", "--write-baseline", "known.json"], { cwd });
      assert.equal(all.status, 0);
      const before = read("known.json");
      assert.match(before, /disk-iothread-missing/);
      check("--write-baseline", "known.json", "guests/db.xml");
      assert.equal(read("known.json"), before);
      rmSync(join(cwd, "guests/other.xml"));
      assert.match(
        check("--baseline", "known.json", "guests/db.xml").stderr,
        /fixed: \S+ at guests\/other\.xml, /,
      );
      check("--write-baseline", "known.json", "guests/db.xml");
      assert.doesNotMatch(read("known.json"), /other\.xml/);
    });
  });

  it("writes the same bytes for the same findings", () => {
    inFolder(slow, ({ check, read }) => {
      check("--write-baseline", "a.json");
      check("--write-baseline", "b.json");
      assert.equal(read("a.json"), read("b.json"));
      check("--write-baseline", "a.json");
      assert.equal(read("a.json"), read("b.json"));
    });
  });

  it("overwrites nothing that is no baseline", () => {
    inFolder(slow, ({ check, read }) => {
      const { status, stderr } = check("--write-baseline", "guests/db.xml");
      assert.equal(status, 2);
      assert.match(stderr, /^guests\/db\.xml:1:1: This is not valid JSON/);
      assert.equal(read("guests/db.xml"), slow);
    });
  });

  it("is there whole or not at all, and ends with 3 where it cannot be written", () => {
    inFolder(slow, ({ cwd, read, check, write }) => {
      const args = `check --rule ${conflict} --write-baseline known.json`;
      // A limit on the size of files stops root as well; pipes have no such size.
      const script = `ulimit -f 0; exec "${process.execPath}" "${cliFile}" ${args}`;
      const full = (): void => {
        const { status, stderr } = spawnSync("sh", ["-c", script], { cwd, encoding: "utf8" });
        assert.match(stderr, /^known\.json: cannot be written: /);
        assert.equal(status, 3);
      };
      full();
      assert.deepEqual(readdirSync(cwd), ["guests"]);
      assert.equal(check("--write-baseline", "known.json").status, 0);
      const before = read("known.json");
      write("guests/db.xml", guest(disk("vda", "writeback")));
      full();
      assert.equal(read("known.json"), before);
      assert.deepEqual(readdirSync(cwd), ["guests", "known.json"]);
    });
  });

  it("is not written by a configuration that is not understood, which may hide what is known", () => {
    inFolder(slow, ({ cwd, read, check, write }) => {
      write(".virt-latency.json", '{ "rule": {} }');
      const said =
        ".virt-latency.json:1:3: `rule` is not a setting here. Did you mean `rules`?\n" +
        "known.json: is not written, since the configuration is not understood\n";
      const fresh = check("--write-baseline", "known.json");
      assert.deepEqual(fresh, { status: 2, stdout: "", stderr: said });
      assert.deepEqual(readdirSync(cwd), [".virt-latency.json", "guests"]);
      write("known.json", '{ "version": 1, "files": {} }');
      assert.equal(check("--write-baseline", "known.json").status, 2);
      assert.equal(read("known.json"), '{ "version": 1, "files": {} }');
      const absent = check("--config", "none.json", "--write-baseline", "known.json");
      assert.match(absent.stderr, /^none\.json: does not exist\nknown\.json: is not written/);
    });
  });

  it("replaces no link that leads nowhere", () => {
    inFolder(slow, ({ cwd, check }) => {
      symlinkSync("nowhere.json", join(cwd, "known.json"));
      const { status, stderr } = check("--write-baseline", "known.json");
      assert.equal(
        stderr,
        "known.json: is there already, or is a symbolic link that leads nowhere\n",
      );
      assert.equal(status, 3);
    });
  });

  it("names the folder that it cannot be", () => {
    inFolder(slow, ({ check }) => {
      const { status, stdout, stderr } = check("--write-baseline", ".");
      assert.deepEqual([status, stdout, stderr], [2, "", ".: is a directory\n"]);
    });
  });

  it("wants a name for standard input, and no other baseline", () => {
    inFolder(slow, ({ check }) => {
      assert.match(check("--write-baseline", "a.json", "-").stderr, /--stdin-filename NAME/);
      const both = check("--write-baseline", "a.json", "--baseline", "b.json");
      assert.equal(both.status, 2);
    });
  });
});

describe("check with a baseline", () => {
  it("is named by the configuration as well, relative to it", () => {
    inFolder(slow, ({ check, write, cwd }) => {
      check("--write-baseline", "guests/known.json");
      write("guests/.virt-latency.json", '{ "baseline": "known.json" }');
      assert.equal(check().status, 0);
      const inside = runCli(["check", "--rule", conflict, "db.xml"], { cwd: join(cwd, "guests") });
      assert.equal(inside.status, 0);
      write("empty.json", '{ "version": 1, "files": {} }');
      assert.equal(check("--baseline", "empty.json").status, 1, "the flag wins");
    });
  });

  it("says plainly what is wrong with a baseline, and where", () => {
    inFolder(slow, ({ check, write }) => {
      write("broken.json", '{\n  "version": 1,\n  "files": { "guests/db.xml": [] }\n}\n');
      const broken = check("--baseline", "broken.json");
      assert.equal(broken.status, 2);
      assert.match(broken.stderr, /^broken\.json:3:31: This must be an object: \{ \.\.\. \}\.$/m);
      const absent = check("--baseline", "absent.json");
      assert.equal(absent.status, 2);
      assert.match(absent.stderr, /^absent\.json: does not exist$/m);
      write("guests/.virt-latency.json", '{ "baseline": 3 }');
      const setting = check();
      assert.equal(setting.status, 2);
      assert.match(setting.stderr, /`baseline` takes a path/);
    });
  });

  it("marks what is known as suppressed from outside in SARIF, and fixes it all the same", () => {
    inFolder(slow, ({ check, write, cwd }) => {
      check("--write-baseline", "known.json");
      write("guests/db.xml", guest(disk("vda", "writeback"), disk("vdc", "writeback")));
      const { stdout, status } = check("--baseline", "known.json", "--format", "sarif");
      assert.equal(status, 1);
      const log: unknown = JSON.parse(stdout);
      assertSarif(log);
      const [{ results, invocations }] = (log as { runs: [SarifRun] }).runs;
      assert.deepEqual(
        results.map(({ suppressions }) => suppressions),
        [[{ kind: "external", status: "accepted" }], []],
      );
      const [{ level, message } = { level: "", message: { text: "" } }] =
        invocations[0]?.toolExecutionNotifications ?? [];
      assert.equal(level, "note");
      assert.match(message.text, /fixed: .*disk\[vdb\]/);
      write(".virt-latency.json", '{ "baseline": "known.json" }');
      const fixed = runCli(["fix", "--rule", conflict, "guests"], { cwd });
      assert.match(fixed.stderr, /2 fixes printed/);
    });
  });

  it("gives GitHub a notice, and JSON a note, for each entry that is fixed", () => {
    inFolder(slow, ({ check, write }) => {
      check("--write-baseline", "known.json");
      write("guests/db.xml", guest(disk("vda", "none")));
      const github = check("--baseline", "known.json", "--format", "github").stdout;
      assert.equal(
        github.split("\n").filter((line) => line.startsWith("::notice file=known.json,line="))
          .length,
        2,
      );
      const json = JSON.parse(check("--baseline", "known.json", "--format", "json").stdout) as {
        findings: unknown[];
        notes: { file: string; line: number }[];
      };
      assert.deepEqual(json.findings, []);
      assert.deepEqual(
        json.notes.map(({ file, line }) => [file, line]),
        [
          ["known.json", 7],
          ["known.json", 8],
        ],
      );
    });
  });
});

interface SarifRun {
  readonly results: readonly { readonly suppressions?: unknown }[];
  readonly invocations: readonly {
    readonly toolExecutionNotifications: readonly {
      readonly level: string;
      readonly message: { readonly text: string };
    }[];
  }[];
}
