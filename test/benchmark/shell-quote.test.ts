import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { describe, it } from "node:test";
import fc from "fast-check";
import { shellQuote } from "../../server/src/hosts/shell-quote.js";

/** What a real shell makes of the quoted texts. */
function echoed(texts: readonly string[]): string[] {
  const script = texts.map((text) => `printf '%s\\0' ${shellQuote(text)}`).join("\n");
  const output = execFileSync("/bin/sh", { input: script, encoding: "utf8", cwd: "/" });
  return output.split("\0").slice(0, -1);
}

describe("a quoted word", () => {
  it("is the text itself to a shell, whatever it is", () => {
    const special = Array.from({ length: 127 }, (_, code) => String.fromCharCode(code + 1));
    const hostile = [
      "",
      "-n",
      "'",
      "''",
      "\\'",
      "'\\''",
      "$(touch /tmp/PWNED)",
      "`touch /tmp/PWNED`",
      "'; touch /tmp/PWNED; '",
      "a\nb\n",
      "${IFS}",
      "~root",
      "*",
      "a b\tc",
      "!!",
      "\\",
      "ü \u{1f600}",
    ];
    const random = fc.sample(fc.string({ unit: "binary" }), { numRuns: 500, seed: 20261122 });
    const texts = [...special, ...hostile, ...random].map((text) => text.replaceAll("\0", ""));
    assert.deepEqual(echoed(texts), texts);
  });

  it("cannot hold NUL", () => {
    assert.throws(() => shellQuote("a\0b"));
  });
});
