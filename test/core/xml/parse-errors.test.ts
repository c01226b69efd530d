import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { parseXml } from "../../../server/src/core/xml/parse.js";
import { drawMarkers, readMarkers } from "../../support/markers.js";
import { outline } from "./outline.js";

/** A text with carets under each error, the messages in the order of the carets, and what is left of the tree. */
interface Case {
  readonly text: string;
  readonly messages: readonly string[];
  readonly tree: string;
}

function testCases(cases: Readonly<Record<string, Case>>): void {
  for (const [name, { text: marked, messages, tree }] of Object.entries(cases)) {
    test(name, () => {
      const { text, spans } = readMarkers(marked);
      const document = parseXml(text);
      const found = document.errors.map(({ span }) => span);
      assert.equal(drawMarkers(text, found), drawMarkers(text, spans));
      assert.deepEqual(
        document.errors.map(({ message }) => message),
        messages,
      );
      assert.equal(outline(document.roots), tree);
    });
  }
}

describe("quotes", () => {
  testCases({
    "not closed before the next attribute": {
      text: `
<disk><driver name='qemu type='raw' io="native"/><target/></disk>
                   ^^^^^`,
      messages: ["The quote that opens here is never closed. Add a ' after the value."],
      tree: "disk(driver/ name~qemu type=raw io=native target/)",
    },
    "not closed before the end of the tag": {
      text: `
<a><b c="x/>
        ^^
<d e="y"/></a>`,
      messages: ['The quote that opens here is never closed. Add a " after the value.'],
      tree: 'a "\n"(b/ c~x d/ e=y)',
    },
    "not closed, and no other in the text": {
      text: `
<a><b c='x>y</b></a>
        ^^`,
      messages: ["The quote that opens here is never closed. Add a ' after the value."],
      tree: 'a(b c~x "y")',
    },
    "not closed in a tag that is not closed either": {
      text: `
<a b='
     ^`,
      messages: ["The quote that opens here is never closed. Add a ' after the value."],
      tree: "a b~",
    },
    "not closed before a placeholder that holds quotes": {
      text: `
<a b='{{ d['x'] }} c='y'/>
     ^^^^^^^^^^^^^`,
      messages: ["The quote that opens here is never closed. Add a ' after the value."],
      tree: "a/ b~{{ d['x'] }} c=y",
    },
    missing: {
      text: `
<a b=none c='1'/>
     ^^^^`,
      messages: ["This value has no quotes. Put it between quotes."],
      tree: "a/ b~none c=1",
    },
    "that belong to nothing": {
      text: `
<a 'b' c='1'/>
   ^^^`,
      messages: [
        "This value belongs to no attribute. Write a name and '=' before it, or remove it.",
      ],
      tree: "a/ c=1",
    },
  });
});

describe("attributes", () => {
  testCases({
    "without a value": {
      text: `
<a b c= d='1' e/>
   ^ ^^       ^`,
      messages: [
        "'b' has no value. Write b='...' or remove it.",
        "'c' has no value. Write c='...' or remove it.",
        "'e' has no value. Write e='...' or remove it.",
      ],
      tree: "a/ b~ c~ d=1 e~",
    },
    "given twice": {
      text: `
<a b='1' c='2' b='3'/>
               ^`,
      messages: ["'b' is given twice in this tag. Keep one of them."],
      tree: "a/ b=1 c=2 b=3",
    },
    "without a space between them": {
      text: `
<a b='1'c='2'/>
        ^`,
      messages: ["Put a space before 'c'."],
      tree: "a/ b=1 c=2",
    },
    "with a space that XML does not know": {
      text: `
<a\u00a0b='1'/>
  ^`,
      messages: ["This is not a space that XML knows. Type a plain space."],
      tree: "a/ b=1",
    },
    "with a name that is none": {
      text: `
<a 1b='1' c,d/>
   ^^     ^^^`,
      messages: [
        "'1b' is not a name that XML allows. Correct or remove it.",
        "A tag cannot contain 'c,d'. Remove it.",
      ],
      tree: "a/ 1b=1",
    },
    "without a name": {
      text: `
<a ='1' b='2'/>
   ^^^^`,
      messages: [
        "This value belongs to no attribute. Write a name and '=' before it, or remove it.",
      ],
      tree: "a/ b=2",
    },
    "with characters that must be escaped": {
      text: `
<a b='1 < 2' c='x&y=z' d='&nbsp; &#0;' e='&#xD800;'/>
        ^        ^        ^^^^^^ ^        ^`,
      messages: [
        "This '<' does not start a tag. Write '&lt;' for the character.",
        "This '&' does not start a reference. Write '&amp;' for the character.",
        "XML has no '&nbsp;'. Write the character itself or its number.",
        "This '&' does not start a reference. Write '&amp;' for the character.",
        "This '&' does not start a reference. Write '&amp;' for the character.",
      ],
      tree: "a/ b=1 < 2 c=x&y=z d=&nbsp; &#0; e=&#xD800;",
    },
  });
});

describe("tags", () => {
  testCases({
    "a tag being typed in front of another": {
      text: `
<a><disk <driver name='q'/><b/></disk></a>
   ^^^^^`,
      messages: ["The tag '<disk' is never closed. End it with '>' or '/>'."],
      tree: 'a(disk " "(driver/ name=q b/))',
    },
    "a tag being typed in front of its siblings": {
      text: `
<disk>
  <driver name='q' cache=
  ^^^^^^^          ^^^^^^
  <source file='f'/>
</disk>`,
      messages: [
        "The tag '<driver' is never closed. End it with '>' or '/>'.",
        "'cache' has no value. Write cache='...' or remove it.",
      ],
      tree: 'disk "\n  \n  \n"(driver name=q cache~ source/ file=f)',
    },
    "a tag at the end of the text": {
      text: `
<a><b c='1' /
^^ ^^`,
      messages: [
        "'<a>' is never closed. Add '</a>' or end the tag with '/>'.",
        "The tag '<b' is never closed. End it with '>' or '/>'.",
      ],
      tree: "a(b/ c=1)",
    },
    "a missing end tag": {
      text: `
<a><b c='1'>x<d/></a>
   ^^`,
      messages: ["'<b>' is never closed. Add '</b>' or end the tag with '/>'."],
      tree: 'a(b c=1 "x"(d/))',
    },
    "end tags in the wrong order": {
      text: `
<a><b></a></b><c/>
   ^^     ^^^^`,
      messages: [
        "'<b>' is never closed. Add '</b>' or end the tag with '/>'.",
        "'</b>' closes nothing that is open here. Remove it.",
      ],
      tree: "a(b) c/",
    },
    "an end tag that closes nothing": {
      text: `
<a>x</b>y</a>
    ^^^^`,
      messages: ["'</b>' closes nothing that is open here. Remove it, or write '</a>'."],
      tree: 'a "xy"',
    },
    "an end tag that is not closed, at a line's end and before a tag": {
      text: `
<a><b></b
      ^^^
<c></c</a>
   ^^^`,
      messages: [
        "This end tag is never closed. End it with '>'.",
        "This end tag is never closed. End it with '>'.",
      ],
      tree: 'a "\n"(b c)',
    },
    "an end tag with more than a name, and one without": {
      text: `
<a><b></b c='1'>x</></a>
         ^^^^^^  ^^^`,
      messages: [
        "An end tag holds a name and nothing else. Remove this.",
        "This end tag has no name. Write the name of the element it closes.",
      ],
      tree: 'a "x"(b)',
    },
    "a slash inside, and one away from its bracket": {
      text: `
<a /b='1'><c / ></a>
   ^         ^^^`,
      messages: [
        "A '/' here must be followed by '>'. Remove it or finish the tag.",
        "White space separates '/' from '>'. Write '/>'.",
      ],
      tree: "a b=1(c/)",
    },
    "a bracket that starts no tag": {
      text: `
<a>1 < 2 <> <=3 <!- <</a>
     ^   ^  ^   ^   ^`,
      messages: Array<string>(5).fill(
        "This '<' does not start a tag. Write '&lt;' for the character.",
      ),
      tree: 'a "1 < 2 <> <=3 <!- <"',
    },
  });
});

describe("the rest", () => {
  testCases({
    "an ampersand alone, and the end of no CDATA section": {
      text: `
<a>x & y &; &nope; ]]></a>
     ^   ^  ^^^^^^ ^^^`,
      messages: [
        "This '&' does not start a reference. Write '&amp;' for the character.",
        "This '&' does not start a reference. Write '&amp;' for the character.",
        "XML has no '&nope;'. Write the character itself or its number.",
        "']]>' only ends a CDATA section. Write ']]&gt;' for the characters.",
      ],
      tree: 'a "x & y &; &nope; ]]>"',
    },
    "a comment that is not closed": {
      text: `
<a><b/><!-- <c/></a>
       ^^^^`,
      messages: ["This comment is never closed. End it with '-->'."],
      tree: "a(b/)",
    },
    "hyphens in a comment": {
      text: `
<a><!-- x -- y --><!--z---></a>
          ^^           ^^`,
      messages: [
        "A comment cannot contain '--'. Put a space between the hyphens.",
        "A comment cannot contain '--'. Put a space between the hyphens.",
      ],
      tree: "a",
    },
    "a CDATA section that is not closed": {
      text: `
<a>x<![CDATA[ <b/></a>
    ^^^^^^^^^`,
      messages: ["This CDATA section is never closed. End it with ']]>'."],
      tree: 'a "x"',
    },
    "an instruction that is not closed": {
      text: `
<?xml version='1.0'
^^
<a><b/></a>`,
      messages: ["This instruction is never closed. End it with '?>'."],
      tree: "a(b/)",
    },
    "an instruction without a name": {
      text: `
<a><? x?></a>
   ^^`,
      messages: ["This instruction has no name. Write one directly after '<?', or remove it."],
      tree: "a",
    },
    "a declaration that is none": {
      text: `
<?xml versio="1.0"?>
^^^^^^^^^^^^^^^^^^^^
<a/>`,
      messages: [
        'This is no XML declaration. Write \'<?xml version="1.0" encoding="UTF-8"?>\' or remove it.',
      ],
      tree: "a/",
    },
    "braces over several lines, which hide nothing": {
      text: `
<a>{{ x
< y }}</a>
^`,
      messages: ["This '<' does not start a tag. Write '&lt;' for the character."],
      tree: 'a "{{ x\n< y }}"',
    },
    "a document type that is not closed": {
      text: `
<!DOCTYPE a
^^^^^^^^^
<a/>`,
      messages: ["This DOCTYPE is never closed. End it with '>'."],
      tree: "a/",
    },
    "a subset of a document type that is not closed": {
      text: `
<!DOCTYPE a [<!-- ]>
^^^^^^^^^
<a/>`,
      messages: ["This DOCTYPE is never closed. End it with '>'."],
      tree: "",
    },
    "a declaration that is not at the start": {
      text: `
 <?xml version='1.0'?><a/>
 ^^^^^^^^^^^^^^^^^^^^^`,
      messages: [
        "The XML declaration is only allowed at the very start. Remove what stands before it, or remove it.",
      ],
      tree: "a/",
    },
    "text outside of every element": {
      text: `
hello {{ you }}
^^^^^^^^^^^^^^^
<a/>{{ x }}<b/> <![CDATA[]]>
                ^^^^^^^^^^^^`,
      messages: [
        "Text stands outside of every element. Move it into one or remove it.",
        "Text stands outside of every element. Move it into one or remove it.",
      ],
      tree: "a/ b/",
    },
    "characters that XML forbids": {
      text: `
<a b='\0\x01x'>\uD800<!-- \uFFFF --></a>
      ^^   ^     ^`,
      messages: Array<string>(3).fill(
        "XML cannot contain this character, not even escaped. Remove it.",
      ),
      tree: `a b=\0\x01x "\uD800"`,
    },
  });
});
