import assert from "node:assert/strict";
import * as vscode from "vscode";
import { answerOf } from "./editor.js";

/** What assistants can use; the same in every VS Code that has language models' tools. */
export const assistantCases: Readonly<Record<string, () => Promise<void>>> = {
  "the tools for assistants are there, and read only": () => {
    const ours = vscode.lm.tools.filter(({ name }) => name.startsWith("virt-latency"));
    assert.deepEqual(ours.map(({ name }) => name).sort(), [
      "virt-latency_explain_rule",
      "virt-latency_lint_text",
    ]);
    return Promise.resolve();
  },

  "a text is linted for a model": async () => {
    const text = `<domain type='kvm'><name>db1</name><devices><disk type='file' device='disk'>
<driver name='qemu' type='raw' cache='unsafe'/><source file='/a.img'/><target dev='vda' bus='virtio'/>
</disk></devices></domain>`;
    const said: unknown = JSON.parse(await answerOf("virt-latency_lint_text", { text }));
    assert.ok(typeof said === "object" && said !== null && "findings" in said);
    const { findings } = said as {
      findings: { rule: string; range: unknown; fixes: { title: string }[] }[];
    };
    const [first] = findings;
    assert.equal(first?.rule, "domain/disk-cache-unsafe");
    assert.deepEqual(first.range, {
      start: { line: 2, column: 39 },
      end: { line: 2, column: 45 },
    });
    assert.match(first.fixes[0]?.title ?? "", /^Use cache='none'/);
  },

  "a model is told what a wrong input lacks": async () => {
    await assert.rejects(
      answerOf("virt-latency_lint_text", { text: "hello" }),
      /neither libvirt XML/,
    );
    await assert.rejects(answerOf("virt-latency_lint_text", {}), /'text' is missing|text/);
    await assert.rejects(
      answerOf("virt-latency_lint_text", { text: " ".repeat(1024 * 1024) + "<domain/>" }),
      /longer than 1048576 characters/,
    );
    await assert.rejects(
      answerOf("virt-latency_explain_rule", { rule: "disk cache unsafe" }),
      /Similar ids: domain\/disk-cache-unsafe/,
    );
  },

  "a model reads a rule's page, without the marks of the generator": async () => {
    const page = await answerOf("virt-latency_explain_rule", { rule: "domain/disk-cache-unsafe" });
    assert.match(page, /^# domain\/disk-cache-unsafe\n/);
    assert.ok(!page.includes("generated"));
  },
};
