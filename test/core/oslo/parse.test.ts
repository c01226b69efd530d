import assert from "node:assert/strict";
import { describe, it } from "node:test";
import fc from "fast-check";
import { parseOslo } from "../../../server/src/core/oslo/parse.js";
import { isPythonSpace } from "../../../server/src/core/oslo/white-space.js";
import type { OsloFile, OsloOption } from "../../../server/src/core/oslo/tree.js";
import type { Span } from "../../../server/src/core/text/span.js";
import { drawMarkers } from "../../support/markers.js";

/** Words that steer the reader, so that random texts reach every branch of it. */
const anyText = fc
  .array(
    fc.oneof(
      fc.constantFrom("\n", "\r\n", "\r", "=", ":", " ", "\t", "[", "]", "#", ";", '"', "'", ","),
      fc.constantFrom("\ufeff", "\u2028", "\u0085", "\u001c", "\0", "constructor", "__proto__"),
      fc.string({ unit: "binary", maxLength: 4 }),
    ),
    { maxLength: 60 },
  )
  .map((parts) => parts.join(""));

describe("parseOslo", () => {
  it("gives each part its exact place", () => {
    const text = "# head\n[libvirt]  \nimages_type = 'flat' \nkey:a,\n\t b\n  c\nempty =\n";
    const file = parseOslo(text);
    const [section] = file.sections;
    assert.ok(section !== undefined);
    const spans = [
      ...file.comments.map(({ span }) => span),
      section.nameSpan,
      ...section.options.flatMap(({ nameSpan, separatorSpan, valueSpan }) => [
        nameSpan,
        separatorSpan,
        valueSpan,
      ]),
    ];
    assert.equal(
      drawMarkers(text, spans),
      `# head
^^^^^^
[libvirt]  
 ^^^^^^^
images_type = 'flat' 
^^^^^^^^^^^
            ^
               ^^^^
key:a,
^^^
   ^
    ^^^^^^^^^^
\t b
  c
empty =
^^^^^
      ^
       ^
`,
    );
    assert.deepEqual(
      section.options.map(({ name, value, quote, span }) => [
        name,
        value,
        quote,
        text.slice(span.start, span.end),
      ]),
      [
        ["images_type", "flat", "'", "images_type = 'flat'"],
        ["key", "a,\nb\nc", undefined, "key:a,\n\t b\n  c"],
        ["empty", "", undefined, "empty ="],
      ],
    );
    assert.equal(text.slice(section.headerSpan.start, section.headerSpan.end), "[libvirt]");
  });

  it("takes quotes off as oslo.config does, and says where the rest stands", () => {
    const values = ['"a b"', '"', '""', "\"a'", '"a" "b"', '"a"\n b', '"a\n b"'];
    const seen = values.map((value) => {
      const [option] = parseOslo(`[s]\nk = ${value}`).sections[0]?.options ?? [];
      assert.ok(option !== undefined);
      return [option.value, option.valueLines[0].text, option.span.end - option.span.start];
    });
    assert.deepEqual(seen, [
      ["a b", "a b", 9],
      ["", "", 5],
      ["", "", 6],
      ["\"a'", "\"a'", 7],
      ['a" "b', 'a" "b', 11],
      ["a\nb", "a", 10],
      ['"a\nb"', '"a', 10],
    ]);
  });

  it("keeps reading behind an error, under the likeliest header", () => {
    const file = parseOslo("a = 0\n[libvirt] # note\nb = 1\nfoo\n  bar\n[x\nc = 2\n");
    assert.deepEqual(
      file.errors.map(({ kind, line }) => [kind, line]),
      [
        ["section-missing", 2],
        ["section-unclosed", 2],
        ["separator-missing", 4],
        ["section-unclosed", 6],
      ],
    );
    assert.deepEqual(
      file.sections.map(({ name, intact, options }) => [name, intact, options.map((o) => o.name)]),
      [
        ["libvirt", false, ["b"]],
        ["x", false, ["c"]],
      ],
    );
    assert.deepEqual(
      file.orphans.map(({ name }) => name),
      ["a"],
    );
  });

  it("reports a block of indented lines once", () => {
    const [error, ...others] = parseOslo("[DEFAULT]\n  a = 1\n  b = 2\n\n  c = 3\n").errors;
    assert.equal(others.length, 1);
    assert.deepEqual(
      error?.indentedLines.map(({ text }) => text),
      ["a = 1", "b = 2"],
    );
  });

  it("sees a section behind a byte order mark, at the start and amid files put together", () => {
    const file = parseOslo("\ufeff[a]\nx = 1\n\ufeff\ufeff[b]\ny = 2\n");
    assert.deepEqual(
      file.sections.map(({ name }) => name),
      ["a", "b"],
    );
    assert.deepEqual(
      file.errors.map(({ byteOrderMark, line, lineText, span }) => [
        byteOrderMark,
        line,
        lineText,
        span,
      ]),
      [
        [true, 1, "\ufeff[a]", { start: 0, end: 1 }],
        [true, 3, "\ufeff\ufeff[b]", { start: 11, end: 13 }],
      ],
    );
  });

  it("loses nothing: all that is between the parts is white space, quotes, brackets and broken lines", () => {
    fc.assert(
      fc.property(anyText, (text) => {
        const file = parseOslo(text);
        const spans = partsOf(file);
        let end = 0;
        for (const span of spans) {
          assert.ok(span.start >= end && span.end >= span.start && span.end <= text.length);
          end = span.end;
        }
        for (const option of optionsOf(file)) {
          assert.equal(option.name, slice(text, option.nameSpan));
          for (const line of option.valueLines) assert.equal(line.text, slice(text, line.span));
          assert.equal(option.value, option.valueLines.map((line) => line.text).join("\n"));
        }
        for (const { span } of file.errors) assert.ok(span.start < span.end);
        if (file.errors.length > 0 || text === "") return;
        let from = 0;
        for (const span of [...spans, { start: text.length, end: text.length }]) {
          for (const unit of text.slice(from, span.start)) {
            assert.ok("\"'[]=:".includes(unit) || isPythonSpace(unit.charCodeAt(0)), unit);
          }
          from = span.end;
        }
      }),
      { numRuns: 2000, seed: 20261122 },
    );
  });

  it("takes time that grows with the size, whatever the text is made of", () => {
    const size = 400_000;
    const shapes = ["\ufeff", " ", "[", "a", "\n", "\n ", "\n a", "a=\n b,", '"', "[a]\nb = 1\n"];
    for (const shape of shapes) {
      const text = `[s]\nk = v\n${shape.repeat(size / shape.length)}`;
      const before = process.cpuUsage();
      parseOslo(text);
      const { user, system } = process.cpuUsage(before);
      assert.ok(user + system < 5_000_000, `${JSON.stringify(shape)}: ${user.toString()} µs`);
    }
  });
});

function optionsOf(file: OsloFile): OsloOption[] {
  return [...file.orphans, ...file.sections.flatMap(({ options }) => options)];
}

/** Every part that must not overlap another, in file order. */
function partsOf(file: OsloFile): Span[] {
  return [
    ...file.comments.map(({ span }) => span),
    ...file.sections.map(({ nameSpan }) => nameSpan),
    ...optionsOf(file).flatMap(({ nameSpan, separatorSpan, valueLines }) => [
      nameSpan,
      separatorSpan,
      ...valueLines.map(({ span }) => span),
    ]),
  ].sort((a, b) => a.start - b.start || a.end - b.end);
}

function slice(text: string, { start, end }: Span): string {
  return text.slice(start, end);
}
