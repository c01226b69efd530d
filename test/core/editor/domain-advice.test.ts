import assert from "node:assert/strict";
import { describe, it } from "node:test";
import {
  type ElementFacts,
  newestDescribed,
  schemaOf,
} from "../../../server/src/core/catalog/libvirt-schema.js";
import { exactAge } from "../../../server/src/core/catalog/libvirt-since.js";
import { atLeast } from "../../../server/src/core/catalog/versions.js";
import { advice } from "../../../server/src/core/editor/domain/advice.js";
import { parseXml } from "../../../server/src/core/xml/parse.js";

/** What libvirt's schema allows, by `parent/element`; several elements may be at home in one place. */
const places = new Map<string, ElementFacts[]>();
const seen = new Set<ElementFacts>();
function collect(parent: string, name: string, facts: ElementFacts): void {
  places.set(`${parent}/${name}`, [...(places.get(`${parent}/${name}`) ?? []), facts]);
  if (seen.has(facts)) return;
  seen.add(facts);
  for (const [child, { facts: inner }] of facts.children) collect(name, child, inner);
}
const [domain] = parseXml("<domain/>").roots;
const facts = domain && schemaOf(domain);
assert.ok(facts !== undefined);
collect("", "domain", facts);

describe("the advice for domain XML", () => {
  for (const [key, { text, absent, needs, values }] of advice) {
    const [, parent = "", name = "", attribute] = /^([^/]*)\/([^@]*)(?:@(.*))?$/.exec(key) ?? [];
    it(`${key} is about something that libvirt has, in a few words`, () => {
      const known = places.get(`${parent}/${name}`);
      assert.ok(known !== undefined, "no such element");
      const types = known.flatMap(({ attributes }) => attributes.get(attribute ?? "")?.type ?? []);
      assert.ok(attribute === undefined || types.length > 0, "no such attribute");
      for (const value of Object.keys(values ?? {})) {
        const age = exactAge({ name, parent: { name: parent } }, attribute, value);
        const isNewer = !atLeast(newestDescribed, age?.knownIn ?? newestDescribed);
        assert.ok(isNewer || types.some((type) => type.open || type.values.has(value)), value);
      }
      assert.match(text, /^[`A-Z8].*\.$/);
      assert.ok(text.length < 330, `${String(text.length)} characters`);
      assert.ok(absent?.endsWith(".") !== true);
      assert.match(needs ?? ".", /\.$/);
      for (const words of Object.values(values ?? {})) assert.match(words, /^.*\.$/);
    });
  }
});
