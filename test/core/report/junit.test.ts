import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { XMLParser } from "fast-xml-parser";
import { findingsJunit } from "../../../server/src/core/report/junit.js";
import { parseXml } from "../../../server/src/core/xml/parse.js";
import { lintedFile } from "../../support/linted-file.js";

const page =
  "https://github.com/virt-latency/virt-latency/blob/main/docs/rules/domain/disk-cache-unsafe.md";

describe("JUnit", () => {
  it("has a suite for each file, a failure for each finding, and a case that passed for a clean file", () => {
    const slow = lintedFile("vm/slow.xml", "<domain>\n<x cache='unsafe'/>", [
      { at: "unsafe" },
      { at: "domain", severity: "hint", message: "Say <b> & 'so'." },
    ]);
    const { testsuites } = parsed(findingsJunit([slow, lintedFile("fast.xml", "<domain/>")], []));
    assert.deepEqual(testsuites, {
      name: "virt-latency",
      tests: "3",
      failures: "2",
      errors: "0",
      testsuite: [
        {
          name: "vm/slow.xml",
          tests: "2",
          failures: "2",
          errors: "0",
          testcase: [
            {
              name: "domain/disk-cache-unsafe (2:11)",
              classname: "vm/slow.xml",
              file: "vm/slow.xml",
              line: "2",
              failure: {
                type: "error",
                message: "Loses data.",
                "#text": `vm/slow.xml:2:11 error Loses data.  domain/disk-cache-unsafe\n${page}`,
              },
            },
            {
              name: "domain/disk-cache-unsafe (1:2)",
              classname: "vm/slow.xml",
              file: "vm/slow.xml",
              line: "1",
              failure: {
                type: "hint",
                message: "Say <b> & 'so'.",
                "#text": `vm/slow.xml:1:2 hint Say <b> & 'so'.  domain/disk-cache-unsafe\n${page}`,
              },
            },
          ],
        },
        {
          name: "fast.xml",
          tests: "1",
          failures: "0",
          errors: "0",
          testcase: { name: "virt-latency", classname: "fast.xml", file: "fast.xml" },
        },
      ],
    });
  });

  it("counts inputs that could not be read as errors", () => {
    const { testsuites } = parsed(findingsJunit([], [{ file: "absent", message: "is not there" }]));
    assert.deepEqual(testsuites, {
      name: "virt-latency",
      tests: "1",
      failures: "0",
      errors: "1",
      testsuite: {
        name: "absent",
        tests: "1",
        failures: "0",
        errors: "1",
        testcase: {
          name: "virt-latency",
          classname: "absent",
          file: "absent",
          error: { type: "unreadable", message: "absent is not there" },
        },
      },
    });
  });

  it("stays well-formed, whatever a file's name and content say", () => {
    const name = 'a"/><x>]]>&\u0000\u001b\ufffe\ud800.xml';
    const message = "tab\tline\nnext \u0007\u{1f600}\udc00 <!--";
    const xml = findingsJunit([lintedFile(name, "<a/>", [{ at: "a", message }])], []);
    assert.doesNotMatch(xml, /[^\P{Cc}\t\n]|[\p{Cs}\ufffe]/u);
    // Nothing but a reference keeps a line break or a tab of an attribute.
    assert.ok(xml.includes('message="tab&#9;line&#10;next \u{1f600} &lt;!--"'));
    assert.equal(parsed(xml).testsuites.testsuite.name, 'a"/><x>]]>&.xml');
  });

  it("is whole without any file", () => {
    assert.deepEqual(parsed(findingsJunit([], [])).testsuites, {
      name: "virt-latency",
      tests: "0",
      failures: "0",
      errors: "0",
    });
  });
});

function parsed(xml: string): { testsuites: { testsuite: { name: string } } } {
  // fast-xml-parser by itself forgives what is not well-formed.
  assert.deepEqual(parseXml(xml).errors, []);
  const parser = new XMLParser({
    ignoreAttributes: false,
    attributeNamePrefix: "",
    ignoreDeclaration: true,
    parseTagValue: false,
  });
  return parser.parse(xml) as { testsuites: { testsuite: { name: string } } };
}
