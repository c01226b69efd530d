import assert from "node:assert/strict";
import { describe, it } from "node:test";
import fc from "fast-check";
import {
  insertOptions,
  moveOption,
  removeOption,
  setValue,
} from "../../../server/src/core/oslo/edits.js";
import { parseOslo } from "../../../server/src/core/oslo/parse.js";
import type { OsloFile, OsloOption } from "../../../server/src/core/oslo/tree.js";
import { type TextEdit, applyEdits } from "../../../server/src/core/text/span.js";
import { nastyConfigurations } from "../../lab/oslo/nasty-configurations.js";

describe("setValue", () => {
  const set = (line: string): string => {
    const file = parseOslo(`[s]\n${line}`);
    return applyEdits(file.text, [setValue(file, firstOption(file), "new")]).slice("[s]\n".length);
  };
  const cases: Readonly<Record<string, string>> = {
    "k = old": "k = new",
    "k=old  \n": "k=new  \n",
    "k = 'old'": "k = 'new'",
    'k:\t"old"\r\n': 'k:\t"new"\r\n',
    "k =": "k = new",
    "k=   \n": "k=new\n",
    'k = ""': 'k = "new"',
    'k = "': "k = new",
    "k = a,\n   b\nl = 1": "k = new\nl = 1",
    'k = "a"\n   b': "k = new",
  };
  for (const [before, after] of Object.entries(cases)) {
    it(`turns ${JSON.stringify(before)} into ${JSON.stringify(after)}`, () => {
      assert.equal(set(before), after);
    });
  }
});

describe("insertOptions", () => {
  const insert = (text: string, group = "libvirt"): string =>
    applyEdits(text, [insertOptions(parseOslo(text), group, [{ name: "n", value: "v" }])]);

  it("follows the last option of the group, in its style and with its line break", () => {
    assert.equal(
      insert("[libvirt]\r\na=1,\r\n  2\r\n\r\n# x\r\n[vnc]\r\nb = 1\r\n"),
      "[libvirt]\r\na=1,\r\n  2\r\nn=v\r\n\r\n# x\r\n[vnc]\r\nb = 1\r\n",
    );
    assert.equal(insert("[libvirt]\na: 1"), "[libvirt]\na: 1\nn: v");
    assert.equal(insert("[libvirt]\na     =   1\n"), "[libvirt]\na     =   1\nn = v\n");
  });

  it("goes below the header of an empty section, in the style of the file", () => {
    assert.equal(insert("[vnc]\na=1\n[LibVirt]\n\n[x]\n"), "[vnc]\na=1\n[LibVirt]\nn=v\n\n[x]\n");
    assert.equal(insert("[libvirt]"), "[libvirt]\nn = v");
  });

  it("is not continued by an indented line below", () => {
    assert.equal(insert("[libvirt]\n  a = 1\n"), "[libvirt]\nn = v\n\n  a = 1\n");
  });

  it("makes a missing section, DEFAULT first and others last", () => {
    assert.equal(insert(""), "[libvirt]\nn = v\n");
    assert.equal(insert("[vnc]\na=1"), "[vnc]\na=1\n\n[libvirt]\nn=v\n");
    assert.equal(
      insert("# file\n\n# about vnc\n[vnc]\na = 1\n", "DEFAULT"),
      "# file\n\n[DEFAULT]\nn = v\n\n# about vnc\n[vnc]\na = 1\n",
    );
    assert.equal(insert("\ufeff[vnc]\n", "DEFAULT"), "\ufeff[DEFAULT]\nn = v\n\n[vnc]\n");
  });
});

describe("any edit", () => {
  const files = nastyConfigurations({ seed: 7, count: 300 }).map(parseOslo);
  const withOption = files.filter(({ sections }) => sections.some((one) => one.options.length > 0));
  const anyFile = fc.constantFrom(...files);
  const anyOption = fc
    .constantFrom(...withOption)
    .chain((file) =>
      fc.constantFrom(
        ...file.sections.flatMap(({ options }) => options.map((option) => ({ file, option }))),
      ),
    );

  it("that adds an option leaves every other one as it was, and makes no new error", () => {
    fc.assert(
      fc.property(anyFile, fc.constantFrom("DEFAULT", "libvirt", "vnc"), (file, group) => {
        const after = edited(file, [insertOptions(file, group, [{ name: "new", value: "1" }])]);
        assert.deepEqual(
          options(after).filter((line) => !line.endsWith("/new=1")),
          options(file),
        );
        assert.equal(options(after).length, options(file).length + 1);
        assert.deepEqual(kinds(after), kinds(file));
      }),
      { numRuns: 1000, seed: 1 },
    );
  });

  it("that sets a value sets just that one", () => {
    fc.assert(
      fc.property(anyOption, ({ file, option }) => {
        const after = edited(file, [setValue(file, option, "new")]);
        const expected = options(file, (one) => (one === option ? "new" : one.value));
        assert.deepEqual(options(after), expected);
      }),
      { numRuns: 1000, seed: 2 },
    );
  });

  it("that removes or moves an option does nothing else", () => {
    fc.assert(
      fc.property(anyOption, ({ file, option }) => {
        const left = options(file).toSpliced(optionsOf(file).indexOf(option), 1);
        assert.deepEqual(options(edited(file, [removeOption(file, option)])), left);
        const moved = edited(file, moveOption(file, option, "vnc"));
        assert.deepEqual(options(moved), [...left, `vnc/${option.name}=${option.value}`]);
      }),
      { numRuns: 1000, seed: 3 },
    );
  });
});

function edited(file: OsloFile, edits: readonly TextEdit[]): OsloFile {
  return parseOslo(applyEdits(file.text, edits));
}

function options(file: OsloFile, value = (option: OsloOption) => option.value): string[] {
  return file.sections.flatMap((section) =>
    section.options.map((option) => `${section.name}/${option.name}=${value(option)}`),
  );
}

function optionsOf(file: OsloFile): OsloOption[] {
  return file.sections.flatMap((section) => section.options);
}

function kinds(file: OsloFile): string[] {
  return file.errors.map(({ kind }) => kind);
}

function firstOption(file: OsloFile): OsloOption {
  const option = file.sections[0]?.options[0];
  assert.ok(option !== undefined);
  return option;
}
