import assert from "node:assert/strict";
import fs from "node:fs";
import path from "node:path";
import { test } from "node:test";
import { projectRoot } from "../../scripts/project.js";
import { atTheKeyboard } from "./host/session.js";

const slow = fs.readFileSync(path.join(projectRoot, "test/e2e/workspace/slow-guest.xml"), "utf8");

test("a person with two folders, each with a configuration of its own", async (t) => {
  const files = {
    "strict/strict.xml": slow,
    "strict/.virt-latency.json": '{ "rules": { "domain/iothread-unused": "error" } }\n',
    "lenient/lenient.xml": slow,
    "lenient/deep/unopened.xml": slow,
    "lenient/.virt-latency.json": '{ "rules": { "domain/iothread-unused": "off" } }\n',
    "both.code-workspace": JSON.stringify({ folders: [{ path: "strict" }, { path: "lenient" }] }),
  };
  const options = {
    name: "folders",
    files,
    workspaceFile: "both.code-workspace",
    shows: "lenient",
  };
  await atTheKeyboard(t, options, async ({ workbench, page, folder, photograph, step }) => {
    const ids = async (): Promise<string[]> => {
      const texts = await workbench.problems("domain/").allInnerTexts();
      return texts.map((text) => /domain\/[a-z0-9-]+/.exec(text)?.[0] ?? text).sort();
    };
    const others = ["domain/disk-cache-writethrough", "domain/disk-io-threads"];

    await step("has the findings that each folder asks for", async () => {
      await workbench.open("strict.xml");
      await page.locator(".monaco-editor .squiggly-error").first().waitFor();
      await workbench.showProblems("domain/iothread-unused");
      assert.deepEqual(await ids(), [...others, "domain/iothread-unused"]);
    });

    await step("sees both beside each other", async () => {
      await workbench.hideProblems();
      await page.keyboard.press("Control+1");
      await page.keyboard.press("Control+Backslash");
      await workbench.open("lenient.xml");
      const editors = page.locator(".editor-group-container .monaco-editor");
      await editors.nth(1).locator(".squiggly-warning").first().waitFor();
      await workbench.showProblems("domain/");
      await workbench.problems("domain/").nth(4).waitFor();
      await photograph("both");
      assert.deepEqual(await ids(), [...others, ...others, "domain/iothread-unused"].sort());
      await workbench.hideProblems();
    });

    await step("has them looked at again when a configuration changes", async () => {
      fs.writeFileSync(path.join(folder, "lenient/.virt-latency.json"), "{}\n");
      await workbench.showProblems("domain/");
      await workbench.problems("domain/").nth(5).waitFor();
      assert.deepEqual(
        await ids(),
        [...others, ...others, "domain/iothread-unused", "domain/iothread-unused"].sort(),
      );
    });

    await step("has files checked that are not open", async () => {
      await workbench.hideProblems();
      await workbench.run("Virt Latency: Check workspace");
      const told = page.locator(".notification-toast", { hasText: "Show the findings" });
      await told.waitFor();
      await photograph("checked");
      await workbench.run("Notifications: Accept Notification Primary Action");
      await page
        .locator(".notification-toast", { hasText: "Checking the workspace" })
        .waitFor({ state: "hidden" });
      await page.locator(".markers-panel", { hasText: "unopened.xml" }).waitFor();
      // The view has no more rows than there is room for.
      await workbench.run("View: Toggle Maximized Panel");
      await workbench.problems("domain/").nth(8).waitFor();
      await photograph("unopened");
      assert.deepEqual(
        await ids(),
        [
          ...others,
          ...others,
          ...others,
          ...Array<string>(3).fill("domain/iothread-unused"),
        ].sort(),
      );
    });
  });
});
