import assert from "node:assert/strict";
import fs from "node:fs";
import path from "node:path";
import { test } from "node:test";
import { atTheKeyboard } from "./host/session.js";

const halfTyped = `<domain type='kvm'>
  <name>new</name>
  <memory unit='GiB'>4</memory>
  <iothreads>2</iothreads>
  <os><type arch='x86_64' machine='pc-q35-7.2'>hvm</type></os>
  <devices>
    <disk type='block' device='disk'>
      <driver name='qemu'
    </disk>
  </devices>
</domain>
`;

/** As `halfTyped` after all that is typed below. */
const typed = `<domain type='kvm'>
  <name>new</name>
  <memory unit='GiB'>4</memory>
  <iothreads>2</iothreads>
  <os><type arch='x86_64' machine='pc-q35-7.2'>hvm</type></os>
  <devices>
    <disk type='block' device='disk'>
      <driver name='qemu' iothread='2' cache='none'/>
      <source dev='/dev/vg0/new'/>
    </disk>
    <disk type='block' device='disk'>
      <driver name='qemu' type='raw' cache='none' io='native' iothread='1'/>
      <source dev='/dev/vg0/log'/>
      <target dev='vda' bus='virtio'/>
    </disk>
  </devices>
</domain>
`;

const twoDisks = `<domain type='kvm'>
  <name>threads</name>
  <memory unit='GiB'>4</memory>
  <vcpu>4</vcpu>
  <iothreads>2</iothreads>
  <iothreadids>
    <iothread id='1'/>
    <iothread id='4'/>
  </iothreadids>
  <cputune>
    <iothreadpin iothread='4' cpuset='2'/>
  </cputune>
  <os><type arch='x86_64' machine='pc-q35-7.2'>hvm</type></os>
  <devices>
    <disk type='block' device='disk'>
      <driver name='qemu' type='raw' cache='none' io='native' iothread='1'/>
      <source dev='/dev/vg0/a'/>
      <target dev='vda' bus='virtio'/>
    </disk>
    <disk type='block' device='disk'>
      <driver name='qemu' type='raw' cache='none' io='native' iothread='4'/>
      <source dev='/dev/vg0/b'/>
      <target dev='vdb' bus='virtio'/>
    </disk>
  </devices>
</domain>
`;

test("a person who writes a guest's XML by keyboard", async (t) => {
  const files = { "half.xml": halfTyped, "threads.xml": twoDisks };
  const options = { name: "editing", files };
  await atTheKeyboard(t, options, async ({ server, workbench, page, folder, photograph, step }) => {
    const saved = async (file: string): Promise<string> => {
      await workbench.save(file);
      return fs.readFileSync(path.join(folder, file), "utf8");
    };

    await step("completes an attribute, its values, an element and a snippet", async () => {
      await workbench.open("half.xml");
      // Findings tell that the extension has started: until then VS Code shows a list anew with each that starts.
      await page.locator(".monaco-editor .squiggly-error").first().waitFor();
      await workbench.goTo(8, 26);
      await page.keyboard.type(" iot");
      await workbench.complete("iothread");
      // The ids of this guest: the first one is free as well.
      await workbench.suggestion("1").waitFor();
      await photograph("completion");
      await page.keyboard.type("2");
      await workbench.complete("2");
      // Tab leaves the quotes only while the snippet lasts, which a list that opens late can end.
      await page.keyboard.press("End");
      await page.keyboard.type(" cac");
      await workbench.complete("cache");
      await workbench.complete("none");
      await page.keyboard.press("End");
      await page.keyboard.type("/>");
      await page.keyboard.press("Enter");
      await page.keyboard.type("<sou");
      await workbench.complete("source");
      await page.keyboard.type("de");
      await workbench.complete("dev");
      await page.keyboard.type("/dev/vg0/new");
      await workbench.goTo(10, 12);
      await page.keyboard.press("Enter");
      await page.keyboard.type("disk");
      await workbench.suggestion("disk").waitFor();
      await page.keyboard.press("ArrowDown");
      await workbench.complete("disk: block device for low latency");
      await page.keyboard.type("vg0/log");
      await page.keyboard.press("Escape");
      assert.equal(await saved("half.xml"), typed);
    });

    await step("reads what a value does, and what is wrong with it", async () => {
      const text = fs.readFileSync(path.join(folder, "slow-guest.xml"), "utf8");
      await workbench.open("slow-guest.xml");
      await page.locator(".monaco-editor .squiggly-warning").first().waitFor();
      await workbench.goToWord(text, "writethrough");
      const hover = page.locator(".monaco-hover .hover-contents");
      await workbench.pressUntil("Control+K Control+I", hover.nth(1));
      await photograph("hover");
      assert.deepEqual(await hover.allInnerTexts(), [
        "Disk 'vda' has cache='writethrough', so QEMU flushes after every write, asked or not. Measured: an unflushed write took 2.6 times as long as with cache='none' and native AIO.virt-latencydomain/disk-cache-writethrough",
        [
          "cache='writethrough': Through the host's page cache, with a flush after every write: the slowest for writes.",
          "cache of <driver>: Whether requests go through the host's page cache, and what becomes of the guest's flushes. io='native' is accepted only with none and directsync.",
          "One of none, directsync, writeback, writethrough, unsafe or default.",
          "Not written: writeback; none for a <shareable/> disk.",
          "libvirt's documentation",
          "domain/disk-cache-writethrough: cache='writethrough' tells the guest that its disk has no write cache, so QEMU flushes after every single write whether the guest wants it or not, on top of the copy through the page cache.",
        ].join("\n\n"),
      ]);
    });

    await step("sees what is in effect without being written, until that is off", async () => {
      await page.keyboard.press("Escape");
      const hint = page.locator(".view-line", { hasText: "queues: 8" });
      await hint.waitFor();
      server.changeSettings({ "virtLatency.inlayHints.enabled": false });
      await hint.waitFor({ state: "hidden" });
      server.changeSettings({ "virtLatency.inlayHints.enabled": true });
      await hint.waitFor();
    });

    await step("goes to an iothread's definition, and sees all that names it", async () => {
      await workbench.open("threads.xml");
      await workbench.goToWord(twoDisks, "4'/>\n      <source dev='/dev/vg0/b'");
      await page.keyboard.press("F12");
      await workbench.cursorAt(8, 19);
      const uses = page.locator(".reference-zone-widget .ref-tree .monaco-list-row");
      await workbench.pressUntil("Shift+F12", uses.first());
      await photograph("references");
      assert.deepEqual(await uses.allInnerTexts(), [
        "iothread id='4'/>",
        "iothread='4' cpuset='2'/>",
        "iothread='4'/>",
      ]);
      await page.keyboard.press("Escape");
    });

    await step("renames an iothread and a disk wherever they are named", async () => {
      // The box closes before the text changes.
      const changed = (text: string) => page.locator(".view-line", { hasText: text }).first();
      await workbench.rename("7");
      await changed("iothread='7'").waitFor();
      await workbench.goToWord(twoDisks, "vdb");
      await workbench.rename("vdc");
      await changed("dev='vdc'").waitFor();
      const expected = twoDisks.replaceAll("'4'", "'7'").replaceAll("'vdb'", "'vdc'");
      assert.equal(await saved("threads.xml"), expected);
    });

    await step("finds a device by the outline, and folds it away", async () => {
      const outline = workbench.quickPick("disk vdc");
      await workbench.pressUntil("Control+Shift+O", outline);
      await photograph("outline");
      await workbench.quickInput.fill("@vdc");
      await outline.waitFor();
      await page.keyboard.press("Enter");
      await workbench.quickInput.waitFor({ state: "hidden" });
      await workbench.cursorAt(23, 20);
      const inside = page.locator(".view-line", { hasText: "/dev/vg0/b" });
      await page.keyboard.press("Control+Shift+BracketLeft");
      await inside.waitFor({ state: "hidden" });
      await photograph("folded");
      await page.keyboard.press("Control+Shift+BracketRight");
      await inside.waitFor();
    });
  });
});
