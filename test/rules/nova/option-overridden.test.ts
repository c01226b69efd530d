import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { lint } from "../../../server/src/core/lint/lint.js";
import { type Settings, defaultSettings } from "../../../server/src/core/lint/settings.js";
import { optionOverridden } from "../../../server/src/core/rules/nova/option-overridden.js";
import { testRule } from "../../support/test-rule.js";

const after = (text: string): Partial<Settings> => ({
  companions: { before: [], after: [{ name: "nova-compute.conf", text }], complete: true },
});

testRule(optionOverridden, {
  valid: {
    "a file on its own": "[libvirt]\nvirt_type = qemu\nvirt_type = kvm\n",
  },
  invalid: {
    "an option of this file in another one, whatever its section is called": {
      text: "[DEFAULT]\ndebug = true\n[libvirt]\nvirt_type = qemu\n^^^^^^^^^\n",
      fixed: "[DEFAULT]\ndebug = true\n[libvirt]\n",
      settings: after("[LibVirt]\nvirt_type = kvm\n"),
    },
    "by a deprecated name": {
      text: "[libvirt]\ncpu_mode = custom\ncpu_models = Haswell\n^^^^^^^^^^\n",
      fixed: "[libvirt]\ncpu_mode = custom\n",
      settings: after("[libvirt]\ncpu_model = Nehalem\n"),
    },
    "only the last of several lines": {
      text: "[libvirt]\nvirt_type = lxc\nvirt_type = qemu\n^^^^^^^^^\n",
      fixed: "[libvirt]\nvirt_type = lxc\n",
      settings: after("[libvirt]\nvirt_type = kvm\n"),
      // The line above it is overridden as well, and is the last one now.
      firesAgain: true,
    },
  },
});

describe("nova/option-overridden, silent beside other files", () => {
  const run = (text: string, companions: NonNullable<Settings["companions"]>): unknown[] =>
    lint(text, "nova-conf", { ...defaultSettings, companions }).findings.filter(
      ({ rule }) => rule === optionOverridden.id,
    );
  const file = (text: string) => ({ name: "other.conf", text });

  it("where the other file is read earlier", () => {
    const before = [file("[libvirt]\nvirt_type = qemu\n")];
    assert.deepEqual(
      run("[libvirt]\nvirt_type = kvm\n", { before, after: [], complete: true }),
      [],
    );
  });

  it("where the value is the same, or all values count", () => {
    const text = '[libvirt]\nvirt_type = kvm\n[pci]\nalias = {"name": "a"}\n';
    const others = [file('[libvirt]\nvirt_type = kvm\n[pci]\nalias = {"name": "b"}\n')];
    assert.deepEqual(run(text, { before: [], after: others, complete: true }), []);
  });
});
