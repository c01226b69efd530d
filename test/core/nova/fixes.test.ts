import assert from "node:assert/strict";
import { readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { describe, it } from "node:test";
import type { Finding, Fix } from "../../../server/src/core/lint/finding.js";
import { lint } from "../../../server/src/core/lint/lint.js";
import { defaultSettings } from "../../../server/src/core/lint/settings.js";
import { readNovaConf } from "../../../server/src/core/nova/read.js";
import { parseOslo } from "../../../server/src/core/oslo/parse.js";
import { novaRules } from "../../../server/src/core/rules/index.js";
import { applyEdits } from "../../../server/src/core/text/span.js";
import { examplesBelow, exampleSettings } from "../../../scripts/generate/rule-pages.js";
import { projectRoot } from "../../../scripts/project.js";

/*
 * What must hold for every fix that any rule for nova.conf offers, over the examples of all pages and over slips that hide
 * `images_type = raw`.
 */

/** Each leaves `images_type = raw` or `flat` without effect in another way; a fix may bring it to life. */
const hiddenFlatDisks: Readonly<Record<string, string>> = {
  "in the wrong section": "[DEFAULT]\nimages_type = raw\n[libvirt]\nvirt_type = kvm\n",
  "under a name that is gone": "[DEFAULT]\nlibvirt_images_type = raw\n[libvirt]\nvirt_type = kvm\n",
  "with a hyphen": "[libvirt]\nimages-type = flat\nvirt_type = kvm\n",
  "in another case": "[libvirt]\nImages_Type = flat\nvirt_type = kvm\n",
  misspelt: "[libvirt]\nimage_type = flat\nvirt_type = kvm\n",
  "as a value that is nearly one": "[libvirt]\nimages_type = Flat\n",
  "as a value with a typing error": "[libvirt]\nimages_type = flatt\n",
  "with half a quote": '[libvirt]\nimages_type = "flat\n',
  "behind a second separator": "[libvirt]\nimages_type = = raw\n",
  "before a comment": "[libvirt]\nimages_type = raw # fast\n",
  "swallowed by the line above": "[libvirt]\nvirt_type = kvm\n  images_type = raw\n",
  "below a swallowed section": "[DEFAULT]\ndebug = False\n  [libvirt]\nimages_type = raw\n",
  "in a misspelt section": "[libvrit]\nimages_type = raw\n[DEFAULT]\nuse_cow_images = True\n",
  "in a section with white space": "[ libvirt ]\nimages_type = flat\n",
  "overridden further down": "[libvirt]\nimages_type = raw\nimages_type = qcow2\n",
  "as thin disks": "[libvirt]\nimages_type = qcow2\n[DEFAULT]\npreallocate_images = space\n",
  "behind a byte order mark": "\ufeff[libvirt]\nimages_type = raw\n",
  "below a header that is not closed": "[libvirt\nimages_type = raw\n",
  "below an indented header": "# note\n  [libvirt]\n  images_type = raw\n",
};

const pages = novaRules.map(({ id }) => {
  const page = readFileSync(join(projectRoot, "docs/rules", `${id}.md`), "utf8");
  return { id, texts: examplesBelow(page, "Incorrect"), settings: exampleSettings(page) };
});
const examples = readdirSync(join(projectRoot, "examples"))
  .filter((name) => name.endsWith(".conf"))
  .map((name) => readFileSync(join(projectRoot, "examples", name), "utf8"));

describe("every fix for nova.conf", () => {
  const offered = [
    ...pages.flatMap(({ texts, settings }) => texts.map((text) => ({ text, settings }))),
    ...[...Object.values(hiddenFlatDisks), ...examples].map((text) => ({
      text,
      settings: defaultSettings,
    })),
  ].flatMap((one) => {
    const { findings, failures } = lint(one.text, "nova-conf", one.settings);
    assert.deepEqual(failures, []);
    return findings.flatMap((finding) => finding.fixes.map((fix) => ({ ...one, finding, fix })));
  });

  it("exists for most rules that say so", () => {
    const rules = new Set(offered.map(({ finding }) => finding.rule));
    const missing = novaRules.filter(({ id, fix }) => fix !== "none" && !rules.has(id));
    assert.deepEqual(
      missing.map(({ id }) => id),
      [],
    );
  });

  it("leaves nobody with flat disks and without use_cow_images = False", () => {
    for (const { text, fix, finding } of offered) {
      if (fix.elsewhere !== undefined || hasFlatDisks(text)) continue;
      const fixed = applyEdits(text, fix.edits);
      if (!hasFlatDisks(fixed)) continue;
      assert.equal(cowImages(fixed), false, described(text, finding, fix));
    }
  });

  it("is seen to bring flat disks, with use_cow_images = False, where it can", () => {
    for (const [name, text] of Object.entries(hiddenFlatDisks)) {
      const fixed = offered
        .filter((one) => one.text === text)
        .map((one) => applyEdits(text, one.fix.edits));
      const flat = fixed.filter(hasFlatDisks);
      assert.ok(flat.length > 0 || ["overridden further down"].includes(name), name);
      assert.ok(hasFlatDisks(text) || flat.every((one) => cowImages(one) === false), name);
    }
  });

  it("says when it takes effect, in the finding or in its title", () => {
    for (const { text, finding, fix } of offered) {
      if (fix.effect === "live") continue;
      assert.match(
        `${finding.message} ${fix.title}`,
        /restart|start|new instances|new disks/i,
        described(text, finding, fix),
      );
    }
  });

  it("changes nothing when it is applied once more", () => {
    for (const { text, finding, fix } of offered) {
      if (fix.elsewhere !== undefined) continue;
      const fixed = applyEdits(text, fix.edits);
      assert.notEqual(fixed, text, described(text, finding, fix));
    }
  });
});

function hasFlatDisks(text: string): boolean {
  const { storage, errors } = readNovaConf(parseOslo(text));
  const value = storage?.imagesType.value;
  // Behind a mark the file is read for what it says otherwise.
  return (
    errors.every(({ byteOrderMark }) => byteOrderMark) && (value === "raw" || value === "flat")
  );
}

function cowImages(text: string): boolean | undefined {
  return readNovaConf(parseOslo(text)).storage?.useCowImages.value;
}

function described(text: string, { rule, message }: Finding, { title }: Fix): string {
  return `${rule}: ${message}\n${title}\n${text}`;
}
