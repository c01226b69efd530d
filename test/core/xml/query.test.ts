import assert from "node:assert/strict";
import { test } from "node:test";
import { parseXml } from "../../../server/src/core/xml/parse.js";
import {
  attribute,
  child,
  children,
  descendants,
  elementAt,
  localName,
  namespaceOf,
} from "../../../server/src/core/xml/query.js";

test("attributes and children by name, the first of several", () => {
  const [root] = parseXml(`<a b='1' b='2' x:b='3'><c n='1'/><x:c/><c n='2'/></a>`).roots;
  assert.equal(attribute(root, "b")?.value, "1");
  assert.equal(attribute(root, "x:b")?.value, "3");
  assert.equal(attribute(root, "toString"), undefined);
  assert.equal(attribute(child(root, "c"), "n")?.value, "1");
  assert.equal(child(root, "d"), undefined);
  assert.deepEqual(
    children(root, "c").map((item) => attribute(item, "n")?.value),
    ["1", "2"],
  );
  assert.equal(attribute(undefined, "b"), undefined);
  assert.deepEqual(children(undefined, "c"), []);
});

test("descendants along a path", () => {
  const [root] = parseXml(`<a><b><c n='1'/><c n='2'/></b><c n='3'/><b><c n='4'/></b></a>`).roots;
  const numbers = descendants(root, ["b", "c"]).map((item) => attribute(item, "n")?.value);
  assert.deepEqual(numbers, ["1", "2", "4"]);
  assert.deepEqual(descendants(root, []), [root]);
  assert.deepEqual(descendants(undefined, ["b"]), []);
});

test("the names in a text, without prefixes and also where it is broken", () => {
  const { names } = parseXml(`<x:a xmlns:x='u' b='1'><c><d e='&broken' <f g`);
  assert.deepEqual([...names].sort(), ["a", "b", "c", "d", "e", "f", "g", "x"]);
});

test("the element at each offset", () => {
  const text = ` <a>x<b/><c>y</c></a> <d`;
  const document = parseXml(text);
  const names = Array.from(
    { length: text.length + 1 },
    (_, offset) => elementAt(document, offset)?.name ?? ".",
  );
  assert.equal(names.join(""), ".aaaabbbbccccccccaaaa.ddd");
});

test("the namespace that a prefix stands for", () => {
  const [root] = parseXml(
    `<a xmlns='u' xmlns:p='v'><b/><p:c xmlns:p='w'/><p:d xmlns=''><e/></p:d><q:f/></a>`,
  ).roots;
  assert.deepEqual(
    root?.children.map((item) => [localName(item), namespaceOf(item)]),
    [
      ["b", "u"],
      ["c", "w"],
      ["d", "v"],
      ["f", undefined],
    ],
  );
  const [unqualified] = descendants(root, ["p:d", "e"]);
  assert.ok(unqualified);
  assert.equal(namespaceOf(unqualified), undefined);
});
