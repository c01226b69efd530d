import assert from "node:assert/strict";
import fs from "node:fs";
import path from "node:path";
import { test } from "node:test";
import { projectRoot } from "../../scripts/project.js";
import { atTheKeyboard } from "./host/session.js";

const slow = fs.readFileSync(path.join(projectRoot, "test/e2e/workspace/slow-guest.xml"), "utf8");

/** Two disks with the same mistake; libvirt refuses them. */
const conflicts = `<domain type='kvm'>
  <name>twice</name>
  <memory unit='GiB'>4</memory>
  <iothreads>1</iothreads>
  <os><type arch='x86_64' machine='pc-q35-7.2'>hvm</type></os>
  <devices>
    <disk type='block' device='disk'>
      <driver name='qemu' type='raw' cache='writeback' io='native' iothread='1'/>
      <source dev='/dev/vg0/a'/>
      <target dev='vda' bus='virtio'/>
    </disk>
    <disk type='block' device='disk'>
      <driver name='qemu' type='raw' cache='writeback' io='native' iothread='1'/>
      <source dev='/dev/vg0/b'/>
      <target dev='vdb' bus='virtio'/>
    </disk>
  </devices>
</domain>
`;
const withoutIo = conflicts.replaceAll(" io='native'", "");
/** A block device takes O_DIRECT, so that is safe. */
const mended = conflicts.replaceAll("cache='writeback'", "cache='none'");

test("a person who mends a guest's XML by keyboard", async (t) => {
  const files = {
    "twice.xml": conflicts,
    "on-save.xml": conflicts,
    "recipe.xml": slow,
    "line.xml": slow,
    "metadata.xml": slow,
    "configured.xml": slow,
  };
  await atTheKeyboard(t, { name: "fixing", files }, async (session) => {
    const { server, workbench, page, folder, photograph, step } = session;
    const open = async (file: string): Promise<void> => {
      await workbench.open(file);
      await page.locator(".monaco-editor [class*='squiggly-']").first().waitFor();
    };
    const saved = async (file: string): Promise<string> => {
      await workbench.save(file);
      return fs.readFileSync(path.join(folder, file), "utf8");
    };

    await step("finds a squiggle and its entry in Problems", async () => {
      await open("slow-guest.xml");
      await workbench.showProblems("domain/disk-cache-writethrough");
      await photograph("problems");
      await workbench.hideProblems();
    });

    await step("applies a quick fix, which changes just that place", async () => {
      await workbench.goToWord(slow, "writethrough");
      await workbench.openQuickFixes("Use cache='none' on 'vda'");
      await photograph("quick-fix");
      await page.keyboard.press("Escape");
      await workbench.quickFix("Use cache='none' on 'vda'");
      await page.locator(".view-line", { hasText: "cache='none'" }).waitFor();
      const expected = slow.replace("cache='writethrough'", "cache='none'");
      assert.equal(await saved("slow-guest.xml"), expected);
    });

    await step("mends all of one kind at once", async () => {
      await open("twice.xml");
      await workbench.goToWord(conflicts, "native'");
      await workbench.quickFix("Fix all domain/disk-native-cache-conflict");
      await page
        .locator(".view-line", { hasText: "io='native'" })
        .first()
        .waitFor({ state: "hidden" });
      assert.equal(await saved("twice.xml"), withoutIo);
    });

    await step("has a file mended when it is saved", async () => {
      await open("on-save.xml");
      server.changeSettings({
        "editor.codeActionsOnSave": { "source.fixAll.virt-latency": "explicit" },
        // What can be seen tells that the settings are in effect.
        "editor.lineNumbers": "off",
      });
      await page.locator(".line-numbers").first().waitFor({ state: "hidden" });
      await workbench.goTo(1, 1);
      await page.keyboard.press("Control+End");
      await page.keyboard.press("Enter");
      await page.locator(".tab.active.dirty").waitFor();
      assert.equal(await saved("on-save.xml"), `${mended}\n`);
      server.changeSettings({ "editor.codeActionsOnSave": {}, "editor.lineNumbers": "on" });
      await page.locator(".line-numbers").first().waitFor();
    });

    await step("sees what a recipe would change, and has it changed", async () => {
      await open("recipe.xml");
      await workbench.goToWord(slow, "/dev/vg0/database");
      const recipe = page.locator(".action-widget .monaco-list-row", {
        hasText: "Use cache='none' and native AIO on all block-backed disks",
      });
      await workbench.pressUntil("Control+Shift+R", recipe);
      await workbench.choose(recipe);
      const changes = page.locator(".bulk-edit-panel .monaco-list-row");
      await changes.filter({ hasText: "native" }).waitFor();
      await photograph("recipe");
      assert.deepEqual(fs.readFileSync(path.join(folder, "recipe.xml"), "utf8"), slow);
      await page.keyboard.press("Control+Enter");
      await changes.first().waitFor({ state: "hidden" });
      const expected = slow
        .replace("cache='writethrough'", "cache='none'")
        .replace("io='threads'", "io='native'");
      assert.equal(await saved("recipe.xml"), expected);
    });

    await step("takes a line out of a rule", async () => {
      await open("line.xml");
      await workbench.goToWord(slow, "writethrough");
      await workbench.quickFix("Disable domain/disk-cache-writethrough for this line");
      await page.locator(".view-line", { hasText: "virt-latency-disable-next-line" }).waitFor();
      const comment =
        "      <!-- virt-latency-disable-next-line domain/disk-cache-writethrough -->\n";
      const driver = slow.split("\n").find((line) => line.includes("writethrough")) ?? "";
      assert.equal(await saved("line.xml"), slow.replace(driver, `${comment}${driver}`));
    });

    await step("takes a disk out of a rule where libvirt keeps it", async () => {
      await open("metadata.xml");
      await workbench.goToWord(slow, "writethrough");
      await workbench.quickFix("Disable domain/disk-cache-writethrough in the metadata");
      await page.locator(".view-line", { hasText: "virt-latency:suppressions" }).first().waitFor();
      const suppression = `  <metadata>
    <virt-latency:suppressions xmlns:virt-latency='https://github.com/virt-latency/virt-latency/suppressions/1'>
      <virt-latency:suppress rule='domain/disk-cache-writethrough' device='vda' reason=''/>
    </virt-latency:suppressions>
  </metadata>
`;
      const memory = "  <memory unit='GiB'>";
      const expected = slow.replace(memory, `${suppression}${memory}`);
      assert.equal(await saved("metadata.xml"), expected);
    });

    await step("switches a rule off for a file in a configuration that was not there", async () => {
      await open("configured.xml");
      await workbench.goToWord(slow, "writethrough");
      const rule = "domain/disk-cache-writethrough";
      await workbench.quickFix(`Disable ${rule} for this file in .virt-latency.json`);
      await workbench.run("File: Save All");
      const finding = workbench.problems(rule);
      await workbench.showProblems("domain/disk-io-threads");
      await finding.first().waitFor({ state: "hidden" });
      await photograph("configured");
      await workbench.hideProblems();
      const configuration = path.join(folder, ".virt-latency.json");
      assert.deepEqual(JSON.parse(fs.readFileSync(configuration, "utf8")), {
        overrides: [{ files: ["configured.xml"], rules: { [rule]: "off" } }],
      });
      assert.equal(fs.readFileSync(path.join(folder, "configured.xml"), "utf8"), slow);
    });

    await step("reads why a rule exists", async () => {
      await open("line.xml");
      await workbench.goToWord(await saved("line.xml"), "threads'/>");
      await workbench.quickFix("Explain domain/disk-io-threads");
      const explained = workbench.webview();
      await explained.getByRole("heading", { name: "domain/disk-io-threads" }).waitFor();
      await explained.getByRole("heading", { name: "When to ignore it" }).waitFor();
      await photograph("explained");
    });
  });
});
