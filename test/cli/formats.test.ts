import assert from "node:assert/strict";
import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, it } from "node:test";
import { pathToFileURL } from "node:url";
import { type CliResult, runCli, withTemporaryFolder } from "../support/cli.js";
import { assertGolden } from "../support/golden.js";
import { assertSarif } from "../support/sarif-schema.js";

/** What is reported of slow.xml must not grow with every new rule. */
const twoRules = ["--rule", "domain/disk-io-threads", "--rule", "domain/disk-cache-unsafe"];

const unsafe =
  "<domain type='kvm'><devices><disk type='file' device='disk'><driver name='qemu' cache='unsafe'/>" +
  "<source file='/a'/><target dev='vda' bus='virtio'/></disk></devices></domain>";

describe("check --format sarif", () => {
  it("prints what the official schema allows, with the pages of the rules", () => {
    const { log, status, stderr } = sarif([...twoRules, "slow.xml", "absent"]);
    const [{ tool, results, invocations }] = log.runs;
    assert.deepEqual([status, stderr], [2, "absent: does not exist\n"]);
    assert.deepEqual(
      results.map(({ ruleId, ruleIndex, level, locations: [{ physicalLocation }] }) => [
        ruleId,
        tool.driver.rules[ruleIndex]?.id,
        level,
        physicalLocation.artifactLocation,
        physicalLocation.region.startLine,
      ]),
      [
        ["domain/disk-io-threads", "domain/disk-io-threads", "warning", relative, 6],
        ["domain/disk-cache-unsafe", "domain/disk-cache-unsafe", "error", relative, 11],
      ],
    );
    for (const { id, help } of tool.driver.rules) {
      assert.match(help.markdown, new RegExp(`^# ${id}\n`));
      assert.doesNotMatch(help.markdown, /<!-- \/?generated/);
    }
    assert.equal(invocations[0].executionSuccessful, false);
    assert.equal(invocations[0].toolExecutionNotifications.length, 1);
  });

  it("has no results for a clean input", () => {
    const { log, status } = sarif(["-"], { stdin: "<domain/>" });
    assert.deepEqual(log.runs[0].results, []);
    assert.equal(log.runs[0].invocations[0].executionSuccessful, true);
    assert.equal(status, 0);
  });

  it("says where a file lies by an address that names it alone", () => {
    withTemporaryFolder((folder) => {
      const names = ["a b[1]%.xml", "c:d.xml", "é#?.xml", "..x.xml"];
      mkdirSync(join(folder, "in"));
      for (const name of names) writeFileSync(join(folder, "in", name), unsafe);
      const top = join(folder, "top.xml");
      writeFileSync(top, unsafe);
      const cwd = join(folder, "in");
      const named = [...names, "../top.xml", join(cwd, ".", "c:d.xml")];
      const locations = named.map((name) => {
        const [result] = sarif(["--rule", "domain/disk-cache-unsafe", name], { cwd }).log.runs[0]
          .results;
        return result?.locations[0].physicalLocation.artifactLocation;
      });
      const uriBaseId = "%SRCROOT%";
      assert.deepEqual(locations, [
        { uri: "a%20b%5B1%5D%25.xml", uriBaseId },
        { uri: "c%3Ad.xml", uriBaseId },
        { uri: "%C3%A9%23%3F.xml", uriBaseId },
        { uri: "..x.xml", uriBaseId },
        { uri: pathToFileURL(top).href },
        { uri: "c%3Ad.xml", uriBaseId },
      ]);
    });
  });

  it("gives a finding the same fingerprint after the text around it changed", () => {
    const fingerprint = (stdin: string): unknown =>
      sarif(["--rule", "domain/disk-cache-unsafe", "-"], { stdin }).log.runs[0].results[0]
        ?.partialFingerprints["findingHash/v1"];
    assert.match(String(fingerprint(unsafe)), /^[0-9a-f]{16}$/);
    assert.equal(fingerprint(`<!-- a guest -->\n\n${unsafe}`), fingerprint(unsafe));
    assert.equal(fingerprint(unsafe.replace("/a", "/b")), fingerprint(unsafe));
    assert.notEqual(fingerprint(unsafe.replace("vda", "vdb")), fingerprint(unsafe));
  });
});

describe("check --format github", () => {
  it("prints a workflow command for each finding and each unreadable input", () => {
    const { status, stdout, stderr } = check("github");
    assertGolden("check-slow.github.txt", stdout);
    assert.deepEqual([status, stderr], [2, "absent: does not exist\n"]);
  });
});

describe("check --format junit", () => {
  it("prints a suite for each file and each unreadable input", () => {
    const { status, stdout, stderr } = check("junit");
    assertGolden("check-slow.junit.xml", stdout);
    assert.deepEqual([status, stderr], [2, "absent: does not exist\n"]);
  });
});

const relative = { uri: "slow.xml", uriBaseId: "%SRCROOT%" };

interface Log {
  readonly runs: readonly [
    {
      readonly tool: {
        readonly driver: {
          readonly rules: readonly { readonly id: string; readonly help: { markdown: string } }[];
        };
      };
      readonly invocations: readonly [
        { readonly executionSuccessful: boolean; readonly toolExecutionNotifications: unknown[] },
      ];
      readonly results: readonly {
        readonly ruleId: string;
        readonly ruleIndex: number;
        readonly level: string;
        readonly locations: readonly [
          {
            readonly physicalLocation: {
              readonly artifactLocation: unknown;
              readonly region: { readonly startLine: number };
            };
          },
        ];
        readonly partialFingerprints: Readonly<Record<string, string>>;
      }[];
    },
  ];
}

function check(format: string): CliResult {
  return runCli(["check", "--format", format, ...twoRules, "slow.xml", "absent"]);
}

function sarif(
  args: readonly string[],
  options: Parameters<typeof runCli>[1] = {},
): CliResult & { readonly log: Log } {
  const result = runCli(["check", "--format", "sarif", ...args], options);
  const log = JSON.parse(result.stdout) as Log;
  assertSarif(log);
  return { ...result, log };
}
