import assert from "node:assert/strict";
import type { Span } from "../../../server/src/core/text/span.js";
import { decodeAttributeValue } from "../../../server/src/core/xml/character-data.js";
import type { XmlDocument, XmlElement } from "../../../server/src/core/xml/tree.js";

/** Every element, parents before children. */
export function allElements({ roots }: XmlDocument): readonly XmlElement[] {
  const found: XmlElement[] = [];
  const pending = roots.toReversed();
  for (let element = pending.pop(); element !== undefined; element = pending.pop()) {
    found.push(element);
    pending.push(...element.children.toReversed());
  }
  return found;
}

/** What must hold for the tree of any text. */
export function assertSound(document: XmlDocument): void {
  const { text, roots, comments, errors } = document;
  assertInOrder(
    roots.map(({ span }) => span),
    { start: 0, end: text.length },
  );
  for (const element of allElements(document)) {
    const { span, startTagSpan, endTagSpan, nameSpan, attributes, children } = element;
    assert.equal(text.slice(nameSpan.start, nameSpan.end), element.name);
    assert.ok(text.startsWith("<", span.start) && startTagSpan.start === span.start);
    const tags = endTagSpan === undefined ? [startTagSpan] : [startTagSpan, endTagSpan];
    assertInOrder(tags, span);
    if (endTagSpan !== undefined) assert.equal(endTagSpan.end, span.end);
    assertInOrder([nameSpan, ...attributes.map((item) => item.span)], startTagSpan);
    const inside = { start: startTagSpan.end, end: endTagSpan?.start ?? span.end };
    assertInOrder(
      children.map((child) => child.span),
      inside,
    );
    for (const child of children) assert.equal(child.parent, element);
    for (const attribute of attributes) {
      assertInOrder([attribute.nameSpan, attribute.valueSpan], attribute.span);
      const { start, end } = attribute.valueSpan;
      assert.equal(decodeAttributeValue(text.slice(start, end)), attribute.value);
      if (!attribute.intact) continue;
      assert.equal(text[start - 1], attribute.quote);
      assert.equal(text[end], attribute.quote);
      assert.equal(attribute.span.end, end + 1);
    }
  }
  assertInOrder(
    comments.map(({ span }) => span),
    { start: 0, end: text.length },
  );
  for (const { span, text: inside } of comments) {
    assert.equal(text.slice(span.start, span.end), `<!--${inside}-->`);
  }
  for (const { span } of errors) {
    assert.ok(0 <= span.start && span.start < span.end && span.end <= text.length);
  }
}

function assertInOrder(spans: readonly Span[], around: Span): void {
  let offset = around.start;
  for (const { start, end } of spans) {
    assert.ok(offset <= start && start <= end);
    offset = end;
  }
  assert.ok(offset <= around.end);
}
