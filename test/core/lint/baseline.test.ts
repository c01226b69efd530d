import assert from "node:assert/strict";
import { describe, it } from "node:test";
import {
  entriesFor,
  formatBaseline,
  matchBaseline,
  parseBaseline,
} from "../../../server/src/core/lint/baseline.js";
import type { Finding } from "../../../server/src/core/lint/finding.js";

/** A finding of a rule about some elements; the tests' keys are its related messages. */
function finding(rule: string, ...subjects: string[]): Finding {
  const span = { start: 0, end: 1 };
  const related = subjects.map((message) => ({ span, message }));
  return { rule, severity: "error", span, message: "", related, fixes: [] };
}

function keyOf({ related }: Finding): { element: string; subjects: string[] } {
  const subjects = related.map(({ message }) => message);
  return { element: subjects[0] ?? "", subjects };
}

const vda = finding("domain/a", "disk[vda]");
const vdb = finding("domain/a", "disk[vdb]");

describe("a baseline as a text", () => {
  it("is sorted, the same whatever the order, and read as it was written", () => {
    const files = [
      ["b.xml", entriesFor([finding("domain/b", "x"), vdb, vda, vda], keyOf)],
      ["a.xml", entriesFor([finding("domain/b", "__proto__")], keyOf)],
      ["empty.xml", []],
    ] as const;
    const text = formatBaseline({ files: new Map(files) });
    assert.equal(
      text,
      `{
  "$schema": "https://raw.githubusercontent.com/virt-latency/virt-latency/main/schemas/baseline.schema.json",
  "version": 1,
  "files": {
    "a.xml": {
      "domain/b": {
        "__proto__": 1
      }
    },
    "b.xml": {
      "domain/a": {
        "disk[vda]": 2,
        "disk[vdb]": 1
      },
      "domain/b": {
        "x": 1
      }
    }
  }
}
`,
    );
    assert.equal(formatBaseline({ files: new Map([...files].reverse()) }), text);
    const { baseline, problems } = parseBaseline(text);
    assert.deepEqual(problems, []);
    assert.equal(formatBaseline(baseline), text);
  });

  it("knows where each entry stands", () => {
    const text = '{ "version": 1, "files": { "a.xml": { "domain/a": { "disk[vda]": 2 } } } }';
    const { baseline } = parseBaseline(text);
    const start = text.indexOf('"disk[vda]"');
    assert.deepEqual(baseline.files.get("a.xml"), [
      { rule: "domain/a", element: "disk[vda]", count: 2, span: { start, end: start + 11 } },
    ]);
  });

  it("is read as far as it goes, with each problem at its place", () => {
    const within = (files: string): string => `{ "version": 1, "files": ${files} }`;
    for (const [text, at, message] of [
      ["", "", /not valid JSON/],
      ["{", "{", /not valid JSON/],
      ["[]", "[]", /no baseline/],
      ["null", "null", /no baseline/],
      ['{ "files": {} }', '{ "files": {} }', /no baseline/],
      ['{ "version": 2, "files": {} }', "2", /version 1 only/],
      [within("[]"), "[]", /must be an object/],
      [within('{ "a": 1 }'), "1 } }", /must be an object/],
      [within('{ "a": { "r": [] } }'), "[]", /must be an object/],
      [within('{ "a": { "r": { "x": 0 } } }'), "0", /1 or more/],
      [within('{ "a": { "r": { "x": 1.5 } } }'), "1.5", /1 or more/],
      [within('{ "a": { "r": { "x": "1" } } }'), '"1"', /1 or more/],
      [within('{ // x\n"a": { "r": { "x": 3 } } }'), "// x", /not valid JSON/],
    ] as const) {
      const { problems } = parseBaseline(text);
      assert.equal(problems.length, 1, text);
      assert.match(problems[0]?.message ?? "", message);
      if (at !== "") assert.equal(problems[0]?.span.start, text.lastIndexOf(at), text);
    }
    const { baseline, problems } = parseBaseline(
      within('{ "a": { "r": { "x": 0, "y": 1 } }, "b": 7, "constructor": { "r": { "z": 1 } } }'),
    );
    assert.equal(problems.length, 2);
    assert.deepEqual([...baseline.files.keys()], ["a", "b", "constructor"]);
    assert.deepEqual(
      baseline.files.get("a")?.map(({ element }) => element),
      ["y"],
    );
  });

  it("is refused and no more when it is nested without end", () => {
    const { problems } = parseBaseline("[".repeat(500_000));
    assert.equal(problems.length, 1);
  });
});

describe("findings against a baseline", () => {
  const match = (known: readonly Finding[], found: readonly Finding[]) => {
    const { fresh, known: old, gone } = matchBaseline(entriesFor(known, keyOf), found, keyOf);
    return { fresh, old, gone: gone.map(({ rule, element, count }) => [rule, element, count]) };
  };

  it("are known, or new, or gone", () => {
    assert.deepEqual(match([vda], [vda]), { fresh: [], old: [vda], gone: [] });
    assert.deepEqual(match([], [vda]), { fresh: [vda], old: [], gone: [] });
    assert.deepEqual(match([vda, vdb], [vdb]), {
      fresh: [],
      old: [vdb],
      gone: [["domain/a", "disk[vda]", 1]],
    });
    const other = finding("domain/b", "disk[vda]");
    assert.deepEqual(match([vda], [other]).fresh, [other]);
  });

  it("are counted where an element has several of a rule", () => {
    assert.deepEqual(match([vda], [vda, vda]), { fresh: [vda], old: [vda], gone: [] });
    assert.deepEqual(match([vda, vda, vda], [vda]).gone, [["domain/a", "disk[vda]", 2]]);
  });

  it("are known when everything that they speak of is", () => {
    const both = finding("domain/a", "disk[vda]", "disk[vdb]");
    assert.deepEqual(match([both], [vdb]), {
      fresh: [],
      old: [vdb],
      gone: [["domain/a", "disk[vda]", 1]],
    });
    assert.deepEqual(match([vda], [both]), { fresh: [both], old: [], gone: [] });
  });
});
