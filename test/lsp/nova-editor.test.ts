import assert from "node:assert/strict";
import { describe, it } from "node:test";
import type { CompletionItem, Hover } from "vscode-languageserver/node";
import { TextDocument } from "vscode-languageserver-textdocument";
import { drawMarkers } from "../support/markers.js";
import { TestClient, type TestClientOptions, modernEditor } from "../support/lsp-client.js";

const uri = "file:///etc/nova/nova.conf";

/** A server with one document; `|` in the text is the cursor. */
async function at(
  marked: string,
  options: TestClientOptions = {},
): Promise<{ client: TestClient; document: TextDocument; offset: number }> {
  const offset = marked.indexOf("|");
  assert.ok(offset >= 0, "The text has no cursor.");
  const text = marked.slice(0, offset) + marked.slice(offset + 1);
  const client = await TestClient.start({ capabilities: modernEditor, ...options });
  await client.open(uri, "nova-conf", text);
  return { client, document: TextDocument.create(uri, "nova-conf", 1, text), offset };
}

async function completions(
  marked: string,
  options?: TestClientOptions,
): Promise<{ items: readonly CompletionItem[]; after: (label: string) => string }> {
  const { client, document, offset } = await at(marked, options);
  const items = await client.complete(uri, document.positionAt(offset));
  assert.deepEqual(client.log, []);
  await client.stop();
  const after = (label: string): string => {
    const item = items.find((one) => one.label === label);
    assert.ok(item?.textEdit !== undefined && "range" in item.textEdit, `no ${label}`);
    return TextDocument.applyEdits(document, [item.textEdit]);
  };
  return { items, after };
}

async function labels(marked: string, options?: TestClientOptions): Promise<readonly string[]> {
  const { items } = await completions(marked, options);
  return items
    .toSorted((a, b) => ((a.sortText ?? "") < (b.sortText ?? "") ? -1 : 1))
    .map(({ label }) => label);
}

async function hoverText(
  marked: string,
  options?: TestClientOptions,
): Promise<{ place: string; markdown: string } | null> {
  const { client, document, offset } = await at(marked, options);
  const hover = await client.hover(uri, document.positionAt(offset));
  assert.deepEqual(client.log, []);
  await client.stop();
  return hover === null ? null : shown(document, hover);
}

function shown(document: TextDocument, { range, contents }: Hover) {
  assert.ok(range !== undefined && typeof contents === "object" && "value" in contents);
  const span = { start: document.offsetAt(range.start), end: document.offsetAt(range.end) };
  return { place: document.getText(range), markdown: contents.value, span };
}

describe("completion in nova.conf", () => {
  it("offers sections in half-typed headers, those that the file lacks first", async () => {
    const { items, after } = await completions("[DEFAULT]\n[li|\n");
    assert.equal(after("libvirt"), "[DEFAULT]\n[libvirt]\n");
    assert.equal(items.find(({ label }) => label === "libvirt")?.sortText, "0libvirt");
    assert.equal(items.find(({ label }) => label === "DEFAULT")?.sortText, "2DEFAULT");
    assert.equal((await completions("[li|]\n")).after("libvirt"), "[libvirt]\n");
    assert.equal((await completions("[| # note\n")).after("compute"), "[compute] # note\n");
    assert.equal((await completions("|")).after("[libvirt]"), "[libvirt]");
  });

  it("asks for the values of an option that has some to choose from", async () => {
    const initializationOptions = { suggestCommand: "editor.again" };
    const commandOf = async (marked: string, option: string): Promise<unknown> => {
      const { items } = await completions(marked, { initializationOptions });
      return items.find(({ label }) => label === option)?.command;
    };
    const again = { title: "images_type", command: "editor.again" };
    assert.deepEqual(await commandOf("[libvirt]\nima|\n", "images_type"), again);
    assert.equal(await commandOf("[libvirt]\nima|\n", "images_rbd_ceph_conf"), undefined);
    // The name alone changes, and the cursor stays there.
    assert.equal(await commandOf("[libvirt]\nima| = raw\n", "images_type"), undefined);
    const { items } = await completions("[libvirt]\nima|\n");
    assert.equal(items.find(({ label }) => label === "images_type")?.command, undefined);
  });

  it("offers the options that the section lacks, with the file's way of writing", async () => {
    const text = "[libvirt]\nimages_type=flat\nima|\n[compute]\ncpu_mode=x\n";
    const { items, after } = await completions(text);
    const names = items.map(({ label }) => label);
    assert.ok(!names.includes("images_type"));
    assert.ok(names.includes("cpu_mode"));
    assert.equal(
      after("images_volume_group"),
      "[libvirt]\nimages_type=flat\nimages_volume_group=\n[compute]\ncpu_mode=x\n",
    );
    const deprecated = items.find(({ label }) => label === "sparse_logical_volumes");
    assert.deepEqual(deprecated?.tags, [1]);
  });

  it("keeps the value when only the name changes, and offers a list of values again", async () => {
    const { after } = await completions("[libvirt]\r\nimages_ty|p = flat\r\n");
    assert.equal(after("images_type"), "[libvirt]\r\nimages_type = flat\r\n");
    assert.ok((await labels("[pci]\nalias = {}\n|\n")).includes("alias"));
    assert.ok(
      !(await labels("[pci]\nreport_in_placement = True\n|\n")).includes("report_in_placement"),
    );
  });

  it("knows what authentication plugins and the operator's own groups read", async () => {
    assert.ok((await labels("[keystone_authtoken]\n|\n")).includes("project_domain_name"));
    assert.ok((await labels("[mdev_nvidia-35]\n|\n")).includes("device_addresses"));
  });

  it("offers choices, best known first, and what is True or False", async () => {
    assert.deepEqual(await labels("[libvirt]\nimages_type = |\n"), [
      "flat",
      "qcow2",
      "lvm",
      "rbd",
      "default",
      "raw",
      "ploop",
    ]);
    assert.deepEqual(await labels("[DEFAULT]\nuse_cow_images=|"), ["True", "False"]);
    assert.deepEqual(await labels("[libvirt]\nnum_pcie_ports = |\n"), ["0"]);
    const { after } = await completions('[libvirt]\nimages_type = "fl|"\n');
    assert.equal(after("flat"), '[libvirt]\nimages_type = "flat"\n');
  });

  it("completes the items of disk_cachemodes one by one", async () => {
    const first = await labels("[libvirt]\ndisk_cachemodes = |\n");
    assert.deepEqual(first.slice(0, 3), ["file=none", "file=default", "file=writethrough"]);
    const { items, after } = await completions(
      "[libvirt]\ndisk_cachemodes = file=none,ne|,block=none\n",
    );
    assert.deepEqual(
      [...new Set(items.map(({ label }) => label.split("=")[0]))],
      ["network", "mount"],
    );
    assert.equal(
      after("network=writeback"),
      "[libvirt]\ndisk_cachemodes = file=none,network=writeback,block=none\n",
    );
  });

  it("completes in continuation lines, with any line ends", async () => {
    const { after } = await completions(
      "[libvirt]\r\ndisk_cachemodes = file=none,\r\n  block=n|\r\n",
    );
    assert.equal(
      after("block=none"),
      "[libvirt]\r\ndisk_cachemodes = file=none,\r\n  block=none\r\n",
    );
    const next = await completions("[libvirt]\ndisk_cachemodes = file=none, |\n");
    assert.equal(next.after("block=none"), "[libvirt]\ndisk_cachemodes = file=none, block=none\n");
  });

  it("is silent in comments, in strange places and in unknown sections", async () => {
    for (const text of [
      "# [li|\n",
      "[libvirt]\n; ima|\n",
      "[libvirt]\nno_such_option = flat # n|\n",
      "[libvirt]  |\n",
      "[libvirt]\n  ima|\n",
      "[my_plugin]\n|\n",
      "ima| = 1\n",
    ]) {
      assert.deepEqual(await labels(text), [], JSON.stringify(text));
    }
  });

  it("offers what the target's release has", async () => {
    const old = { settings: () => ({ target: { nova: "2023.1" } }) };
    assert.ok(!(await labels("[libvirt]\n|", old)).includes("use_default_aio_mode_for_volumes"));
    assert.ok((await labels("[libvirt]\n|")).includes("use_default_aio_mode_for_volumes"));
  });
});

describe("hover in nova.conf", () => {
  it("says what an option does to latency, its facts, when it takes effect and where to read on", async () => {
    const found = await hoverText("[libvirt]\nimages_|type = flat\n", {
      settings: () => ({ profile: "density" }),
    });
    assert.equal(found?.place, "images_type");
    assert.match(found.markdown, /^`\[libvirt\] images_type`\n\nWhere the guests' own disks live/);
    assert.match(
      found.markdown,
      /\nString: raw, flat, qcow2, lvm, rbd, ploop, default · default `default`\n/,
    );
    assert.match(found.markdown, /existing disks stay as they are/);
    assert.match(
      found.markdown,
      /\(https:\/\/docs\.openstack\.org\/nova\/latest\/configuration\/config\.html#libvirt\.images_type\)/,
    );
  });

  it("explains one value, and one item of a list", async () => {
    const found = await hoverText("[libvirt]\ndisk_cachemodes = file=none, block=wri|teback\n");
    assert.equal(found?.place, "block=writeback");
    assert.match(found.markdown, /^`block=writeback`: Disks on block devices: .* page cache/);
  });

  it("tells older names, removals and deprecations", async () => {
    assert.match(
      (await hoverText("[libvirt]\nvif_dr|iver = x\n"))?.markdown ?? "",
      /\*\*Removed:\*\* Nova has not read it since Juno/,
    );
    assert.match(
      (await hoverText("[DEFAULT]\nlibvirt_ty|pe = kvm\n"))?.markdown ?? "",
      /It reads `\[libvirt\] virt_type` instead/,
    );
    assert.match(
      (await hoverText("[libvirt]\nsparse_logical|_volumes = False\n"))?.markdown ?? "",
      /\*\*Deprecated:\*\*/,
    );
    assert.match(
      (await hoverText("[libvirt]\niscsi_use_multi|path = True\n"))?.markdown ?? "",
      /older name here; Nova now calls it `\[libvirt\] volume_use_multipath`/,
    );
  });

  it("links to the reference of the target's release, and says what is newer", async () => {
    const old = { settings: () => ({ target: { nova: "2024.1" } }) };
    assert.match(
      (await hoverText("[libv|irt]\n", old))?.markdown ?? "",
      /Nova reads \d+ options here\.\n\n.*nova\/2024\.1\/configuration\/config\.html#libvirt\)/,
    );
    assert.match(
      (await hoverText("[libvirt]\nuse_default_aio|_mode_for_volumes = True\n", old))?.markdown ??
        "",
      /Nova reads it from 2026\.1 on, which is later than the target/,
    );
  });

  it("adds why a finding at the place is one", async () => {
    const pages = new Map([
      ["nova/cache-unsafe", "# x\n\n## Why\n\nA crash of the host\nloses data.\n\nMore.\n"],
    ]);
    const found = await hoverText("[libvirt]\ndisk_cachemodes = file=uns|afe\n", { pages });
    assert.match(
      found?.markdown ?? "",
      /\n---\n\n\*\*nova\/cache-unsafe\*\*: A crash of the host loses data\.$/,
    );
  });

  it("is plain text for a client that shows no Markdown", async () => {
    const found = await hoverText("[libvirt]\ncpu_m|ode = none\n", { capabilities: {} });
    assert.match(found?.markdown ?? "", /^\[libvirt\] cpu_mode\n\n/);
    assert.match(found?.markdown ?? "", /reference: https:\/\//);
  });

  it("says nothing in comments and of what it does not know", async () => {
    for (const text of [
      "# images_|type\n",
      "[x]\nimages_|type = 1\n",
      "[libvirt]\nno_su|ch = 1\n",
    ]) {
      const settings = () => ({ rules: { "nova/option-unknown": "off" } });
      assert.equal(await hoverText(text, { settings }), null);
    }
  });
});

describe("any place of a half-typed nova.conf", () => {
  const text = [
    "# compute node",
    "[DEFAULT]",
    "preallocate_images = space",
    "",
    "[libvirt]",
    'images_type: "flat"',
    "disk_cachemodes = file=none,",
    "\tblock=none",
    "[pci]",
    "alias = {}",
    "",
  ];
  for (const [name, newline] of [
    ["LF", "\n"],
    ["CRLF", "\r\n"],
  ] as const) {
    it(`gives edits around the cursor on its line, and hovers around it (${name})`, async () => {
      const whole = text.join(newline);
      const client = await TestClient.start({ capabilities: modernEditor });
      for (let end = 0; end <= whole.length; end++) {
        const path = `file:///etc/nova/${end.toString()}/nova.conf`;
        const document = TextDocument.create(path, "nova-conf", 1, whole.slice(0, end));
        await client.open(path, "nova-conf", document.getText());
        const position = document.positionAt(end);
        for (const { textEdit } of await client.complete(path, position)) {
          assert.ok(textEdit !== undefined && "range" in textEdit);
          const { range } = textEdit;
          assert.equal(range.start.line, position.line);
          const [from, to] = [document.offsetAt(range.start), document.offsetAt(range.end)];
          assert.ok(
            from <= end && end <= to,
            drawMarkers(document.getText(), [{ start: from, end: to }]),
          );
          assert.ok(!textEdit.newText.includes("\n"));
        }
        const hover = await client.hover(path, position);
        if (hover !== null) {
          const { span } = shown(document, hover);
          assert.ok(span.start <= end && end <= span.end);
        }
        await client.close(path);
      }
      assert.deepEqual(client.log, []);
      await client.stop();
    });
  }
});
