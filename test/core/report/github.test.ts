import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { githubAnnotations } from "../../../server/src/core/report/github.js";
import { lintedFile } from "../../support/linted-file.js";

const docs = "https://github.com/virt-latency/virt-latency/blob/main/docs/rules";

describe("GitHub annotations", () => {
  it("point at the text, with the rule as title and its page", () => {
    const file = lintedFile("vm/db1.xml", "<domain>\n  <x cache='unsafe'/>\n", [{ at: "unsafe" }]);
    assert.equal(
      githubAnnotations([file], []),
      "::error file=vm/db1.xml,line=2,endLine=2,col=13,endColumn=19,title=domain/disk-cache-unsafe::" +
        `Loses data.%0A${docs}/domain/disk-cache-unsafe.md\n`,
    );
  });

  it("are errors, warnings and notices", () => {
    const file = lintedFile("a.xml", "<domain/>", [
      { at: "domain", severity: "error" },
      { at: "domain", severity: "warning" },
      { at: "domain", severity: "information" },
      { at: "domain", severity: "hint" },
    ]);
    const kinds = githubAnnotations([file], []).match(/^::\w+/gm);
    assert.deepEqual(kinds, ["::error", "::warning", "::notice", "::notice"]);
  });

  it("name no columns where the finding spans lines, since the runner refuses them there", () => {
    const file = lintedFile("a.xml", "<a\n/>", [{ at: "a\n/" }]);
    assert.match(
      githubAnnotations([file], []),
      /^::error file=a\.xml,line=1,endLine=2,title=domain\/disk-cache-unsafe::/,
    );
  });

  it("stay one command, whatever a file's name and content say", () => {
    const name = "a,line=9::x\r\n::stop-commands::100%\u001b[31m.xml";
    const message = "'\r\n::add-mask::100%, \u202e'";
    const file = lintedFile(name, "<a/>", [{ at: "a", message }]);
    assert.equal(
      githubAnnotations([file], []),
      "::error file=a%2Cline=9%3A%3Ax\ufffd%0A%3A%3Astop-commands%3A%3A100%25\ufffd[31m.xml," +
        "line=1,endLine=1,col=2,endColumn=3,title=domain/disk-cache-unsafe::" +
        `'\ufffd%0A::add-mask::100%25, \ufffd'%0A${docs}/domain/disk-cache-unsafe.md\n`,
    );
  });

  it("tell of inputs that could not be read", () => {
    const errors = [
      { file: "absent", message: "does not exist" },
      { file: ".virt-latency.json", message: "is not JSON", line: 2, column: 7 },
    ];
    assert.equal(
      githubAnnotations([], errors),
      "::error file=absent,title=virt-latency::absent does not exist\n" +
        "::error file=.virt-latency.json,line=2,col=7,title=virt-latency::.virt-latency.json is not JSON\n",
    );
  });

  it("are none for a clean file", () => {
    assert.equal(githubAnnotations([lintedFile("a.xml", "<domain/>")], []), "");
  });
});
