import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import fs from "node:fs";
import path from "node:path";
import { test } from "node:test";
import { projectRoot } from "../../scripts/project.js";
import { startLoopbackSshd } from "../support/loopback-sshd.js";
import { drawsSomething } from "./host/canvas.js";
import { atTheKeyboard } from "./host/session.js";
import { temporaryFolder } from "./host/temporary-folder.js";

const cli = path.join(projectRoot, "dist/cli.cjs");

/** On a disk, which /tmp may not be: the benchmark asks for O_DIRECT. */
const measured = temporaryFolder("measured", "/var/tmp");

test("a person who measures a guest by keyboard, in every kind of theme", async (t) => {
  const sshd = await startLoopbackSshd(temporaryFolder("sshd"));
  const options = {
    name: "measuring",
    environment: {
      PATH: `${sshFolder(sshd.configFile)}:${process.env["PATH"] ?? ""}`,
      XDG_STATE_HOME: temporaryFolder("state"),
    },
    settings: {
      "virtLatency.benchmark.hosts": [sshd.host],
      "virtLatency.benchmark.directory": measured,
      "virtLatency.benchmark.runtimeSeconds": 3,
      "virtLatency.benchmark.sizeMiB": 64,
    },
  };
  const act: Parameters<typeof atTheKeyboard>[2] = async (session) => {
    const { workbench, page, photograph, photographThemes, step } = session;
    const answerQuestions = async (): Promise<void> => {
      await workbench.pick("Where to measure", sshd.host);
      await workbench.pick("What to measure", "sync-write-8k");
      await workbench.pick("How often", "Once");
      await page.locator(".quick-input-widget", { hasText: "A directory on the disk" }).waitFor();
      assert.equal(await workbench.quickInput.inputValue(), measured);
      await page.keyboard.press("Enter");
      await workbench.dialog.getByText("Run benchmark", { exact: true }).waitFor();
    };

    await step("the lens over a guest leads to a confirmation of what will happen", async () => {
      await workbench.open("slow-guest.xml");
      await workbench.lens(1, "Benchmark this VM", workbench.asking("Where to measure"));
      await answerQuestions();
      assert.equal(
        await workbench.dialogText(),
        `Run this benchmark?
Benchmark of ${sshd.host}: 8 KiB random synchronous writes

Directory: ${measured}, in a new directory that is removed afterwards
Writes: 64 MiB (1 file), then overwrites it as fast as the disk takes it
Takes: 4 s, and the time to write the 64 MiB

The disk will be busy all that time, and whatever else uses it will be slow. Think twice where somebody depends on it: it is 4 s of 8 KiB random synchronous writes.`,
      );
      await photographThemes("confirmation");
    });

    await step("the benchmark runs, with progress, to a page with a chart", async () => {
      await page.keyboard.press("Enter");
      await page.locator(".notification-toast", { hasText: "Benchmark" }).waitFor();
      const results = workbench.webview();
      await results
        .getByRole("heading", { name: "Latency by percentile" })
        .waitFor({ timeout: 120_000 });
      const canvas = results.locator(".chart canvas").first();
      await canvas.waitFor();
      assert.equal(await canvas.evaluate(drawsSomething), true);
      // Room for the figures and the chart in one picture.
      await page.keyboard.press("Control+B");
      await page.setViewportSize({ width: 1280, height: 1320 });
      await page.locator(".explorer-folders-view").waitFor({ state: "hidden" });
      await photographThemes("results");
    });

    await step("the benchmark left nothing behind", () => {
      assert.deepEqual(fs.readdirSync(measured), []);
      return Promise.resolve();
    });

    await step("a second run is compared with the first", async () => {
      await workbench.run("Virt Latency: Benchmark this VM");
      await answerQuestions();
      await page.keyboard.press("Enter");
      const running = page.locator(".tab", { hasText: "Benchmark running" });
      await running.waitFor();
      await running.waitFor({ state: "hidden", timeout: 120_000 });
      await workbench.run("Virt Latency: Compare benchmark runs");
      for (const title of ["Compare runs (1/2)", "Compare runs (2/2)"]) {
        await page.locator(".quick-input-widget", { hasText: title }).waitFor();
        await page.keyboard.press("ArrowDown");
        await page.keyboard.press("Space");
        await photograph(title.replaceAll("/", " of "));
        await page.keyboard.press("Enter");
      }
      const comparison = workbench.webview();
      await comparison.getByRole("heading", { name: "Before and after" }).waitFor();
      await comparison.locator(".chart canvas").first().waitFor();
      await photographThemes("comparison");
    });

    await step("what a terminal measured on two targets at once opens as one page", async () => {
      const members = ["local", `ssh:${sshd.host}`];
      const small = ["--size", "64MiB", "--runtime", "3", "--directory", measured];
      execFileSync(
        process.execPath,
        [cli, "benchmark", ...members, ...small, "--ssh-config", sshd.configFile, "--yes"],
        { env: { ...process.env, ...options.environment }, stdio: "ignore" },
      );
      await workbench.run("Virt Latency: Open a benchmark run");
      const picker = page.locator(".quick-input-widget", { hasText: "Open a benchmark run" });
      await picker.locator(".monaco-list-row", { hasText: "local" }).waitFor();
      await page.keyboard.press("Enter");
      const together = workbench.webview();
      await together.getByRole("heading", { name: "2 targets at once" }).waitFor();
      const places = `this machine and ${sshd.host} over ssh`;
      await together.getByText(`Measured on ${places} in ${measured} with fio`).waitFor();
      for (const target of [...members, "all together"]) {
        await together.getByRole("rowheader", { name: target, exact: true }).first().waitFor();
      }
      await together.locator(".chart canvas").first().waitFor();
      await photographThemes("several targets");
    });

    await step("an audit asks first, and shows its page", async () => {
      await workbench.run("View: Close All Editors");
      await workbench.open("slow-guest.xml");
      await workbench.run("Virt Latency: Audit this VM");
      await workbench.pick("What to look at", sshd.host);
      assert.equal(
        await workbench.dialogText(),
        `Audit ${sshd.host}?\nIt logs in there, reads settings for a few seconds and changes nothing.`,
      );
      await page.keyboard.press("Enter");
      await workbench.activeTab(`Audit of ${sshd.host}`).waitFor({ timeout: 60_000 });
      const audit = workbench.webview();
      await audit.getByRole("heading", { name: `Audit of ssh:${sshd.host}` }).waitFor();
      await photographThemes("audit");
    });

    await step("findings are readable in every kind of theme", async () => {
      await page.setViewportSize({ width: 1280, height: 720 });
      await workbench.open("nova.conf");
      await workbench.open("slow-guest.xml");
      await workbench.showProblems("domain/disk-cache-writethrough");
      await workbench.goTo(14, 45);
      const hover = page.locator(".monaco-hover .hover-contents");
      await workbench.pressUntil("Control+K Control+I", hover.nth(1));
      await photographThemes("findings");
    });
  };
  try {
    await atTheKeyboard(t, options, act);
  } finally {
    await sshd.stop();
  }
});

/** OpenSSH ignores HOME, so its configuration comes by a program of that name that is found first. */
function sshFolder(configFile: string): string {
  const folder = temporaryFolder("bin");
  const script = `#!/bin/sh\nexec /usr/bin/ssh -F '${configFile}' "$@"\n`;
  fs.writeFileSync(path.join(folder, "ssh"), script, { mode: 0o755 });
  return folder;
}
