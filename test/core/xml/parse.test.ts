import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { parseXml } from "../../../server/src/core/xml/parse.js";
import type { XmlElement } from "../../../server/src/core/xml/tree.js";
import { exampleDomain } from "./example-domain.js";
import { outline } from "./outline.js";

describe("what is well-formed", () => {
  const cases: Record<string, { text: string; tree: string }> = {
    "an attribute in each kind of quotes": {
      text: `<a b='1' c="it's"/>`,
      tree: `a/ b=1 c=it's`,
    },
    "white space around the equals sign and before the end": {
      text: `<a  b = '1'\n c\t=\n"2" ></a >`,
      tree: `a b=1 c=2`,
    },
    "a self-closed element and an empty one": { text: `<a><b/><c></c></a>`, tree: `a(b/ c)` },
    "a bracket in a value": { text: `<a b='x > y'/>`, tree: `a/ b=x > y` },
    "a value over two lines": { text: `<a b='x\n\ty'/>`, tree: `a/ b=x  y` },
    "the five entities and numbers": {
      text: `<a b='&lt;&#65;&quot;'>&amp;&apos;&gt;&#x1F600;</a>`,
      tree: `a b=<A" "&'>😀"`,
    },
    "text between children": { text: `<a>x<b>y</b>z<c/> </a>`, tree: `a "xz "(b "y" c/)` },
    "a comment in the text": { text: `<a>x<!-- <b/> -->y</a>`, tree: `a "xy"` },
    "a CDATA section": { text: `<a>1<![CDATA[<b c='&amp;'>]]>2</a>`, tree: `a "1<b c='&amp;'>2"` },
    "a bracket that ends no CDATA section": { text: `<a>x]] ></a>`, tree: `a "x]] >"` },
    "a processing instruction": { text: `<?xml version='1.0'?><a><?b <c ?></a><?d?>`, tree: `a` },
    "names that objects have in JavaScript": {
      text: `<constructor __proto__='1' toString='2'><__proto__/><prototype/><hasOwnProperty/></constructor>`,
      tree: `constructor __proto__=1 toString=2(__proto__/ prototype/ hasOwnProperty/)`,
    },
    "names that the parser uses itself": {
      text: `<_text><text/><_-:@><x.y-z:w/></_-:@></_text>`.replaceAll(":@", ""),
      tree: `_text(text/ _-(x.y-z:w/))`,
    },
    prefixes: { text: `<a:b xmlns:a='u' a:c='1'/>`, tree: `a:b/ xmlns:a=u a:c=1` },
    "letters beyond ASCII": { text: `<größe maß='ß'>é</größe>`, tree: `größe maß=ß "é"` },
    "a byte order mark": { text: `\uFEFF<?xml version='1.0'?><a/>`, tree: `a/` },
    "several roots": { text: `<a/>\n<b/>\n`, tree: `a/ b/` },
    "Windows line ends": { text: `<a>x\r\n<b\r\nc='1\r\n2'/>\r</a>`, tree: `a "x\n\n"(b/ c=1 2)` },
    "a document type": {
      text: `<!DOCTYPE a [<!ENTITY e "]>"> <!-- ' --> <!ELEMENT a ANY>]><a>&e;</a>`,
      tree: `a "&e;"`,
    },
    nothing: { text: ``, tree: `` },
    "white space": { text: ` \r\n`, tree: `` },
  };
  for (const [name, { text, tree }] of Object.entries(cases)) {
    test(name, () => {
      const document = parseXml(text);
      assert.equal(outline(document.roots), tree);
      assert.deepEqual(document.errors, []);
    });
  }
});

describe("what a template holds instead of values", () => {
  const cases: Record<string, { text: string; tree: string }> = {
    "in the text": {
      text: `<a>{{ x < y && z }}\${n}@n@</a>`,
      tree: `a "{{ x < y && z }}\${n}@n@"`,
    },
    "in a value": {
      text: `<a b='{{ x }}' c="<%= x > 1 %>"/>`,
      tree: `a/ b={{ x }} c=<%= x > 1 %>`,
    },
    "with the quotes of the value": {
      text: `<a b='{{ d['x'] }}/{{ d['y'] }}' c='1'/>`,
      tree: `a/ b={{ d['x'] }}/{{ d['y'] }} c=1`,
    },
    "with the quotes of the value before a slash and a space": {
      text: `<a b='{{ d | default('/x/y') }}-{{ e | join(' ') }}' c='1'/>`,
      tree: `a/ b={{ d | default('/x/y') }}-{{ e | join(' ') }} c=1`,
    },
    "as a value without quotes": { text: `<a b={{ x }} c=@x@/>`, tree: `a/ b~{{ x }} c~@x@` },
    "instead of attributes": {
      text: `<a {{ x }} b='1'{{ y }}>{% if x < 3 %}<b {% if y %}c='1'{% endif %}/>{% endif %}</a>`,
      tree: `a b=1 "{% if x < 3 %}{% endif %}"(b/ c=1)`,
    },
    "around alternatives of an attribute": {
      text: `<a {% if x %}b='1' c='2'{% else %}b='3'{% endif %}/>`,
      tree: `a/ b=1 c=2 b=3`,
    },
    "as the name of an attribute": { text: `<a {{ n }}='1'/>`, tree: `a/ {{ n }}=1` },
    "as the name of an element": {
      text: `<{{ t }} b='1'><\${p}x/></{{ t }}>`,
      tree: `{{ t }} b=1(\${p}x/)`,
    },
    "around the elements": {
      text: `{# a < b #}\n<?xml version='1.0'?>\n{% for d in disks %}\n<% d.each do %><a/>{% endfor %}`,
      tree: `a/`,
    },
    "braces that hide a tag are text": { text: `<a>{{ <b/> }}</a>`, tree: `a "{{  }}"(b/)` },
    "braces over several lines are text": { text: `<a>{{\n<b/>}}</a>`, tree: `a "{{\n}}"(b/)` },
    "a quote that XML sees inside braces": { text: `<a b='{{' c='}}'/>`, tree: `a/ b={{ c=}}` },
  };
  for (const [name, { text, tree }] of Object.entries(cases)) {
    test(name, () => {
      const document = parseXml(text);
      assert.equal(outline(document.roots), tree);
      assert.deepEqual(document.errors, []);
    });
  }
});

describe("places", () => {
  test("of an element and its attributes", () => {
    const text = `<x>\r\n  <a b = "1&amp;"\tc='' >t</a >\r\n</x>`;
    const [element] = parseXml(text).roots[0]?.children ?? [];
    assert.ok(element);
    const slice = ({ start, end }: { start: number; end: number }): string =>
      text.slice(start, end);
    assert.deepEqual(
      [element.span, element.nameSpan, element.startTagSpan, element.endTagSpan].map(
        (span) => span && slice(span),
      ),
      [`<a b = "1&amp;"\tc='' >t</a >`, `a`, `<a b = "1&amp;"\tc='' >`, `</a >`],
    );
    assert.deepEqual(
      element.attributes.map(({ span, nameSpan, valueSpan, quote, intact }) => [
        slice(span),
        slice(nameSpan),
        slice(valueSpan),
        quote,
        intact,
      ]),
      [
        [`b = "1&amp;"`, "b", "1&amp;", '"', true],
        [`c=''`, "c", "", "'", true],
      ],
    );
  });

  test("of comments, real ones only", () => {
    const text = `<!--a--><x b='<!-- c -->'><![CDATA[<!-- d -->]]><!-- e\n --></x><?f <!-- g --> ?>`;
    assert.deepEqual(
      parseXml(text).comments.map(({ span, text: inside }) => [
        inside,
        text.slice(span.start, span.end),
      ]),
      [
        ["a", "<!--a-->"],
        [" e\n ", "<!-- e\n -->"],
      ],
    );
  });

  test("of an element that is never closed reach as far as it got", () => {
    const text = `<a><b>x</a> <c>y `;
    const spans = parseXml(text)
      .roots.flatMap((root) => [root, ...root.children])
      .map(({ name, span, endTagSpan }) => [name, text.slice(span.start, span.end), endTagSpan]);
    assert.deepEqual(spans, [
      ["a", "<a><b>x</a>", { start: 7, end: 11 }],
      ["b", "<b>x", undefined],
      ["c", "<c>y ", undefined],
    ]);
  });
});

test("a realistic domain has no errors, and the elements that it shows", () => {
  const { roots, comments, errors } = parseXml(exampleDomain);
  assert.deepEqual(errors, []);
  assert.equal(comments.length, 2);
  const [domain] = roots;
  assert.ok(domain);
  const drivers: string[] = [];
  const visit = (element: XmlElement): void => {
    if (element.name === "driver") drivers.push(outline([element]));
    element.children.forEach(visit);
  };
  visit(domain);
  assert.deepEqual(drivers, [
    "driver/ name=qemu type=qcow2 cache=none io=native",
    "driver/ name=qemu type=raw io=threads",
    "driver/ queues=4 iothread=2",
  ]);
  const texts = domain.children.slice(0, 4).map(({ text }) => text);
  assert.deepEqual(texts.slice(2), [
    "Größe & Co <prod>",
    "<driver name='no' cache='unsafe'/> & <!-- none -->",
  ]);
});

test("a declared entity is never expanded, however often it is used", () => {
  const declarations = Array.from(
    { length: 20 },
    (_, index) => `<!ENTITY e${index + 1} "&e${index};&e${index};&e${index};">`,
  );
  const text = `<!DOCTYPE a [<!ENTITY e0 "ha">${declarations.join("")}]><a b='&e20;'>&e20;</a>`;
  const { roots, errors } = parseXml(text);
  assert.equal(outline(roots), `a b=&e20; "&e20;"`);
  assert.deepEqual(errors, []);
});

test("nesting deeper than the call stack", () => {
  const depth = 50_000;
  const { roots, errors } = parseXml("<a>".repeat(depth) + "</a>".repeat(depth));
  let found = 0;
  for (let element = roots[0]; element !== undefined; element = element.children[0]) found++;
  assert.equal(found, depth);
  assert.deepEqual(errors, []);
});

test("a megabyte, well-formed and not", () => {
  const disk = `<disk type='file'><driver name='qemu' io='native'/></disk>\n`;
  const disks = disk.repeat(1e6 / disk.length);
  const { roots, errors } = parseXml(`<domain>${disks}</domain>`);
  assert.equal(roots[0]?.children.length, Math.floor(1e6 / disk.length));
  assert.deepEqual(errors, []);
  assert.equal(parseXml("<a b='".repeat(1e5)).roots.length, 1e5);
  assert.equal(parseXml("<?x ".repeat(1e5)).errors.length, 1e5);
});

test("a megabyte that takes its time where anything is done twice", () => {
  const repeated = (piece: string): string => piece.repeat(2e5);
  // Tags that are being typed, one in the other; end tags that close nothing; many names; many attributes; many runs.
  assert.equal(parseXml(repeated("<a ")).roots.length, 2e5);
  assert.equal(parseXml("<a>".repeat(1e5) + "</b>".repeat(1e5)).errors.length, 2e5);
  const names = Array.from({ length: 1e5 }, (_, index) => `<n${index}x/>`).join("");
  assert.equal(parseXml(names).roots.length, 1e5);
  const attributes = Array.from({ length: 1e5 }, (_, index) => `a${index}=''`).join(" ");
  assert.equal(parseXml(`<a ${attributes}/>`).roots[0]?.attributes.length, 1e5);
  assert.equal(parseXml(`<a>${repeated("x<b/>")}</a>`).roots[0]?.text.length, 2e5);
});
