import assert from "node:assert/strict";
import { describe, it } from "node:test";
import fc from "fast-check";
import { findEmbeddings } from "../../../server/src/core/embedded/find.js";
import { lint } from "../../../server/src/core/lint/lint.js";
import { defaultSettings } from "../../../server/src/core/lint/settings.js";
import { normalizeGroupName } from "../../../server/src/core/oslo/group-name.js";
import { parseOslo } from "../../../server/src/core/oslo/parse.js";
import { type TextEdit, applyEdits } from "../../../server/src/core/text/span.js";

/** What the options of a text are set to, as oslo.config sees it. */
function settings(text: string): Readonly<Record<string, readonly string[]>> {
  const found: Record<string, string[]> = {};
  for (const section of parseOslo(text).sections) {
    for (const { name, value } of section.options) {
      (found[`${normalizeGroupName(section.name)}/${name}`] ??= []).push(value);
    }
  }
  return Object.fromEntries(Object.entries(found).sort(([a], [b]) => (a < b ? -1 : 1)));
}

function edit(text: string, from: string, to: string): TextEdit {
  const start = text.indexOf(from);
  assert.ok(start >= 0, `${JSON.stringify(text)} has no ${from}`);
  return { span: { start, end: start + from.length }, newText: to };
}

/** The host after edits of its only embedding, given as a function of the embedded text. */
function changed(host: string, edits: (text: string) => readonly TextEdit[]): string | undefined {
  const [embedding] = findEmbeddings(host);
  assert.ok(embedding !== undefined);
  const hostEdits = embedding.toHostEdits(edits(embedding.text));
  return hostEdits && applyEdits(host, hostEdits);
}

const map = `# mine
nova_nova_conf_overrides:
  DEFAULT:
    preallocate_images: "none"   # later
  libvirt:
      images_type: qcow2
      # about caches
      disk_cachemodes: 'file=default'

other: 1
`;

describe("edits of an override map", () => {
  it("change a value and keep quotes and comments", () => {
    assert.equal(
      changed(map, (text) => [
        edit(text, "none", "space"),
        edit(text, "file=default", "file=none"),
      ]),
      map.replace('"none"', '"space"').replace("'file=default'", "'file=none'"),
    );
    assert.equal(
      changed(map, (text) => [edit(text, "qcow2", "qcow2,raw: x # y")]),
      map.replace("qcow2", '"qcow2,raw: x # y"'),
    );
  });

  it("add entries below the last one, with its indentation", () => {
    assert.equal(
      changed(map, (text) => [edit(text, "[libvirt]", "use_cow_images = False\n[libvirt]")]),
      map.replace("# later\n", '# later\n    use_cow_images: "False"\n'),
    );
    assert.equal(
      changed(map.replaceAll("\n", "\r\n"), (text) => [
        edit(text, "file=default\n", "file=default\ncpu_mode = none\n"),
      ]),
      map
        .replace("'file=default'\n", "'file=default'\n      cpu_mode: 'none'\n")
        .replaceAll("\n", "\r\n"),
    );
  });

  it("add a section behind the last one", () => {
    assert.equal(
      changed(map, (text) => [
        { span: { start: text.length, end: text.length }, newText: "\n[compute]\nx = 1\n" },
      ]),
      map.replace(
        "'file=default'\n",
        "'file=default'\n  compute:\n      x: '1'\n".replace("      x", "    x"),
      ),
    );
  });

  it("rename and remove entries, and move the last one out with its section", () => {
    assert.equal(
      changed(map, (text) => [edit(text, "images_type", "image_type")]),
      map.replace("images_type", "image_type"),
    );
    assert.equal(
      changed(map, (text) => [edit(text, "images_type = qcow2\n", "")]),
      map.replace("      images_type: qcow2\n", ""),
    );
    assert.equal(
      changed(map, (text) => [
        edit(text, "preallocate_images = none\n", ""),
        edit(text, "file=default\n", "file=default\npreallocate_images = none\n"),
      ]),
      map
        .replace('  DEFAULT:\n    preallocate_images: "none"   # later\n', "")
        .replace("'file=default'\n", "'file=default'\n      preallocate_images: 'none'\n"),
    );
    assert.equal(
      changed(map, (text) => [edit(text, "[DEFAULT]", "[default]")]),
      map.replace("DEFAULT:", "default:"),
    );
  });

  it("keep to one line in flow maps", () => {
    const flow = "nova_nova_conf_overrides: {libvirt: {images_type: qcow2, x: 'y'}}\n";
    assert.equal(
      changed(flow, (text) => [edit(text, "y\n", "y\ncpu_mode = custom\n")]),
      flow.replace("'y'", "'y', cpu_mode: 'custom'"),
    );
    assert.equal(
      changed(flow, (text) => [edit(text, "images_type = qcow2\n", "")]),
      flow.replace("images_type: qcow2, ", ""),
    );
    assert.equal(
      changed(flow, (text) => [edit(text, "x = y\n", "")]),
      flow.replace(", x: 'y'", ""),
    );
    assert.equal(
      changed(flow, (text) => [edit(text, "qcow2", "a,b")]),
      flow.replace("qcow2", '"a,b"'),
    );
  });

  it("are not made where the YAML cannot say it, or says it for other places as well", () => {
    const host = `a: &a flat
nova_nova_conf_overrides:
  libvirt: &shared
    images_type: *a
    disk_cachemodes: [file=none]
    virt_type: kvm
`;
    for (const edits of [
      (text: string) => [edit(text, "flat", "raw")],
      (text: string) => [edit(text, "file=none", "file=unsafe")],
      (text: string) => [edit(text, "kvm", "qemu")],
    ]) {
      assert.equal(changed(host, edits), undefined);
    }
    assert.equal(
      changed(map, (text) => [edit(text, "[libvirt]", "# a comment\n[libvirt]")]),
      undefined,
    );
    assert.equal(
      changed(map, (text) => [edit(text, "[libvirt]", "preallocate_images = x\n[libvirt]")]),
      undefined,
    );
  });
});

const block = `kind: NovaScheduler
spec:
  customServiceConfig: |
    # disks
    [libvirt]

    disk_cachemodes = file=default,
      block=none
  replicas: 1
`;

describe("edits of a block scalar", () => {
  it("indent what they add, at its end as well", () => {
    assert.equal(
      changed(block, (text) => [edit(text, "[libvirt]", "[DEFAULT]\nx = 1\n\n[libvirt]")]),
      block.replace("    [libvirt]", "    [DEFAULT]\n    x = 1\n\n    [libvirt]"),
    );
    assert.equal(
      changed(block, (text) => [
        { span: { start: text.length, end: text.length }, newText: "\n[compute]\nx=1\n" },
      ]),
      block.replace("block=none\n", "block=none\n\n    [compute]\n    x=1\n"),
    );
  });

  it("take whole lines out, the last one as well, and lines together", () => {
    assert.equal(
      changed(block, (text) => [edit(text, "disk_cachemodes = file=default,\n  block=none\n", "")]),
      block.replace("    disk_cachemodes = file=default,\n      block=none\n", ""),
    );
    assert.equal(
      changed(block, (text) => [edit(text, "default,\n  ", "none,")]),
      block.replace("default,\n      ", "none,"),
    );
  });

  it("keep the line ends, and the header's indicators", () => {
    const host = block.replace("|", "|-").replaceAll("\n", "\r\n");
    assert.equal(
      changed(host, (text) => [edit(text, "[libvirt]\r\n", "[libvirt]\r\nx = 1\r\n")]),
      host.replace("[libvirt]\r\n", "[libvirt]\r\n    x = 1\r\n"),
    );
  });

  it("are not made where the indentation would change, or nothing would be left", () => {
    assert.equal(
      changed(block, (text) => [edit(text, "# disks\n[libvirt]", " [libvirt]")]),
      undefined,
    );
    assert.equal(
      changed(block, (text) => [{ span: { start: 0, end: text.length }, newText: "\n" }]),
      undefined,
    );
    assert.equal(
      changed(block.replace("|", ">"), (text) => [edit(text, "disks", "x")]),
      undefined,
    );
  });
});

const line = fc.constantFrom(
  "[DEFAULT]",
  "[libvirt]",
  "[compute]",
  "[default]",
  "",
  "# note",
  "images_type = flat",
  "images_type=qcow2",
  'images_type = "raw"',
  "image_type = lvm",
  "use_cow_images = True",
  "preallocate_images = space",
  "preallocate-images = none",
  "disk_cachemodes = file=writethrough, block=default,file=unsafe",
  "disk_cachemodes = file=default,",
  "  block=none",
  "sparse_logical_volumes = yes",
  "force_raw_images = False",
  "virt_type = qemu",
  "reserved_huge_pages = node=0,size=2048,count=64",
  "max_concurrent_builds = 0",
  "manager_interval = 0",
  "use_cow_images = no # fast",
  "libvirt_type = kvm",
  "iscsi_use_multipath = True",
  "debug = maybe",
);

/** The settings of a file as YAML maps, in the given style; undefined where maps cannot say them. */
function asMap(text: string, quote: string, indent: number): string | undefined {
  const file = parseOslo(text);
  const names = file.sections.map(({ name }) => name);
  if (file.errors.length > 0 || new Set(names).size < names.length) return undefined;
  const lines = ["nova_nova_conf_overrides:"];
  for (const { name, options } of file.sections) {
    if (new Set(options.map((option) => option.name)).size < options.length) return undefined;
    if (options.length === 0) return undefined;
    lines.push(`${" ".repeat(indent)}${name}:`);
    for (const option of options) {
      if (option.valueLines.length > 1) return undefined;
      lines.push(`${" ".repeat(indent * 2)}${option.name}: ${quote}${option.value}${quote}`);
    }
  }
  return `before: 1\n${lines.join("\n")}\nafter: 2\n`;
}

describe("every fix of every rule for nova.conf", () => {
  /** Checks each fix of the embedded text in the host, and tells how many there were. */
  const checkAll = (host: string, exactly: boolean): number => {
    const [embedding, ...others] = findEmbeddings(host);
    if (embedding === undefined) return 0;
    assert.equal(others.length, 0);
    const { findings } = lint(embedding.text, "nova-conf", defaultSettings);
    let count = 0;
    for (const { fixes } of findings) {
      for (const fix of fixes) {
        const edits = embedding.toHostEdits(fix.edits);
        if (edits === undefined) continue;
        const after = applyEdits(host, edits);
        const wanted = applyEdits(embedding.text, fix.edits);
        const [now] = findEmbeddings(after);
        assert.ok(now !== undefined, `${fix.title}\n${after}`);
        if (exactly) assert.equal(now.text.trimEnd(), wanted.trimEnd(), `${fix.title}\n${after}`);
        assert.deepEqual(settings(now.text), settings(wanted), `${fix.title}\n${after}`);
        assert.ok(after.startsWith("before: 1\n") && after.endsWith("after: 2\n"), after);
        count++;
      }
    }
    return count;
  };

  it("does in a block scalar what it does in a file", () => {
    let count = 0;
    fc.assert(
      fc.property(
        fc.array(line, { minLength: 1, maxLength: 14 }),
        fc.constantFrom("\n", "\r\n"),
        fc.constantFrom(2, 3),
        (lines, newline, indent) => {
          const body = lines.map((one) => (one === "" ? "" : " ".repeat(indent) + one)).join("\n");
          const host = `before: 1\nspec: {nova: {template: x}}\nkind: Nova\ncustomServiceConfig: |\n${body}\nafter: 2\n`;
          const text = host.replaceAll("\n", newline);
          if (newline === "\n") count += checkAll(text, true);
          else {
            const [embedding] = findEmbeddings(text);
            const [unix] = findEmbeddings(host);
            assert.equal(embedding?.text.replaceAll("\r\n", "\n"), unix?.text);
          }
        },
      ),
      { numRuns: 400, seed: 4 },
    );
    assert.ok(count > 150, count.toString());
  });

  it("does in an override map what it does in a file, or is not offered", () => {
    let count = 0;
    fc.assert(
      fc.property(
        fc.array(line, { minLength: 2, maxLength: 12 }),
        fc.constantFrom("'", '"'),
        fc.constantFrom(2, 4),
        (lines, quote, indent) => {
          const host = asMap(["[libvirt]", "x = 1", ...lines].join("\n"), quote, indent);
          if (host !== undefined) count += checkAll(host, false);
        },
      ),
      { numRuns: 2000, seed: 4 },
    );
    assert.ok(count > 100, count.toString());
  });
});
