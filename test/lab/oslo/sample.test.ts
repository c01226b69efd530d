import assert from "node:assert/strict";
import { after, describe, it } from "node:test";
import type { Finding } from "../../../server/src/core/lint/finding.js";
import { lint } from "../../../server/src/core/lint/lint.js";
import { recognise } from "../../../server/src/core/lint/recognise.js";
import { defaultSettings } from "../../../server/src/core/lint/settings.js";
import { startRealOslo } from "./real-oslo.js";

/*
 * The full sample nova.conf, as oslo-config-generator writes it from Debian's python3-nova. It is made anew for each
 * run and kept nowhere.
 */

describe("the sample nova.conf of Debian's python3-nova", () => {
  const oslo = startRealOslo();
  after(() => oslo.close());
  const sample = oslo.sample();

  it("is checked without a finding, and without a noticeable pause", async (t) => {
    const text = await sample;
    const lines = text.split("\n").length;
    assert.ok(lines > 9_000, `${lines.toString()} lines`);
    assert.equal(recognise(text, "/etc/nova/nova.conf"), "nova-conf");
    const start = performance.now();
    assert.deepEqual(check(text), []);
    const milliseconds = performance.now() - start;
    t.diagnostic(`${lines.toString()} lines in ${milliseconds.toFixed(0)} ms`);
    assert.ok(milliseconds < 2_000);
  });

  it("has no default that Nova would refuse, with every one of them set", async (t) => {
    const text = withDefaultsSet(await sample);
    const start = performance.now();
    const findings = check(text);
    t.diagnostic(`${(performance.now() - start).toFixed(0)} ms`);
    // What stands for a value that Nova finds out at run time is none itself.
    assert.deepEqual(
      findings.filter(({ severity }) => severity === "error").map(({ message }) => message),
      [
        "[DEFAULT] host does not take '<current_hostname>'",
        "[privsep] thread_pool_size does not take 'multiprocessing.cpu_count()'",
      ].map((start) => findings.find(({ message }) => message.startsWith(start))?.message),
    );
    // Advice about defaults, and no finding of the grammar, of names or of places.
    assert.deepEqual([...new Set(findings.map(({ rule }) => rule))].sort(), [
      "nova/allocation-overcommitted",
      "nova/disk-operations-unbounded",
      "nova/images-qcow2-thin",
      "nova/option-deprecated",
      "nova/preallocation-missing",
      "nova/value-invalid",
    ]);
  });
});

function check(text: string): readonly Finding[] {
  const { findings, failures } = lint(text, "nova-conf", {
    ...defaultSettings,
    target: { nova: "26" },
  });
  assert.deepEqual(failures, []);
  return findings;
}

/** `#name = value` becomes `name = value`; where there is no default, the generator writes `<None>`. */
function withDefaultsSet(text: string): string {
  return text.replaceAll(/^#(\w+ = (?!<None>$).*)$/gm, "$1");
}
