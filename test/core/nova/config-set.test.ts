import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { fixAll } from "../../../server/src/core/lint/fix-all.js";
import type { Finding } from "../../../server/src/core/lint/finding.js";
import { lint } from "../../../server/src/core/lint/lint.js";
import { type Settings, defaultSettings } from "../../../server/src/core/lint/settings.js";
import type { Companions } from "../../../server/src/core/nova/config-set.js";
import { applyEdits } from "../../../server/src/core/text/span.js";

const conf = (text: string) => ({ name: "nova.conf", text });
const settingsWith = (companions: Companions): Settings => ({ ...defaultSettings, companions });

function findings(text: string, companions: Companions, rule: string): readonly Finding[] {
  const result = lint(text, "nova-conf", settingsWith(companions));
  assert.deepEqual(result.failures, []);
  return result.findings.filter((finding) => finding.rule === rule);
}

describe("a nova.conf among the files that are read with it", () => {
  const flat = "[libvirt]\r\nimages_type = flat\r\n";

  it("is judged by what the others say", () => {
    const rule = "nova/use-cow-images-conflict";
    const beside = (text: string) =>
      findings(flat, { before: [conf(text)], after: [], complete: true }, rule).length;
    assert.equal(beside("[DEFAULT]\nuse_cow_images = False\n"), 0);
    assert.equal(beside("[DEFAULT]\ndebug = false\n"), 1);
  });

  it("has the finding in the file where the value is, and nowhere else", () => {
    const rule = "nova/use-cow-images-conflict";
    const cow = "[DEFAULT]\nuse_cow_images = True\n";
    const other = { name: "nova-compute.conf", text: flat };
    assert.deepEqual(findings(flat, { before: [conf(cow)], after: [], complete: true }, rule), []);
    const [found] = findings(cow, { before: [], after: [other], complete: true }, rule);
    assert.equal(cow.slice(found?.span.start, found?.span.end), "True");
    assert.deepEqual(
      found?.related.map(({ span, message, file }) => ({
        message,
        file: file?.name,
        text: file?.text.slice(span.start, span.end),
      })),
      [
        {
          message: "images_type = flat is set here.",
          file: "nova-compute.conf",
          text: "flat",
        },
      ],
    );
  });

  it("names a place of another file once", () => {
    const after = [{ name: "nova-compute.conf", text: flat }];
    const text = "[libvirt]\nimages_type = lvm\n";
    const [found] = findings(text, { before: [], after, complete: true }, "nova/option-overridden");
    assert.deepEqual(
      found?.related.map(({ message }) => message),
      ["This is the value that counts."],
    );
  });

  it("has fixes that edit the file where the value is, and no fix-all makes them by halves", () => {
    const text = "[libvirt]\nimages_type = qcow2\n";
    const before = "[DEFAULT]\nuse_cow_images = True ; on\n[DEFAULT]\nuse_cow_images = True\n";
    const companions = { before: [conf(before)], after: [], complete: true };
    const [found] = findings(text, companions, "nova/images-qcow2-thin");
    const fix = found?.fixes[0];
    assert.equal(applyEdits(text, fix?.edits ?? []), "[libvirt]\nimages_type = flat\n");
    assert.deepEqual(
      fix?.elsewhere?.map(({ file, edits }) => applyEdits(file.text, edits)),
      [before.replace(/True\n$/, "False\n")],
    );
    const mended = fixAll(text, "nova-conf", settingsWith(companions), {
      safeties: ["safe", "needs-care"],
      rule: "nova/images-qcow2-thin",
    });
    assert.equal(mended.text, text);
  });

  it("makes nothing of defaults while files are missing", () => {
    const companions = { before: [], after: [], complete: false };
    for (const rule of ["nova/use-cow-images-conflict", "nova/preallocation-missing"]) {
      assert.deepEqual(findings(flat, companions, rule), []);
    }
    const unsafe = "[libvirt]\ndisk_cachemodes = file=unsafe\n";
    assert.equal(findings(unsafe, companions, "nova/cache-unsafe").length, 1);
  });

  it("is silent about what a file that cannot be read may say", () => {
    const broken = { name: "nova-compute.conf", text: "use_cow_images = False\n" };
    const companions = { before: [], after: [broken], complete: true };
    assert.deepEqual(findings(flat, companions, "nova/use-cow-images-conflict"), []);
  });

  it("shows no free text of another file, which may be a secret", () => {
    const companions = {
      before: [conf("[placement]\nuser_name = s3cret\n[libvirt]\nrbd_user = s3cret\n")],
      after: [],
      complete: true,
    };
    const text = "[libvirt]\nimages_type = rbd\n";
    const { findings: all } = lint(text, "nova-conf", settingsWith(companions));
    assert.ok(
      !JSON.stringify(all.flatMap(({ related }) => related.map(({ message }) => message))).includes(
        "s3cret",
      ),
    );
  });
});
