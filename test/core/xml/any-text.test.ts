import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { applyEdits } from "../../../server/src/core/text/span.js";
import {
  insertChild,
  removeAttribute,
  removeElement,
  setAttribute,
  setText,
} from "../../../server/src/core/xml/edit.js";
import { parseXml } from "../../../server/src/core/xml/parse.js";
import { attribute, elementAt } from "../../../server/src/core/xml/query.js";
import type { XmlDocument, XmlElement } from "../../../server/src/core/xml/tree.js";
import { exampleDomain } from "./example-domain.js";
import { allElements, assertSound } from "./invariants.js";

const fragment = fc.constantFrom(
  ..."< </ > /> <a> </a> <b </b> ' \" = a='1' b=\"2\" c= constructor __proto__ <!-- --> -- ".split(
    " ",
  ),
  ..."<![CDATA[ ]]> <? ?> <!DOCTYPE [ ] & &amp; &#x41; {{ }} {% %} <% %> ${ } @x@ / : é".split(" "),
  ...[" ", "\n", "\r\n", "\t", "\uFEFF", "\u00a0", "\0", "\uD800", "\uDC00"],
);
const xmlIsh = fc.array(fc.oneof({ weight: 9, arbitrary: fragment }, fc.string()), {
  maxLength: 30,
});

test("any text gives a sound tree", () => {
  fc.assert(
    fc.property(xmlIsh, (pieces) => {
      const document = parseXml(pieces.join(""));
      assertSound(document);
      for (let offset = 0; offset <= document.text.length; offset++) elementAt(document, offset);
    }),
    { numRuns: 3000 },
  );
});

test("a damaged domain gives a sound tree", () => {
  const place = fc.nat(exampleDomain.length);
  fc.assert(
    fc.property(place, fc.nat(20), xmlIsh, (start, length, pieces) => {
      const damaged =
        exampleDomain.slice(0, start) + pieces.join("") + exampleDomain.slice(start + length);
      assertSound(parseXml(damaged));
    }),
    { numRuns: 300 },
  );
});

/** A well-formed document with unlike layouts, so that an edit can be checked by reading it again. */
const wellFormed = fc.letrec<{ element: string; content: string }>((tie) => ({
  element: fc
    .tuple(
      fc.constantFrom("a", "b", "p:c", "constructor"),
      fc.uniqueArray(fc.constantFrom(" x='1'", ' y="&lt;"', "\n  z = ''", "\tio='{{ v }}'"), {
        maxLength: 3,
      }),
      fc.constantFrom("", " ", "\n"),
      fc.option(tie("content"), { depthSize: "small", nil: undefined }),
    )
    .map(([name, attributes, space, content]) => {
      const start = `<${name}${attributes.join("")}${space}`;
      return content === undefined ? `${start}/>` : `${start}>${content}</${name}>`;
    }),
  content: fc
    .array(
      fc.oneof(
        fc.constantFrom("", " ", "\n", "\n  ", "\r\n\t", "text", "<!-- c -->", "<![CDATA[<]]>"),
        tie("element"),
      ),
      { maxLength: 5 },
    )
    .map((pieces) => pieces.join("")),
})).element;

const value = fc.string({
  unit: fc.constantFrom("a", "<", ">", "&", "'", '"', " ", "\n", "é", "]"),
});

/** Runs `check` on one element of many documents. */
function forAnyElement(
  check: (document: XmlDocument, element: XmlElement, index: number, text: string) => void,
): void {
  fc.assert(
    fc.property(wellFormed, fc.nat(), value, (text, pick, written) => {
      const document = parseXml(text);
      assert.deepEqual(document.errors, []);
      const elements = allElements(document);
      const index = pick % elements.length;
      const element = elements[index];
      assert.ok(element);
      check(document, element, index, written);
    }),
    { numRuns: 500 },
  );
}

/** The tree without its places, as names, attributes, text without white space, and depth. */
function shape(document: XmlDocument): unknown[] {
  assert.deepEqual(document.errors, []);
  return allElements(document).map(({ name, attributes, text, parent }) => [
    name,
    attributes.map((item) => [item.name, item.value]),
    text.replace(/\s/g, ""),
    parent?.name,
  ]);
}

test("an attribute that is set reads as set, and everything else as before", () => {
  forAnyElement((document, element, index, written) => {
    const edit = setAttribute(document, element, "x", written, ["w", "x", "y", "io"]);
    const after = parseXml(applyEdits(document.text, [edit]));
    const changed = allElements(after)[index];
    assert.equal(attribute(changed, "x")?.value, written);
    assert.ok(changed);
    const removed = removeAttribute(after, changed, "x");
    assert.ok(removed);
    const without = parseXml(applyEdits(after.text, [removed]));
    const original = removeAttribute(document, element, "x");
    const expected = applyEdits(document.text, original === undefined ? [] : [original]);
    assert.deepEqual(shape(without), shape(parseXml(expected)));
    // Setting it again changes nothing.
    const again = setAttribute(after, changed, "x", written);
    assert.equal(applyEdits(after.text, [again]), after.text);
  });
});

test("a child that is inserted is there, and taking it out gives the same elements as before", () => {
  forAnyElement((document, element, index, written) => {
    for (const place of ["first", "last"] as const) {
      const added = { name: "new", attributes: [["n", written]] } as const;
      const edit = insertChild(document, element, added, place);
      const after = parseXml(applyEdits(document.text, [edit]));
      const parent = allElements(after)[index];
      const child = place === "first" ? parent?.children[0] : parent?.children.at(-1);
      assert.equal(child?.name, "new");
      assert.equal(attribute(child, "n")?.value, written);
      const without = parseXml(applyEdits(after.text, [removeElement(after, child)]));
      assert.deepEqual(shape(without), shape(document));
      assert.equal(without.comments.length, document.comments.length);
    }
  });
});

test("a text that is set reads as set", () => {
  forAnyElement((document, element, index, written) => {
    if (element.children.length > 0) return;
    const after = parseXml(applyEdits(document.text, [setText(document, element, written)]));
    assert.deepEqual(after.errors, []);
    assert.equal(allElements(after)[index]?.text.trim(), written.trim());
  });
});
