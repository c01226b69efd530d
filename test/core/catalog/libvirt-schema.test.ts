import assert from "node:assert/strict";
import { describe, it } from "node:test";
import {
  type ElementFacts,
  type Place,
  childrenOf,
  elementsThatHold,
  rootPlace,
  schemaOf,
} from "../../../server/src/core/catalog/libvirt-schema.js";
import { parseXml } from "../../../server/src/core/xml/parse.js";
import type { XmlElement } from "../../../server/src/core/xml/tree.js";

describe("schemaOf", () => {
  it("knows the attributes of an element by the place it stands in", () => {
    assert.ok(inDomain("<devices><disk><driver/></disk></devices>").attributes.has("iothread"));
    const ofInterface = inDomain("<devices><interface><driver/></interface></devices>");
    assert.ok(!ofInterface.attributes.has("iothread"));
    assert.ok(ofInterface.attributes.has("rx_queue_size"));
  });

  it("knows values, numbers and free text apart", () => {
    const { attributes } = inDomain("<devices><disk><driver/></disk></devices>");
    const io = attributes.get("io")?.type;
    assert.deepEqual([...(io?.values.keys() ?? [])], ["io_uring", "native", "threads"]);
    assert.equal(io?.open, false);
    assert.deepEqual(attributes.get("queues")?.type.integer, { min: 1n, max: undefined });
    assert.equal(attributes.get("name")?.type.open, true);
  });

  it("knows the text of an element", () => {
    const text = inDomain("<on_crash/>").text;
    assert.ok(text?.values.has("coredump-restart"));
  });

  it("knows which names came in with which version", () => {
    const { children } = inDomain("<devices><disk><driver/></disk></devices>");
    assert.deepEqual(children.get("iothreads")?.age, { absentIn: "9.0", knownIn: "11.3" });
    assert.equal(children.get("metadata_cache")?.age, undefined);
  });

  it("knows what is required and what may be repeated", () => {
    const disk = inDomain("<devices><disk/></devices>");
    assert.deepEqual(
      [...disk.children].filter(([, child]) => child.required).map(([name]) => name),
      ["target"],
    );
    const devices = inDomain("<devices/>");
    assert.equal(devices.children.get("disk")?.repeated, true);
    assert.equal(devices.children.get("emulator")?.repeated, false);
  });

  it("follows elements that contain themselves", () => {
    const chain = "<backingStore>".repeat(30) + "</backingStore>".repeat(30);
    const { children } = inDomain(`<devices><disk>${chain}</disk></devices>`);
    assert.ok(children.has("backingStore"));
  });

  it("allows anything in the metadata", () => {
    assert.equal(inDomain("<metadata/>").open, true);
  });

  it("reads the domain inside of another document", () => {
    const [root] = parseXml("<domainsnapshot><domain><vcpu/></domain></domainsnapshot>").roots;
    assert.ok(schemaOf(innermost(root))?.attributes.has("placement"));
  });

  it("says nothing of what libvirt does not know, nor of what is inside of it", () => {
    const [root] = parseXml("<domain><gadget><name/></gadget></domain>").roots;
    assert.equal(schemaOf(innermost(root)), undefined);
  });
});

describe("childrenOf", () => {
  it("names children as the document's own prefixes do", () => {
    const namespace = "http://libvirt.org/schemas/domain/qemu/1.0";
    assert.ok(namesIn(`<domain xmlns:q='${namespace}'/>`).includes("q:commandline"));
    assert.ok(!namesIn("<domain/>").some((name) => name.includes("commandline")));
  });
});

describe("elementsThatHold", () => {
  it("names every element that has such a child", () => {
    const domain = placeOfRoot("<domain/>");
    assert.deepEqual(elementsThatHold("iothread", domain), ["iothreadids", "iothreads"]);
    assert.deepEqual(elementsThatHold("gadget", domain), []);
  });

  it("names none that another kind of document has", () => {
    assert.deepEqual(elementsThatHold("portgroup", placeOfRoot("<network/>")), ["network"]);
    assert.deepEqual(elementsThatHold("portgroup", placeOfRoot("<domain/>")), []);
  });
});

function inDomain(text: string): ElementFacts {
  const [root] = parseXml(`<domain>${text}</domain>`).roots;
  const facts = schemaOf(innermost(root));
  assert.ok(facts);
  return facts;
}

function innermost(root: XmlElement | undefined): XmlElement {
  assert.ok(root);
  const [child] = root.children;
  return child === undefined ? root : innermost(child);
}

function namesIn(text: string): readonly string[] {
  return [...childrenOf(placeOfRoot(text)).keys()];
}

function placeOfRoot(text: string): Place {
  const [root] = parseXml(text).roots;
  assert.ok(root);
  const place = rootPlace(root);
  assert.ok(place);
  return place;
}
