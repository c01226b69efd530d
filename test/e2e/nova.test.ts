import assert from "node:assert/strict";
import fs from "node:fs";
import path from "node:path";
import { test } from "node:test";
import { atTheKeyboard } from "./host/session.js";

test("a person who writes nova.conf by keyboard", async (t) => {
  await atTheKeyboard(t, { name: "nova" }, async (session) => {
    const { workbench, page, folder, photograph, step } = session;
    const before = fs.readFileSync(path.join(folder, "nova.conf"), "utf8");

    await step("has its language and its findings", async () => {
      await workbench.open("nova.conf");
      await page.locator("#status\\.editor\\.mode", { hasText: "nova.conf" }).waitFor();
      await workbench.showProblems("nova/images-qcow2-thin");
      await photograph("problems");
      await workbench.hideProblems();
    });

    await step("completes an option and its value", async () => {
      await workbench.goTo(8, 1);
      await page.keyboard.type("hw_disk_disc");
      await workbench.complete("hw_disk_discard");
      // The values follow by themselves.
      await workbench.suggestion("ignore").waitFor();
      await page.keyboard.type("un");
      await workbench.complete("unmap");
      await workbench.save("nova.conf");
      const after = fs.readFileSync(path.join(folder, "nova.conf"), "utf8");
      assert.equal(after, `${before}hw_disk_discard = unmap`);
    });

    await step("sees the disk XML that Nova writes, by the lens over [libvirt]", async () => {
      const xml = page.locator(".editor-group-container", { hasText: "nova.conf.disks.xml" });
      const told = xml.locator(".view-line", { hasText: "What Nova writes" });
      await workbench.lens(4, "Disk XML that Nova writes", told);
      await photograph("effective");
    });

    await step("has the findings of a server that was started again", async () => {
      await workbench.run("Virt Latency: Restart server");
      await workbench.showProblems("nova/images-qcow2-thin");
    });
  });
});
