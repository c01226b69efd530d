import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { parse } from "ini";
import { outcomeOf } from "../../support/oslo-outcome.js";

/*
 * Where npm's `ini`, which reads our fio job files, agrees with oslo.config about nova.conf and where it does not.
 * The second table is the reason why core/oslo exists; should `ini` ever change, it says so.
 */

/** The last value of each option, which is what both would use. */
function ours(text: string): unknown {
  const outcome = outcomeOf(text);
  if ("error" in outcome) return outcome.error.message;
  return Object.fromEntries(
    Object.entries(outcome.sections).map(([section, options]) => [
      section,
      Object.fromEntries(Object.entries(options).map(([name, values]) => [name, values.at(-1)])),
    ]),
  );
}

/** `ini` makes objects without a prototype; their content is what counts. */
function theirs(text: string): unknown {
  return JSON.parse(JSON.stringify(parse(text)));
}

const agreed: Readonly<Record<string, readonly [text: string, both: unknown]>> = {
  "sections and values": [
    "[DEFAULT]\na = 1\nb=two words\n\n[libvirt]\nc = x=y\n",
    { DEFAULT: { a: "1", b: "two words" }, libvirt: { c: "x=y" } },
  ],
  "comments on their own lines": ["# a\n; b\n[s]\n#k = 1\nk = 2\n", { s: { k: "2" } }],
  "double quotes": ['[s]\nk = "a b"\n', { s: { k: "a b" } }],
  "single quotes": ["[s]\nk = 'a b'\n", { s: { k: "a b" } }],
  "an empty value": ["[s]\nk =\n", { s: { k: "" } }],
  "the last of several": ["[s]\nk = 1\nk = 2\n", { s: { k: "2" } }],
  "a repeated section": ["[s]\na = 1\n[t]\n[s]\nb = 2\n", { s: { a: "1", b: "2" }, t: {} }],
  CRLF: ["[s]\r\nk = 1\r\n", { s: { k: "1" } }],
};

const unexpected = "Unexpected continuation line";
const differing: Readonly<Record<string, readonly [text: string, oslo: unknown, ini: unknown]>> = {
  "a colon separates": ["[s]\nk : 3\n", { s: { k: "3" } }, { s: { "k : 3": true } }],
  "the first separator counts": [
    "[s]\nurl: http://x/?a=b\n",
    { s: { url: "http://x/?a=b" } },
    { s: { "url: http://x/?a": "b" } },
  ],
  "comments in values": [
    "[s]\nk = raw  # note\n",
    { s: { k: "raw  # note" } },
    { s: { k: "raw" } },
  ],
  "signs of comments in passwords": [
    "[s]\nk = ab#cd;ef\n",
    { s: { k: "ab#cd;ef" } },
    { s: { k: "ab" } },
  ],
  "continuation lines": ["[s]\nk = a,\n  b\n", { s: { k: "a,\nb" } }, { s: { k: "a,", b: true } }],
  "an indented option": [
    "[s]\nk = a\n  l = b\n",
    { s: { k: "a\nl = b" } },
    { s: { k: "a", l: "b" } },
  ],
  "an indented option on its own": ["[s]\n  l = b\n", unexpected, { s: { l: "b" } }],
  "brackets in names": ["[s]\nk[] = 1\nk[] = 2\n", { s: { "k[]": "2" } }, { s: { k: ["1", "2"] } }],
  "dots in sections": ["[a.b]\nc = 1\n", { "a.b": { c: "1" } }, { a: { b: { c: "1" } } }],
  "words for truth": ["[s]\nk = true\n", { s: { k: "true" } }, { s: { k: true } }],
  "no separator": ["[s]\nk\n", "No ':' or '=' found in assignment", { s: { k: true } }],
  "no section": ["k = 1\n", "Section must be started before assignment", { k: "1" }],
  "no bracket": ["[s\nk = 1\n", "Invalid section (must end with ])", { "[s": true, k: "1" }],
  "a comment behind a header": [
    "[s] # c\nk = 1\n",
    "Invalid section (must end with ])",
    { "[s]": true, k: "1" },
  ],
  "spaces in brackets": ["[ s ]\nk = 1\n", { " s ": { k: "1" } }, { s: { k: "1" } }],
  "a lone quote": ['[s]\nk = "\n', { s: { k: "" } }, { s: { k: '"' } }],
  "two quoted words": ['[s]\nk = "a" "b"\n', { s: { k: 'a" "b' } }, { s: { k: '"a" "b"' } }],
  backslashes: ["[s]\nk = C:\\\\new\n", { s: { k: "C:\\\\new" } }, { s: { k: "C:\\new" } }],
};

describe("npm ini and oslo.config", () => {
  for (const [name, [text, both]] of Object.entries(agreed)) {
    it(`agree: ${name}`, () => {
      assert.deepEqual(ours(text), both);
      assert.deepEqual(theirs(text), both);
    });
  }
  for (const [name, [text, oslo, ini]] of Object.entries(differing)) {
    it(`differ: ${name}`, () => {
      assert.deepEqual(ours(text), oslo);
      assert.deepEqual(theirs(text), ini);
    });
  }
});
