import assert from "node:assert/strict";
import fs from "node:fs";
import path from "node:path";
import { test } from "node:test";
import { installVSCode } from "../../scripts/install-vscode.js";
import { packageVsix } from "../../scripts/package-vsix.js";
import { projectRoot } from "../../scripts/project.js";
import { startLoopbackSshd } from "../support/loopback-sshd.js";
import { startBrowser } from "./host/browser.js";
import { installExtension, startServer } from "./host/server.js";
import { temporaryFolder } from "./host/temporary-folder.js";
import { workbenchUrl } from "./host/workbench-url.js";
import { Workbench } from "./host/workbench.js";

const screenshots = path.join(projectRoot, "test/e2e/screenshots");

/** On a disk, which /tmp may not be: the benchmark asks for O_DIRECT. */
const measured = temporaryFolder("measured", "/var/tmp");

test("a person at the keyboard, with the packaged extension in a real VS Code", async (t) => {
  const { file: vsix } = packageVsix(path.join(temporaryFolder("vsix"), "virt-latency.vsix"));
  const sshd = await startLoopbackSshd(temporaryFolder("sshd"));
  const host = installVSCode();
  const server = await startServer(host, {
    extensionsFolder: installExtension(host, vsix),
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
  });
  const browser = await startBrowser();
  const workbench = new Workbench(browser.page, (note) => {
    t.diagnostic(note);
  });
  const { page } = workbench;
  const folder = path.join(temporaryFolder("workspace"), "guests");
  fs.cpSync(path.join(projectRoot, "test/e2e/workspace"), folder, { recursive: true });
  fs.rmSync(screenshots, { recursive: true, force: true });
  const photograph = async (name: string): Promise<void> => {
    await page.screenshot({ path: path.join(screenshots, `${name}.png`) });
  };
  /** The steps build on each other, so the first that fails ends them. */
  const step = async (name: string, act: () => Promise<void>): Promise<void> => {
    let failure: Error | undefined;
    await t.test(name, async () => {
      try {
        await act();
      } catch (error) {
        failure = error instanceof Error ? error : new Error(String(error));
        await photograph("failure");
        throw failure;
      }
    });
    if (failure !== undefined) throw failure;
  };

  try {
    await step("the workbench shows the folder", async () => {
      await page.goto(workbenchUrl(server, { folder }));
      await workbench.ready("slow-guest.xml");
    });

    await step("a slow guest's XML has a squiggle and its entry in Problems", async () => {
      await workbench.open("slow-guest.xml");
      await page.locator(".monaco-editor .squiggly-warning").first().waitFor();
      await page.keyboard.press("Control+Shift+M");
      await workbench.problems("domain/disk-cache-writethrough").waitFor();
      await photograph("problems");
      await page.keyboard.press("Control+Shift+M");
      await workbench.problems("domain/").first().waitFor({ state: "hidden" });
    });

    await step("a quick fix by keyboard changes just that place", async () => {
      const text = fs.readFileSync(path.join(folder, "slow-guest.xml"), "utf8");
      await workbench.goTo(...placeOf(text, "writethrough"));
      const action = await workbench.openQuickFixes("Use cache='none' on 'vda'");
      await photograph("quick-fix");
      await action.and(page.locator(".focused")).waitFor();
      await page.keyboard.press("Enter");
      await page.locator(".view-line", { hasText: "cache='none'" }).waitFor();
    });

    await step("the saved file differs in those bytes only", async () => {
      await workbench.save("slow-guest.xml");
      const file = path.join(folder, "slow-guest.xml");
      const before = fs.readFileSync(path.join(projectRoot, "test/e2e/workspace/slow-guest.xml"));
      const expected = before.toString("utf8").replace("cache='writethrough'", "cache='none'");
      assert.deepEqual(fs.readFileSync(file), Buffer.from(expected, "utf8"));
    });

    await step("nova.conf has its own language and findings", async () => {
      await workbench.open("nova.conf");
      await page.locator("#status\\.editor\\.mode", { hasText: "nova.conf" }).waitFor();
      await page.keyboard.press("Control+Shift+M");
      await workbench.problems("nova/images-qcow2-thin").waitFor();
      await photograph("nova-conf");
      await page.keyboard.press("Control+Shift+M");
      await workbench.problems("nova/").first().waitFor({ state: "hidden" });
    });

    await step("the palette leads to a confirmation that names what will happen", async () => {
      await workbench.run("Virt Latency: Benchmark this VM");
      await workbench.pick("Where to measure", sshd.host);
      await workbench.pick("What to measure", "sync-write-8k");
      await workbench.pick("How often", "Once");
      await page.locator(".quick-input-widget", { hasText: "A directory on the disk" }).waitFor();
      assert.equal(await workbench.quickInput.inputValue(), measured);
      await page.keyboard.press("Enter");
      const confirmation = await workbench.dialog.innerText();
      for (const fact of [sshd.host, measured, "64 MiB", "4 s"]) {
        assert.ok(confirmation.includes(fact), `"${fact}" is not in: ${confirmation}`);
      }
      await photograph("confirmation");
    });

    await step("the benchmark runs, with progress, to a page with a chart", async () => {
      await workbench.dialog.getByText("Run benchmark", { exact: true }).waitFor();
      await page.keyboard.press("Enter");
      await page.locator(".notification-toast", { hasText: "Benchmark" }).waitFor();
      const results = workbench.webview();
      await results
        .getByRole("heading", { name: "Latency by percentile" })
        .waitFor({ timeout: 120_000 });
      await results.getByText("IOPS").first().waitFor();
      const canvas = results.locator(".chart canvas").first();
      await canvas.waitFor();
      assert.equal(await canvas.evaluate(drawsSomething), true);
      // Room for the figures and the chart in one picture.
      await page.keyboard.press("Control+B");
      await page.setViewportSize({ width: 1280, height: 1060 });
      await page.locator(".explorer-folders-view").waitFor({ state: "hidden" });
      await photograph("results");
    });

    await step("the benchmark left nothing behind", () => {
      assert.deepEqual(fs.readdirSync(measured), []);
      return Promise.resolve();
    });

    await step("a restarted server still finds what is wrong", async () => {
      await workbench.open("nova.conf");
      await workbench.run("Virt Latency: Restart server");
      await page.keyboard.press("Control+Shift+M");
      await workbench.problems("nova/images-qcow2-thin").waitFor();
    });
  } finally {
    await browser.stop();
    await server.stop();
    await sshd.stop();
  }
});

/** What is used of a page's canvas; the rest of these tests knows no DOM. */
interface Canvas {
  readonly width: number;
  readonly height: number;
  getContext(kind: "2d"): {
    getImageData(x: number, y: number, w: number, h: number): { data: ArrayLike<number> };
  };
}

/** Runs in the page: whether any pixel is not transparent. */
function drawsSomething(node: unknown): boolean {
  const canvas = node as Canvas;
  const { data } = canvas.getContext("2d").getImageData(0, 0, canvas.width, canvas.height);
  return Array.from(data).some((value) => value !== 0);
}

/** OpenSSH ignores HOME, so its configuration comes by a program of that name that is found first. */
function sshFolder(configFile: string): string {
  const folder = temporaryFolder("bin");
  const script = `#!/bin/sh\nexec /usr/bin/ssh -F '${configFile}' "$@"\n`;
  fs.writeFileSync(path.join(folder, "ssh"), script, { mode: 0o755 });
  return folder;
}

/** Line and column of a word, counted from 1. */
function placeOf(text: string, word: string): [number, number] {
  const before = text.slice(0, text.indexOf(word)).split("\n");
  return [before.length, (before.at(-1) ?? "").length + 1];
}
