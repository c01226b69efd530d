import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { parseConfiguration, settingsFor } from "../../../server/src/core/lint/configuration.js";
import { defaultSettings } from "../../../server/src/core/lint/settings.js";

const ids = ["domain/disk-cache-unsafe", "domain/disk-qcow2-thin"];

function problems(text: string): string[] {
  return parseConfiguration(text, ids).problems.map(
    ({ span, message }) => `${text.slice(span.start, span.end)}: ${message}`,
  );
}

describe("configuration", () => {
  it("takes comments and trailing commas", () => {
    const text = `// for our hosts
      { "profile": "density", "target": { "libvirt": "9.0", }, }`;
    const { configuration, problems: found } = parseConfiguration(text, ids);
    assert.deepEqual(found, []);
    assert.deepEqual(configuration.settings, { profile: "density", target: { libvirt: "9.0" } });
  });

  it("lays overrides over it for the files that they name, the last one last", () => {
    const text = JSON.stringify({
      profile: "latency",
      rules: { "domain/disk-cache-unsafe": "warning" },
      overrides: [
        { files: ["**/ci/*.xml"], profile: "density" },
        { files: ["**/*.xml"], rules: { "domain/disk-qcow2-thin": "off" } },
      ],
    });
    const { configuration } = parseConfiguration(text, ids);
    assert.deepEqual(settingsFor(configuration, "guests\\ci\\a.xml", defaultSettings), {
      target: {},
      profile: "density",
      rules: { "domain/disk-cache-unsafe": "warning", "domain/disk-qcow2-thin": "off" },
    });
    assert.equal(settingsFor(configuration, "nova.conf", defaultSettings).profile, "latency");
  });

  it("takes an override with a pattern that says nothing by its other patterns", () => {
    const long = "a".repeat(65_537);
    const text = JSON.stringify({
      overrides: [{ files: ["", "*.xml", long], profile: "density" }],
    });
    const hint = 'A pattern is a path in which `*` may stand, such as "**/ci/*.xml".';
    assert.deepEqual(problems(text), [`"": ${hint}`, `"${long}": ${hint}`]);
    const { configuration } = parseConfiguration(text, ids);
    assert.equal(settingsFor(configuration, "a.xml", defaultSettings).profile, "density");
    assert.equal(settingsFor(configuration, "a.conf", defaultSettings).profile, "latency");
  });

  it("names what it does not understand, at its place, and keeps the rest", () => {
    const text = `{
      "profil": "density",
      "profile": "fast",
      "target": { "libvirt": 9, "qemu": "7.2" },
      "rules": { "domain/disk-cache-unsaf": "off", "domain/disk-qcow2-thin": "never" },
      "overrides": [{ "files": "*.xml" }, 3]
    }`;
    assert.deepEqual(problems(text), [
      '"profil": `profil` is not a setting here. Did you mean `profile`?',
      '"fast": This takes one of "latency", "balanced", "density".',
      '9: `libvirt` takes a version in quotes, such as "9.0".',
      '"domain/disk-cache-unsaf": There is no rule `domain/disk-cache-unsaf`. Did you mean `domain/disk-cache-unsafe`?',
      '"never": This takes one of "error", "warning", "information", "hint", "off".',
      '"*.xml": An override needs `files`, a list of patterns such as ["**/ci/*.xml"].',
      "3: An override must be an object: { ... }.",
    ]);
    assert.deepEqual(parseConfiguration(text, ids).configuration.settings, {
      target: { qemu: "7.2" },
      rules: {},
    });
  });

  it("survives text that is no JSON, at every prefix", () => {
    const text = `\uFEFF{ "rules": { "__proto__": "off" }, "overrides": [ { "files": ["a"] } ] } }`;
    for (let end = 0; end <= text.length; end++) {
      const prefix = text.slice(0, end);
      for (const { span } of parseConfiguration(prefix, ids).problems) {
        assert.ok(span.start < span.end || prefix === "");
        assert.ok(span.end <= end);
      }
    }
  });
});

describe("novaConfigFiles", () => {
  it("is a list of paths, which an override replaces", () => {
    const text = JSON.stringify({
      novaConfigFiles: ["a.conf", "a.d/"],
      overrides: [{ files: ["b/*"], novaConfigFiles: ["b/nova.conf"] }],
    });
    const { configuration } = parseConfiguration(text, ids);
    const filesFor = (path: string) =>
      settingsFor(configuration, path, defaultSettings).novaConfigFiles;
    assert.deepEqual(filesFor("a.conf"), ["a.conf", "a.d/"]);
    assert.deepEqual(filesFor("b/nova.conf"), ["b/nova.conf"]);
    assert.deepEqual(problems('{ "novaConfigFiles": "a.conf" }'), [
      '"a.conf": `novaConfigFiles` takes a list of paths in the order in which the service reads them, such as ["nova.conf", "nova.conf.d/"].',
    ]);
  });
});

describe("managedBy", () => {
  it("names who writes guests without a mark, and is replaced by an override", () => {
    const text = JSON.stringify({
      managedBy: "terraform",
      overrides: [{ files: ["vagrant/*"], managedBy: "vagrant" }],
    });
    const { configuration } = parseConfiguration(text, ids);
    const managerFor = (path: string) =>
      settingsFor(configuration, path, defaultSettings).managedBy;
    assert.equal(managerFor("db.xml"), "terraform");
    assert.equal(managerFor("vagrant/db.xml"), "vagrant");
    assert.deepEqual(problems('{ "managedBy": "pulumi" }'), [
      '"pulumi": This takes one of "nova", "ovirt", "kubevirt", "vagrant", "terraform".',
    ]);
  });
});
