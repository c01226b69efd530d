import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, it } from "node:test";
import { Ajv } from "ajv";
import { runCli } from "../support/cli.js";
import { assertGolden } from "../support/golden.js";

const fixtures = join(import.meta.dirname, "../fixtures/cli");
const slow = readFileSync(join(fixtures, "slow.xml"), "utf8");
const oneRule = ["--rule", "domain/disk-io-threads"];

describe("check, the report", () => {
  it("shows each finding with its line and its fixes", () => {
    const { status, stdout, stderr } = runCli(["check", "slow.xml"]);
    assertGolden("check-slow.txt", stdout);
    assert.equal(stderr, "1 file, 3 findings: 1 error, 2 warnings\n");
    assert.equal(status, 1);
  });

  it("prints JSON that the published schema allows", () => {
    const { status, stdout, stderr } = runCli(["check", "--format", "json", "slow.xml", "absent"]);
    assertGolden("check-slow.json", stdout);
    assert.equal(stderr, "absent: does not exist\n");
    assert.equal(status, 2);
    assertAllowed(JSON.parse(stdout));
  });

  it("prints JSON for a clean input as well", () => {
    const { status, stdout } = runCli(["check", "--format=json", "-"], { stdin: "<domain/>" });
    assert.deepEqual(JSON.parse(stdout), { version: 1, findings: [], errors: [] });
    assert.equal(status, 0);
  });

  it("counts columns from 1 in UTF-16 units, after a byte order mark and with CRLF", () => {
    const text = "\ufeff<domain type='kvm'>\r\n  <name>\u{1f600}</name><broken\r\n</domain>";
    const { stdout } = runCli(["check", "--format", "json", "-"], { stdin: text });
    const { findings } = JSON.parse(stdout) as { findings: { rule: string; range: unknown }[] };
    assert.deepEqual(findings[0]?.rule, "domain/xml-malformed");
    assert.deepEqual(findings[0].range, {
      start: { line: 2, column: 18 },
      end: { line: 2, column: 25 },
    });
  });

  it("keeps what a terminal would obey out of the text", () => {
    const stdin = "<domain type='kvm'><name>\u001b[31m</name><oops></domain>";
    const { stdout } = runCli(["check", "-"], { stdin });
    assert.ok(stdout.includes("\ufffd[31m"));
    assert.ok(!stdout.includes("\u001b"));
  });

  it("shows a part of a line that is very long", () => {
    const filler = "<!-- x -->".repeat(1000);
    const stdin = `<domain type='kvm'>${filler}<oops>${filler}</domain>`;
    const [, source = "", marker = ""] = runCli(["check", "-"], { stdin }).stdout.split("\n");
    assert.ok(source.length <= 122, `${source.length.toString()} columns`);
    assert.equal(source.slice(marker.indexOf("^"), marker.length), "<oops");
  });
});

describe("check, the exit status", () => {
  it("is 0 below the threshold and 1 at it", () => {
    assert.equal(runCli(["check", ...oneRule, "--fail-on", "error", "slow.xml"]).status, 0);
    assert.equal(runCli(["check", ...oneRule, "--fail-on", "warning", "slow.xml"]).status, 1);
    assert.equal(runCli(["check", ...oneRule, "--fail-on", "hint", "slow.xml"]).status, 1);
  });

  it("is 2 for an input that cannot be read, whatever the others say", () => {
    const { status, stdout, stderr } = runCli(["check", ...oneRule, "absent.xml", "slow.xml"]);
    assert.equal(status, 2);
    assert.match(stdout, /^slow\.xml:6:55 warning /);
    assert.equal(stderr, "absent.xml: does not exist\n1 file, 1 finding: 1 warning\n");
  });
});

describe("check, settings", () => {
  it("takes profile and target from flags", () => {
    const missing = ["--rule", "domain/disk-iothread-missing"];
    assert.equal(runCli(["check", ...missing, "slow.xml"]).status, 1);
    assert.equal(runCli(["check", ...missing, "--profile", "density", "slow.xml"]).status, 0);
    const threads = ["--rule", "domain/disk-file-io-threads"];
    const stdin = slow.replaceAll("type='block'", "type='file'").replaceAll("dev='/", "file='/");
    const fixesFor = (libvirt: string): string =>
      runCli(["check", ...threads, "--target", `libvirt=${libvirt},qemu=7.2`, "-"], { stdin })
        .stdout;
    // libvirt takes io='io_uring' since 6.3.0.
    assert.match(fixesFor("9.0"), /io='io_uring'/);
    assert.doesNotMatch(fixesFor("6.2"), /Use io='io_uring'/);
    const twice = [...threads, "--target", "libvirt=6.2", "--target", "qemu=7.2"];
    assert.equal(runCli(["check", ...twice, "-"], { stdin }).stdout, fixesFor("6.2"));
  });

  it("takes a text's language from its content, and its place from --stdin-filename", () => {
    const named = runCli(["check", "--stdin-filename", "vm/db1.xml", ...oneRule, "-"], {
      stdin: slow,
    });
    assert.match(named.stdout, /^vm\/db1\.xml:6:55 warning /);
    const unnamed = runCli(["check", ...oneRule, "-"], { stdin: slow });
    assert.match(unnamed.stdout, /^stdin:6:55 warning /);
    assert.equal(runCli(["check", "-"], { stdin: "hello" }).status, 2);
  });

  it("says nothing but problems with --quiet", () => {
    assert.equal(runCli(["check", "--quiet", "slow.xml"]).stderr, "");
  });
});

function assertAllowed(document: unknown): void {
  const path = join(import.meta.dirname, "../../schemas/findings.schema.json");
  const schema = JSON.parse(readFileSync(path, "utf8")) as object;
  const validate = new Ajv({ formats: { uri: URL.canParse.bind(URL) } }).compile(schema);
  assert.ok(validate(document), JSON.stringify(validate.errors));
  const broken = { ...(document as object), version: 2 };
  assert.ok(!validate(broken), "a schema that allows anything proves nothing");
}
