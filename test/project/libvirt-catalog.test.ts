import assert from "node:assert/strict";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, it } from "node:test";
import { loadGrammar } from "../../scripts/libvirt-catalog/relax-ng.js";
import { StateBuilder } from "../../scripts/libvirt-catalog/states.js";
import { type Table, table } from "../../scripts/libvirt-catalog/table.js";

describe("the table of libvirt's schema", () => {
  it("lists attributes, children, text and types, each kind of element once", async () => {
    const { types, contexts } = await tableOf([
      element(
        "guest",
        attribute("kind", choice("a", "b")),
        `<optional>${attribute("size", '<data type="unsignedShort"/>')}</optional>`,
        element("left", "<text/>"),
        `<zeroOrMore>${element("right", "<text/>")}</zeroOrMore>`,
      ),
    ]);
    assert.deepEqual(types, ["a b", "#0..65535", "*"]);
    assert.deepEqual(contexts, ["kind:0! size:1 left>1! right>1+", "=2"]);
  });

  it("joins the variants of an element, and requires only what all of them do", async () => {
    const variants = [
      element("disk", attribute("type", "<value>file</value>"), attribute("file")),
      element("disk", attribute("type", "<value>block</value>"), attribute("dev")),
    ];
    const { types, contexts } = await tableOf([
      element("guest", `<choice>${variants.join("")}</choice>`),
    ]);
    assert.deepEqual(contexts, ["disk>1!", "dev:0 file:0 type:1!"]);
    assert.deepEqual(types, ["*", "block file"]);
  });

  it("leaves out what is not allowed, unless another file brings it", async () => {
    const closed = '<define name="extra"><notAllowed/></define>';
    const opened = `<define name="extra" combine="choice">${element("extra", "<empty/>")}</define>`;
    const guest = element("guest", '<optional><ref name="extra"/></optional>');
    assert.deepEqual((await tableOf([guest], closed)).contexts, [""]);
    assert.deepEqual((await tableOf([guest], closed, opened)).contexts, ["extra>1", ""]);
  });

  it("marks what only the newer version has, as old as what it stands in otherwise", async () => {
    const { contexts, types } = await tableOf([
      element("guest", attribute("mode", choice("a"))),
      element(
        "guest",
        attribute("mode", choice("a", "b")),
        `<optional>${element("new", attribute("x"))}</optional>`,
      ),
    ]);
    assert.deepEqual(contexts, ["mode:0! new>1^1", "x:1!"]);
    assert.deepEqual(types, ["a b^1", "*"]);
  });

  it("takes in names that are not listed, namespaces, and elements that contain themselves", async () => {
    const any = "<element><anyName/><text/></element>";
    const tree = `<define name="tree">${element("tree", '<optional><ref name="tree"/></optional>')}</define>`;
    const { contexts } = await tableOf(
      [element("guest", `${any}<element name="q" ns="urn:q"><text/></element><ref name="tree"/>`)],
      tree,
    );
    assert.deepEqual(contexts, ["* tree>1! {urn:q}q>2!", "tree>1", "=0"]);
  });

  it("refuses what it does not understand", async () => {
    await assert.rejects(tableOf([element("guest", "<list><text/></list>")]), /<list>/);
  });
});

/** The first argument holds the root of each version, oldest first. */
async function tableOf(roots: readonly string[], ...defines: readonly string[]): Promise<Table> {
  const folder = mkdtempSync(join(tmpdir(), "virt-latency-schema-"));
  try {
    const grammars = roots.map(async (root, version) => {
      const included = defines.map((define, index) => {
        const name = `${String(version)}-${String(index)}.rng`;
        writeFileSync(join(folder, name), `<grammar>${define}</grammar>`);
        return `<include href="${name}"/>`;
      });
      const file = `${String(version)}.rng`;
      const text = `<grammar>${included.join("")}<start>${root}</start></grammar>`;
      writeFileSync(join(folder, file), text);
      return loadGrammar(folder, file);
    });
    const builder = new StateBuilder(await Promise.all(grammars));
    return table(new Map([["guest", builder.root("guest")]]));
  } finally {
    rmSync(folder, { recursive: true });
  }
}

function element(name: string, ...content: readonly string[]): string {
  return `<element name="${name}">${content.join("")}</element>`;
}

function attribute(name: string, content = ""): string {
  return `<attribute name="${name}">${content}</attribute>`;
}

function choice(...values: readonly string[]): string {
  const items = values.map((value) => `<value>${value}</value>`);
  return `<choice>${items.join("")}</choice>`;
}
