import assert from "node:assert/strict";
import fs from "node:fs";
import path from "node:path";
import { test } from "node:test";
import { installVSCode } from "../../../scripts/install-vscode.js";
import { diskXml, labDomain } from "../../../scripts/lab/domain.js";
import { startLab } from "../../../scripts/lab/lab.js";
import { packageVsix } from "../../../scripts/package-vsix.js";
import { projectRoot } from "../../../scripts/project.js";
import { startBrowser } from "../../e2e/host/browser.js";
import { installExtension, startServer } from "../../e2e/host/server.js";
import { temporaryFolder } from "../../e2e/host/temporary-folder.js";
import { workbenchUrl } from "../../e2e/host/workbench-url.js";
import { Workbench } from "../../e2e/host/workbench.js";

const screenshots = path.join(projectRoot, "test/e2e/screenshots");
const hypervisor = "qemu+ssh://hv/system";
const uuid = "6f1c2b1e-0000-4000-8000-00000000e2e0";

test("from a guest's XML in VS Code to its figure and a new definition", async (t) => {
  const lab = await startLab();
  t.after(() => lab.stop());
  lab.define(
    labDomain({
      name: "db",
      uuid,
      labels: ["data"],
      devices: diskXml({ label: "data", source: lab.makeDisk("data", 256, "raw", "db"), unit: 0 }),
    }),
  );
  await lab.boot("db");

  // OpenSSH ignores HOME, so its configuration comes by a program of that name that is found first.
  const programs = temporaryFolder("bin");
  const ssh = `#!/bin/sh\nexec /usr/bin/ssh -F '${lab.sshConfig}' "$@"\n`;
  fs.writeFileSync(path.join(programs, "ssh"), ssh, { mode: 0o755 });
  const host = installVSCode();
  const { file: vsix } = packageVsix(path.join(temporaryFolder("vsix"), "virt-latency.vsix"));
  const server = await startServer(host, {
    extensionsFolder: installExtension(host, vsix),
    environment: {
      PATH: `${programs}:${process.env["PATH"] ?? ""}`,
      XDG_STATE_HOME: temporaryFolder("state"),
    },
    settings: {
      "virtLatency.benchmark.hypervisors": [hypervisor],
      "virtLatency.benchmark.runtimeSeconds": 3,
      "virtLatency.benchmark.sizeMiB": 64,
    },
  });
  t.after(() => server.stop());
  const browser = await startBrowser();
  t.after(() => browser.stop());
  const workbench = new Workbench(browser.page, (note) => {
    t.diagnostic(note);
  });
  const { page } = workbench;
  const file = path.join(temporaryFolder("workspace"), "db.xml");
  const xml = `${lab.virsh("dumpxml", "--inactive", "db").trimEnd()}\n`;
  fs.writeFileSync(file, xml);
  const lens = page.locator(".codelens-decoration", { hasText: "Benchmark this VM" }).first();
  const toast = (text: string) => page.locator(".notification-toast", { hasText: text });
  const slow = { timeout: 120_000 };
  const photograph = async (name: string): Promise<void> => {
    await page.screenshot({ path: path.join(screenshots, `guest-${name}.png`) });
  };
  const confirm = async (): Promise<string> => {
    await workbench.pick("Where to measure", `found through ${hypervisor}`);
    await workbench.pick("What to measure", "sync-write-8k");
    await workbench.pick("How often", "Once");
    await workbench.pick("Which disk", "vda");
    await workbench.dialog.getByText("Run benchmark", { exact: true }).waitFor();
    const text = await workbench.dialog.innerText();
    await page.keyboard.press("Enter");
    return text;
  };

  try {
    await page.goto(workbenchUrl(server, { folder: path.dirname(file) }));
    await workbench.ready("db.xml");
    await workbench.open("db.xml");
    await lens.waitFor();
    await workbench.lens(1, "Benchmark this VM", workbench.asking("Where to measure"));
    const confirmation = await confirm();
    for (const fact of [`db (${uuid}) on hv`, "its disk vda", "64 MiB", "4 s"]) {
      assert.ok(confirmation.includes(fact), `"${fact}" is not in: ${confirmation}`);
    }
    const results = workbench.webview();
    await results.getByRole("heading", { name: "Latency by percentile" }).waitFor(slow);
    await results.getByText(`db on ${hypervisor} in /data`).waitFor();
    await lens.filter({ hasText: "IOPS" }).waitFor();
    await photograph("results");
    assert.equal((await lab.leftovers("db")).trim(), "");

    fs.writeFileSync(file, xml.replace("io='native'", "io='threads'"));
    await lens.filter({ hasText: "stale" }).waitFor();
    await workbench.run("Virt Latency: Benchmark this VM");
    await confirm();
    await workbench.dialog.getByText("driver io threads, runs with native").waitFor(slow);
    await photograph("differences");
    await workbench.dialog.getByText("Apply the file").click();
    await workbench.pick("The hypervisor that defines", hypervisor);
    await page.locator(".quick-input-widget", { hasText: "Define db" }).waitFor(slow);
    await page.locator(".monaco-diff-editor").first().waitFor();
    await photograph("definition");
    assert.match(lab.virsh("dumpxml", "--inactive", "db"), /io='native'/);
    await workbench.pick("What runs is not touched", "Define");
    await toast("db still runs as before").waitFor(slow);
    assert.match(lab.virsh("dumpxml", "--inactive", "db"), /io='threads'/);
    assert.match(lab.virsh("dumpxml", "db"), /io='native'/);
  } catch (error) {
    await photograph("failure");
    throw error;
  }
});
