import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { describe, it } from "node:test";
import { lint } from "../../../server/src/core/lint/lint.js";
import { defaultSettings } from "../../../server/src/core/lint/settings.js";
import { parseOslo } from "../../../server/src/core/oslo/parse.js";
import { LineIndex } from "../../../server/src/core/text/line-index.js";
import { projectRoot } from "../../../scripts/project.js";

/*
 * Beside oslo-config-validator, which comes with oslo.config, on one deliberately bad file: what it finds is found, what it
 * says wrongly is not said, and what it never looks at is. The table in docs/nova-conf.md is this test's result.
 */

const badFile = fileURLToPath(new URL("../../fixtures/nova/bad.conf", import.meta.url));
const text = readFileSync(badFile, "utf8");

/** The lines with which nothing is wrong, as oslo.config and Nova themselves read the file. */
const rightLines: ReadonlySet<string> = new Set([
  "resume_guests_state_on_host_boot = True",
  "num_retries = 3",
  "virt_type = kvm",
  "live_migration_with_native_tls = True",
  "device_addresses = 0000:84:00.0",
]);

describe("oslo-config-validator and virt-latency on a bad file", () => {
  const file = text.split("\n");
  const theirs = validatorReports();
  const ours = ourReports();
  const rows = parseOslo(text).sections.flatMap((section) =>
    section.options.map((option) => {
      const name = `[${section.name}] ${option.name}`;
      const line = new LineIndex(text).positionAt(option.nameSpan.start).line + 1;
      const header = new LineIndex(text).positionAt(section.nameSpan.start).line + 1;
      return {
        name,
        line,
        isRight: rightLines.has(file[line - 1] ?? ""),
        theirs: theirs.get(`${section.name}/${option.name}`),
        // What is said of a whole section is said of what stands below.
        ours: [
          ...(ours.get(header) ?? []).filter((rule) => rule === "nova/section-removed"),
          ...(ours.get(line) ?? []),
        ],
      };
    }),
  );

  it("agree where it is right, and nowhere else", () => {
    const found = rows.filter((row) => row.theirs !== undefined);
    assert.ok(found.some(({ isRight }) => !isRight));
    for (const row of found) assert.equal(row.ours.length > 0, !row.isRight, row.name);
  });

  it("differ where it says that a valid line is none, and where it looks away", () => {
    const falsePositives = rows.filter((row) => row.isRight && row.theirs !== undefined);
    assert.deepEqual(
      falsePositives.map(({ name }) => name),
      ["[Glance] num_retries", "[vgpu_nvidia-35] device_addresses"],
    );
    for (const row of rows.filter(({ isRight }) => isRight))
      assert.deepEqual(row.ours, [], row.name);
    const overlooked = rows.filter((row) => !row.isRight && row.theirs === undefined);
    assert.ok(overlooked.length > 9, overlooked.map(({ name }) => name).join(", "));
    assert.ok(overlooked.some(({ name }) => name === "[DEFAULT] log-dir"));
  });

  it("give the table in the documentation", () => {
    const page = readFileSync(join(projectRoot, "docs/nova-conf.md"), "utf8");
    const lines = new Set(page.split("\n").map(squeezed));
    for (const row of rows) {
      const cells = [
        `\`${file[row.line - 1] ?? ""}\``,
        row.theirs ?? "",
        row.ours.map((rule) => `\`${rule}\``).join(", "),
      ];
      const wanted = squeezed(`| ${cells.join(" | ")} |`);
      assert.ok(lines.has(wanted), `docs/nova-conf.md lacks ${wanted}`);
    }
  });
});

/** By group and name as they stand in the file. */
function validatorReports(): ReadonlyMap<string, string> {
  const namespaces = /NAMESPACES = \[([^\]]*)\]/.exec(
    readFileSync(new URL("real_oslo.py", import.meta.url), "utf8"),
  );
  const names = [...(namespaces?.[1] ?? "").matchAll(/"([^"]+)"/g)].map(([, name = ""]) => name);
  const { stderr, status } = spawnSync(
    "/usr/bin/oslo-config-validator",
    [...names.flatMap((name) => ["--namespace", name]), "--input-file", badFile],
    { encoding: "utf8" },
  );
  assert.equal(status, 1, stderr);
  const reports = [
    ...stderr.matchAll(/^ERROR:\w+:(\S+\/\S+) is (not part of the sample config)$/gm),
    ...stderr.matchAll(/^WARNING:\w+:(Deprecated opt) (\S+\/\S+) found$/gm),
  ];
  return new Map(
    reports.map(([, a = "", b = ""]) => (a.includes("/") ? [a, `“${b}”`] : [b, `“${a} found”`])),
  );
}

/** The rules that report something, by line. */
function ourReports(): ReadonlyMap<number, readonly string[]> {
  const lines = new LineIndex(text);
  const { findings } = lint(text, "nova-conf", { ...defaultSettings, target: { nova: "26" } });
  const reports = new Map<number, string[]>();
  for (const { rule, span, severity } of findings) {
    if (severity === "hint") continue;
    const line = lines.positionAt(span.start).line + 1;
    const known = reports.get(line) ?? [];
    if (!known.includes(rule)) reports.set(line, [...known, rule]);
  }
  return reports;
}

/** A table's row without the white space that lines its columns up. */
function squeezed(row: string): string {
  return row.replaceAll(/\s+/g, " ").trim();
}
