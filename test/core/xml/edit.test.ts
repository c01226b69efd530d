import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { applyEdits, type TextEdit } from "../../../server/src/core/text/span.js";
import {
  insertChild,
  insertChildren,
  removeAttribute,
  removeElement,
  setAttribute,
  setText,
} from "../../../server/src/core/xml/edit.js";
import { parseXml } from "../../../server/src/core/xml/parse.js";
import { descendants } from "../../../server/src/core/xml/query.js";
import type { XmlDocument, XmlElement } from "../../../server/src/core/xml/tree.js";

type Find = (...path: string[]) => XmlElement;

interface Case {
  readonly before: string;
  readonly edit: (find: Find, document: XmlDocument) => readonly (TextEdit | undefined)[];
  readonly after: string;
}

/** `find` takes names from below the root; the empty path is the root. Each case also runs with Windows line ends. */
function testCases(cases: Readonly<Record<string, Case>>): void {
  for (const [name, { before, edit, after }] of Object.entries(cases)) {
    for (const lineBreak of ["\n", "\r\n"]) {
      test(lineBreak === "\n" ? name : `${name}, with CRLF`, () => {
        const document = parseXml(before.replaceAll("\n", lineBreak));
        const find: Find = (...path) => {
          const [found] = descendants(document.roots[0], path);
          assert.ok(found);
          return found;
        };
        const edits = edit(find, document).filter((item) => item !== undefined);
        assert.equal(applyEdits(document.text, edits), after.replaceAll("\n", lineBreak));
      });
    }
  }
}

const order = ["name", "type", "cache", "io", "discard", "iothread"];

describe("setAttribute", () => {
  testCases({
    "replaces only what is between the quotes": {
      before: `<a b = "1"  c='2'/>`,
      edit: (find, document) => [
        setAttribute(document, find(), "b", "x"),
        setAttribute(document, find(), "c", "y"),
      ],
      after: `<a b = "x"  c='y'/>`,
    },
    "puts a new attribute where the order has it": {
      before: `<a name='q' type='raw' io='native' queues='4'/>`,
      edit: (find, document) => [setAttribute(document, find(), "cache", "none", order)],
      after: `<a name='q' type='raw' cache='none' io='native' queues='4'/>`,
    },
    "first, when all others come later": {
      before: `<a io='native'/>`,
      edit: (find, document) => [setAttribute(document, find(), "name", "q", order)],
      after: `<a name='q' io='native'/>`,
    },
    "last, when the order does not know it or any of the others": {
      before: `<a x='1' y='2'/>`,
      edit: (find, document) => [
        setAttribute(document, find(), "z", "3", order),
        setAttribute(document, find(), "io", "native", order),
      ],
      after: `<a x='1' y='2' z='3' io='native'/>`,
    },
    "several in one place, in the order of the edits": {
      before: `<a><driver type='raw' discard='unmap'/></a>`,
      edit: (find, document) => [
        setAttribute(document, find("driver"), "cache", "none", order),
        setAttribute(document, find("driver"), "io", "native", order),
        setAttribute(document, find("driver"), "iothread", "1", order),
      ],
      after: `<a><driver type='raw' cache='none' io='native' discard='unmap' iothread='1'/></a>`,
    },
    "takes the quotes of its neighbour, else of the element, else of the file, else single ones": {
      before: `<a b="1"><c d='1' e="2"/><f/></a>`,
      edit: (find, document) => [
        setAttribute(document, find("c"), "x", "1"),
        setAttribute(document, find("c"), "d2", "1", ["d", "d2", "e"]),
        setAttribute(document, find("f"), "x", "1"),
      ],
      after: `<a b="1"><c d='1' d2='1' e="2" x="1"/><f x="1"/></a>`,
    },
    "single quotes when the file has none": {
      before: `<a/>`,
      edit: (find, document) => [setAttribute(document, find(), "b", "1")],
      after: `<a b='1'/>`,
    },
    "escapes the value for its quotes": {
      before: `<a b="1" c='1'/>`,
      edit: (find, document) => [
        setAttribute(document, find(), "b", `<'&"\n`),
        setAttribute(document, find(), "c", `<'&"\t`),
      ],
      after: `<a b="&lt;'&amp;&quot;&#10;" c='&lt;&apos;&amp;"&#9;'/>`,
    },
    "goes on a line of its own where its neighbour does": {
      before: `<a>\n  <b c='1'\n     d='2'/>\n</a>`,
      edit: (find, document) => [setAttribute(document, find("b"), "e", "3")],
      after: `<a>\n  <b c='1'\n     d='2'\n     e='3'/>\n</a>`,
    },
    "repairs one that is still being typed": {
      before: `<a b c=none d='1'/>`,
      edit: (find, document) => [
        setAttribute(document, find(), "b", "x"),
        setAttribute(document, find(), "c", "y"),
      ],
      after: `<a b='x' c='y' d='1'/>`,
    },
    "changes the first of two": {
      before: `<a b='1' b='2'/>`,
      edit: (find, document) => [setAttribute(document, find(), "b", "x")],
      after: `<a b='x' b='2'/>`,
    },
    "keeps a space before the end of the tag": {
      before: `<a b='1' />`,
      edit: (find, document) => [setAttribute(document, find(), "c", "2")],
      after: `<a b='1' c='2' />`,
    },
  });
});

describe("removeAttribute", () => {
  testCases({
    "takes the white space before it": {
      before: `<a b='1'\n   c='2'  d='3' />`,
      edit: (find, document) => [
        removeAttribute(document, find(), "c"),
        removeAttribute(document, find(), "d"),
      ],
      after: `<a b='1' />`,
    },
    "can be combined with another that comes in its place": {
      before: `<a b='1' c='2'/>`,
      edit: (find, document) => [
        removeAttribute(document, find(), "b"),
        setAttribute(document, find(), "a", "0", ["a", "b", "c"]),
      ],
      after: `<a a='0' c='2'/>`,
    },
    "is nothing when there is none": {
      before: `<a b='1'/>`,
      edit: (find, document) => [removeAttribute(document, find(), "c")],
      after: `<a b='1'/>`,
    },
  });
});

const driver = { name: "driver", attributes: [["io", "native"]] } as const;
const nested = {
  name: "controller",
  attributes: [["type", "scsi"]],
  children: [
    { name: "driver", attributes: [["iothread", "1"]] },
    { name: "x", text: "a<b" },
  ],
} as const;

describe("insertChild", () => {
  testCases({
    "first, last, before and after": {
      before: `<a>\n    <b/>\n    <c/>\n</a>\n`,
      edit: (find, document) => [
        insertChild(document, find(), { name: "first" }, "first"),
        insertChild(document, find(), { name: "before-c" }, { before: find("c") }),
        insertChild(document, find(), { name: "after-b" }, { after: find("b") }),
        insertChild(document, find(), { name: "before-b" }, { before: find("b") }),
        insertChild(document, find(), { name: "last" }, "last"),
      ],
      after: `<a>\n    <first/>\n    <before-b/>\n    <b/>\n    <before-c/>\n    <after-b/>\n    <c/>\n    <last/>\n</a>\n`,
    },
    "last, where the sibling to go beside is missing": {
      before: `<a>\n  <b/>\n</a>\n`,
      edit: (find, document) => [
        insertChild(document, find(), { name: "c" }, { before: undefined }),
        insertChild(document, find(), { name: "d" }, { after: undefined }),
      ],
      after: `<a>\n  <b/>\n  <c/>\n  <d/>\n</a>\n`,
    },
    "behind a comment on the same line, before one on the next": {
      before: `<a>\n  <b/> <!-- b -->\n  <!-- c -->\n  <c/>\n</a>`,
      edit: (find, document) => [insertChild(document, find(), driver, { before: find("c") })],
      after: `<a>\n  <b/> <!-- b -->\n  <driver io='native'/>\n  <!-- c -->\n  <c/>\n</a>`,
    },
    "into a self-closed element": {
      before: `<a>\n  <b>\n    <disk type="file" />\n  </b>\n</a>`,
      edit: (find, document) => [insertChild(document, find("b", "disk"), driver)],
      after: `<a>\n  <b>\n    <disk type="file">\n      <driver io="native"/>\n    </disk>\n  </b>\n</a>`,
    },
    "into an empty element": {
      before: `<a>\n\t<b></b>\n</a>`,
      edit: (find, document) => [insertChild(document, find("b"), driver)],
      after: `<a>\n\t<b>\n\t\t<driver io='native'/>\n\t</b>\n</a>`,
    },
    "into an empty element over two lines": {
      before: `<a>\n\t<b>\n\t</b>\n</a>`,
      edit: (find, document) => [insertChild(document, find("b"), driver)],
      after: `<a>\n\t<b>\n\t\t<driver io='native'/>\n\t</b>\n</a>`,
    },
    "with children of its own": {
      before: `<a>\n   <b/>\n</a>`,
      edit: (find, document) => [insertChild(document, find(), nested)],
      after: `<a>\n   <b/>\n   <controller type='scsi'>\n      <driver iothread='1'/>\n      <x>a&lt;b</x>\n   </controller>\n</a>`,
    },
    "on the same line in a document of one line": {
      before: `<a><b/><c></c></a>\n`,
      edit: (find, document) => [
        insertChild(document, find(), nested, "first"),
        insertChild(document, find("b"), driver),
        insertChild(document, find("c"), driver),
      ],
      after: `<a><controller type='scsi'><driver iothread='1'/><x>a&lt;b</x></controller><b><driver io='native'/></b><c><driver io='native'/></c></a>\n`,
    },
    "on the same line where its siblings are": {
      before: `<a>\n  <b><c/></b>\n</a>`,
      edit: (find, document) => [
        insertChild(document, find("b"), driver, "first"),
        insertChild(document, find("b", "c"), { name: "d" }),
      ],
      after: `<a>\n  <b><driver io='native'/><c><d/></c></b>\n</a>`,
    },
    "several in one place of an element that has none": {
      before: `<a>\n  <b/>\n</a>`,
      edit: (find, document) => [
        insertChildren(document, find("b"), [{ name: "c" }, { name: "d" }]),
      ],
      after: `<a>\n  <b>\n    <c/>\n    <d/>\n  </b>\n</a>`,
    },
    "together with a new attribute of the parent": {
      before: `<a>\n  <b/>\n</a>`,
      edit: (find, document) => [
        insertChild(document, find("b"), driver),
        setAttribute(document, find("b"), "c", "1"),
      ],
      after: `<a>\n  <b c='1'>\n    <driver io='native'/>\n  </b>\n</a>`,
    },
    "into an element that is never closed": {
      before: `<a>\n  <b>`,
      edit: (find, document) => [insertChild(document, find(), driver)],
      after: `<a>\n  <b>\n  <driver io='native'/>`,
    },
  });
});

describe("removeElement", () => {
  testCases({
    "with its lines": {
      before: `<a>\n  <b/>\n  <c>\n    <d/>\n  </c>  \n  <e/>\n</a>`,
      edit: (find, document) => [
        removeElement(document, find("b")),
        removeElement(document, find("c")),
      ],
      after: `<a>\n  <e/>\n</a>`,
    },
    "but not a comment beside it": {
      before: `<a>\n  <b/> <!-- b -->\n</a>`,
      edit: (find, document) => [removeElement(document, find("b"))],
      after: `<a>\n  <!-- b -->\n</a>`,
    },
    "with the blanks before it, where others share its line": {
      before: `<a>\n  <b/> <c/> <d/>\n</a>`,
      edit: (find, document) => [removeElement(document, find("c"))],
      after: `<a>\n  <b/> <d/>\n</a>`,
    },
    "with the blanks behind it, where it starts the line": {
      before: `<a>\n  <b/> <c/>\n</a>`,
      edit: (find, document) => [removeElement(document, find("b"))],
      after: `<a>\n  <c/>\n</a>`,
    },
    "in a document of one line": {
      before: `<a><b/><c/></a>`,
      edit: (find, document) => [removeElement(document, find("b"))],
      after: `<a><c/></a>`,
    },
    "and puts another in its place": {
      before: `<a>\n  <b/>\n  <c/>\n</a>`,
      edit: (find, document) => [
        removeElement(document, find("b")),
        insertChild(document, find(), driver, { after: find("b") }),
        insertChild(document, find(), { name: "first" }, "first"),
      ],
      after: `<a>\n  <first/>\n  <driver io='native'/>\n  <c/>\n</a>`,
    },
  });
});

describe("setText", () => {
  testCases({
    "keeps white space and comments around it": {
      before: `<a><!-- x -->\n  1 <!-- y --> </a>`,
      edit: (find, document) => [setText(document, find(), "2 < 3")],
      after: `<a><!-- x -->\n  2 &lt; 3 <!-- y --> </a>`,
    },
    "replaces a CDATA section": {
      before: `<a><![CDATA[1]]></a>`,
      edit: (find, document) => [setText(document, find(), "]]>&")],
      after: `<a>]]&gt;&amp;</a>`,
    },
    "fills an empty element and a self-closed one": {
      before: `<a><b></b><c x='1' /></a>`,
      edit: (find, document) => [
        setText(document, find("b"), "1"),
        setText(document, find("c"), "2"),
      ],
      after: `<a><b>1</b><c x='1'>2</c></a>`,
    },
  });

  test("refuses an element that has children", () => {
    const document = parseXml("<a><b/></a>");
    const [root] = document.roots;
    assert.ok(root);
    assert.throws(() => setText(document, root, "1"), /without children/);
  });
});
