import assert from "node:assert/strict";
import { test } from "node:test";
import { atTheKeyboard } from "./host/session.js";

test("a person who does not trust a workspace", async (t) => {
  const settings = {
    "security.workspace.trust.enabled": true,
    "security.workspace.trust.startupPrompt": "never",
    "security.workspace.trust.banner": "always",
  };
  await atTheKeyboard(t, { name: "trust", settings }, async (session) => {
    const { workbench, page, photograph, step } = session;

    await step("is in Restricted Mode, and has the findings", async () => {
      await page.locator(".statusbar-item", { hasText: "Restricted Mode" }).waitFor();
      await workbench.open("slow-guest.xml");
      await page.locator(".monaco-editor .squiggly-warning").first().waitFor();
      await workbench.showProblems("domain/disk-cache-writethrough");
      await workbench.hideProblems();
    });

    await step("is told why nothing is measured, and where to trust", async () => {
      for (const command of ["Benchmark this VM", "Audit this VM", "Apply to the hypervisor"]) {
        await workbench.run(`Virt Latency: ${command}`);
        const toast = page.locator(".notification-toast", { hasText: "is not trusted" });
        await toast.waitFor();
        assert.equal(
          await toast.locator(".notification-list-item-message").innerText(),
          "This workspace is not trusted, so benchmarks and audits, which reach other hosts, are off. Files are checked as everywhere.",
        );
        await photograph(command);
        await workbench.run("Notifications: Clear All Notifications");
        await toast.waitFor({ state: "hidden" });
      }
    });

    await step("measures as soon as the workspace is trusted", async () => {
      await workbench.run("Virt Latency: Benchmark this VM");
      await page.locator(".notification-toast", { hasText: "is not trusted" }).waitFor();
      // The key that leads into a notification, and then the one to its first button.
      await workbench.run("Notifications: Accept Notification Primary Action");
      await page.locator(".workspace-trust-editor").waitFor();
      await photograph("manage-trust");
      await page.keyboard.press("Control+Enter");
      await page
        .locator(".statusbar-item", { hasText: "Restricted Mode" })
        .waitFor({ state: "hidden" });
      await workbench.open("slow-guest.xml");
      await workbench.run("Virt Latency: Benchmark this VM");
      await page.locator(".quick-input-widget", { hasText: "Benchmark database" }).waitFor();
      await page.keyboard.press("Escape");
    });
  });
});
