import assert from "node:assert/strict";
import { describe, it } from "node:test";
import {
  emptyConfiguration,
  offEverywhere,
  offForFile,
} from "../../../server/src/core/lint/configuration-edit.js";
import { parseConfiguration, settingsFor } from "../../../server/src/core/lint/configuration.js";
import { defaultSettings } from "../../../server/src/core/lint/settings.js";
import { applyEdits } from "../../../server/src/core/text/span.js";

const rule = "domain/disk-cache-unsafe";

function everywhere(text: string): string {
  return applyEdits(text, offEverywhere(text, rule) ?? []);
}

function forFile(text: string, path: string): string {
  return applyEdits(text, offForFile(text, rule, path) ?? []);
}

describe("switching a rule off in the configuration", () => {
  it("begins an empty one", () => {
    assert.equal(
      everywhere(emptyConfiguration),
      '{\n  "rules": {\n    "domain/disk-cache-unsafe": "off"\n  }\n}\n',
    );
    assert.equal(
      everywhere("{ // nothing yet\n}"),
      '{ // nothing yet\n  "rules": {\n    "domain/disk-cache-unsafe": "off"\n  }\n}',
    );
  });

  it("keeps comments where they are, and the layout of what is there", () => {
    assert.equal(
      everywhere(
        '// ours\r\n{\r\n\t"rules": { // quiet\r\n\t\t"domain/disk-qcow2-thin": "off" // thin on purpose\r\n\t\t// the end\r\n\t},\r\n}',
      ),
      '// ours\r\n{\r\n\t"rules": { // quiet\r\n\t\t"domain/disk-qcow2-thin": "off", // thin on purpose\r\n\t\t"domain/disk-cache-unsafe": "off"\r\n\t\t// the end\r\n\t},\r\n}',
    );
    assert.equal(
      everywhere('{\n    "profile": "density", // cheap\n}\n'),
      '{\n    "profile": "density", // cheap\n    "rules": {\n        "domain/disk-cache-unsafe": "off"\n    },\n}\n',
    );
  });

  it("stays on the line where everything is on one", () => {
    assert.equal(
      everywhere('{ "rules": { "domain/disk-qcow2-thin": "off" } }'),
      '{ "rules": { "domain/disk-qcow2-thin": "off", "domain/disk-cache-unsafe": "off" } }',
    );
  });

  it("changes the severity where there is one", () => {
    const text = `\uFEFF{ "rules": { "${rule}": /* loud */ "error" } }`;
    assert.equal(everywhere(text), text.replace('"error"', '"off"'));
  });

  it("adds an override for one file, and goes on with that one", () => {
    const text = '{\n  "profile": "latency"\n}\n';
    const once = forFile(text, "guests/db 1.xml");
    assert.equal(
      once,
      `{
  "profile": "latency",
  "overrides": [
    {
      "files": ["guests/db 1.xml"],
      "rules": {
        "domain/disk-cache-unsafe": "off"
      }
    }
  ]
}
`,
    );
    const second = applyEdits(once, offForFile(once, "domain/other", "guests/db 1.xml") ?? []);
    assert.equal(second, once.replace('e": "off"', 'e": "off",\n        "domain/other": "off"'));
    assert.equal(
      forFile('{ "overrides": [{ "files": ["*.xml"] }] }', "a.xml"),
      '{ "overrides": [{ "files": ["*.xml"] }, { "files": ["a.xml"], "rules": { "domain/disk-cache-unsafe": "off" } }] }',
    );
  });

  it("names just that file, whatever is in its name", () => {
    for (const name of ["a.xml", "vm[1].xml", "{a,b}.xml", "(x)+@!.xml", "a*b?.xml", "q\"'$.xml"]) {
      const { configuration } = parseConfiguration(forFile("{}", `guests/${name}`), [rule]);
      const severityOf = (path: string): unknown =>
        settingsFor(configuration, path, defaultSettings).rules[rule];
      assert.equal(severityOf(`guests/${name}`), "off", name);
      assert.equal(severityOf("guests/other.xml"), undefined);
      assert.equal(severityOf("guests/1.xml"), undefined);
    }
  });

  it("leaves alone what is no JSON, or something else than a configuration", () => {
    for (const text of ["", "[]", '{ "rules": ', '{ "rules": [] }', '{ "a": 1 "b": 2 }']) {
      assert.equal(offEverywhere(text, rule), undefined, text);
    }
    assert.equal(offForFile('{ "overrides": {} }', rule, "a.xml"), undefined);
  });
});
