import assert from "node:assert/strict";
import { test } from "node:test";
import { parseXml } from "../../../server/src/core/xml/parse.js";
import type { XmlElement } from "../../../server/src/core/xml/tree.js";
import { exampleDomain } from "./example-domain.js";
import { allElements, assertSound } from "./invariants.js";

const whole = allElements(parseXml(exampleDomain));

test("every prefix of a domain keeps what comes before the cursor", () => {
  for (let length = 0; length <= exampleDomain.length; length++) {
    const document = parseXml(exampleDomain.slice(0, length));
    assertSound(document);
    const found = allElements(document);
    const complete = whole.filter(({ startTagSpan }) => startTagSpan.end <= length);
    assert.deepEqual(found.slice(0, complete.length).map(describe), complete.map(describe));
    assert.ok(found.length <= complete.length + 1);
  }
});

test("a tag that loses a character keeps the other elements", () => {
  for (const { startTagSpan, selfClosing } of whole) {
    if (!selfClosing) continue;
    const { start, end } = startTagSpan;
    const withoutEnd = exampleDomain.slice(0, end - 2) + exampleDomain.slice(end);
    const document = parseXml(withoutEnd);
    assertSound(document);
    assert.ok(document.errors.length > 0);
    const others = (elements: readonly XmlElement[]): string[] =>
      elements.filter((item) => item.span.start !== start).map(pathOf);
    assert.deepEqual(others(allElements(document)), others(whole));
  }
});

test("Windows line ends change offsets and nothing else", () => {
  const text = exampleDomain.replaceAll("\n", "\r\n");
  const document = parseXml(text);
  assertSound(document);
  assert.deepEqual(document.errors, []);
  const unix = parseXml(exampleDomain);
  const moved = (offset: number): number =>
    offset + exampleDomain.slice(0, offset).split("\n").length - 1;
  const shape = (element: XmlElement, move: (offset: number) => number): unknown => [
    describe(element),
    element.text,
    [element.span, element.startTagSpan, element.endTagSpan, element.nameSpan]
      .concat(element.attributes.flatMap((item) => [item.span, item.nameSpan, item.valueSpan]))
      .map((span) => span && [move(span.start), move(span.end)]),
  ];
  assert.deepEqual(
    allElements(document).map((element) => shape(element, (offset) => offset)),
    allElements(unix).map((element) => shape(element, moved)),
  );
  assert.deepEqual(
    document.comments.map(({ span }) => span.start),
    unix.comments.map(({ span }) => moved(span.start)),
  );
});

function describe({ name, attributes }: XmlElement): string {
  return [name, ...attributes.map((item) => `${item.name}=${item.value}`)].join(" ");
}

function pathOf(element: XmlElement): string {
  const names = [];
  for (let at: XmlElement | undefined = element; at !== undefined; at = at.parent) {
    names.unshift(describe(at));
  }
  return names.join(" / ");
}
