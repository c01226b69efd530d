import assert from "node:assert/strict";
import { existsSync } from "node:fs";
import { join } from "node:path";
import { after, before, describe, it } from "node:test";
import type { Page } from "playwright-core";
import type { Content, FromPage, ToPage } from "../../client/src/webview/page/messages.js";
import type { AuditFinding } from "../../server/src/core/audit/finding.js";
import { compareRuns } from "../../server/src/core/benchmark/comparison.js";
import type { BenchmarkRun } from "../../server/src/core/benchmark/run.js";
import { makePlan } from "../../server/src/core/benchmark/plan.js";
import { type RunningBrowser, startBrowser } from "../e2e/host/browser.js";
import { sampleRun } from "../support/benchmark-run.js";

const dist = join(import.meta.dirname, "../../dist");
const address = "http://127.0.0.1/";
const policy = "default-src 'none'; script-src 'nonce-test'; style-src http://127.0.0.1/page.css";

/** The document that the extension makes, with a stand-in for VS Code's side of the webview. */
const html = `<!DOCTYPE html><html lang="en"><head>
<meta http-equiv="Content-Security-Policy" content="${policy}">
<link rel="stylesheet" href="/page.css"></head><body><main id="page"></main>
<script nonce="test">
  window.sent = []; window.violations = [];
  document.addEventListener("securitypolicyviolation", (event) => violations.push(event.violatedDirective));
  window.acquireVsCodeApi = () => ({
    postMessage: (message) => sent.push(message),
    setState: (state) => { window.state = state; },
  });
</script><script nonce="test" src="/page.js"></script></body></html>`;

interface Witness {
  readonly sent: readonly FromPage[];
  readonly state: unknown;
  readonly violations: readonly string[];
}

let browser: RunningBrowser;
let page: Page;
const errors: Error[] = [];

before(async () => {
  assert.ok(existsSync(join(dist, "page.js")), "Run `npm run build` first.");
  browser = await startBrowser();
  ({ page } = browser);
  page.on("pageerror", (error) => errors.push(error));
  await page.route(`${address}**`, (route) => {
    const { pathname } = new URL(route.request().url());
    return pathname === "/"
      ? route.fulfill({ contentType: "text/html", body: html })
      : route.fulfill({ path: join(dist, pathname) });
  });
});
after(async () => {
  await browser.stop();
});

async function send(message: ToPage): Promise<void> {
  await page.evaluate(`postMessage(${JSON.stringify(message)}, "*")`);
}

/** Opens a new page and has it show something. */
async function show(content: Content): Promise<void> {
  await page.goto(address);
  await send({ type: "show", content });
  await page.locator("main > *").first().waitFor();
}

async function witness(): Promise<Witness> {
  return page.evaluate("({ sent, violations, state: window.state ?? null })");
}

/** The cells of the table with this caption, row by row. */
async function tableOf(caption: RegExp): Promise<string[][]> {
  const rows = await page.locator("table", { hasText: caption }).first().locator("tr").all();
  return Promise.all(rows.map((row) => row.locator("th, td").allTextContents()));
}

describe("the results page", () => {
  it("says when it is ready, and shows a run in words, figures and charts", async () => {
    await show({ kind: "runs", runs: [sampleRun()] });
    assert.equal(await page.locator("h1").textContent(), "8 KiB random synchronous writes");
    assert.equal(
      await page.locator(".headline").textContent(),
      "17.8k writes per second; half of them took at most 52.5 µs, 99 % at most 80.4 µs.",
    );
    assert.deepEqual(await tableOf(/^Writes: latency of a synchronous write /), [
      ["", "This run"],
      ["IOPS", "17.8k"],
      ["bandwidth", "139 MiB/s"],
      ["mean", "54.2 µs"],
      ["p50", "52.5 µs"],
      ["p90", "60.2 µs"],
      ["p99", "80.4 µs"],
      ["p99.9", "241 µs"],
      ["max", "2.12 ms"],
    ]);
    await page.locator(".chart canvas").nth(2).waitFor();
    const { sent, state } = await witness();
    assert.deepEqual(sent, [{ type: "ready" }]);
    assert.deepEqual(state, { kind: "runs", ids: [sampleRun().id] });
  });

  it("shows every figure in a narrow column beside the text", async () => {
    await page.setViewportSize({ width: 360, height: 900 });
    await show({ kind: "runs", runs: [sampleRun()] });
    const value = await page.locator("td", { hasText: "17.8k" }).first().boundingBox();
    assert.ok(value !== null && value.x + value.width <= 360, JSON.stringify(value));
    await page.setViewportSize({ width: 1280, height: 720 });
  });

  it("tells what an audit found: once, and of which machine", async () => {
    const finding: AuditFinding = {
      rule: "audit/scheduler-active",
      severity: "information",
      machine: "guest",
      devices: ["vda"],
      message: "The I/O scheduler of vda is mq-deadline.",
      remedies: [],
    };
    const audit = { machines: [], findings: [finding], problems: ["hv1 cannot be reached."] };
    await show({ kind: "runs", runs: [sampleRun({ audit }), sampleRun({ audit })] });
    assert.deepEqual(await page.locator(".findings li").allTextContents(), [
      "The I/O scheduler of vda is mq-deadline. guest, information, audit/scheduler-active",
      "Not looked at: hv1 cannot be reached.",
    ]);
  });

  it("has every chart as a table, within reach of the keyboard", async () => {
    await show({ kind: "runs", runs: [sampleRun()] });
    assert.deepEqual(await tableOf(/^Latency by percentile/), [
      ["Percentile", "This run"],
      ["p50", "52.5 µs"],
      ["p75", "52.5 µs"],
      ["p90", "52.5 µs"],
      ["p95", "80.4 µs"],
      ["p99", "80.4 µs"],
      ["p99.5", "80.4 µs"],
      ["p99.9", "241 µs"],
      ["p99.95", "241 µs"],
    ]);
    assert.deepEqual((await tableOf(/^Second by second/)).slice(1), [
      ["1 s", "17.5k", "52.5 µs", "80.4 µs", "241 µs"],
      ["2 s", "18.1k", "52.5 µs", "80.4 µs", "-"],
    ]);
    const charts = page.locator(".chart");
    for (let index = 0; index < (await charts.count()); index++) {
      assert.equal(await charts.nth(index).getAttribute("role"), "img");
      assert.match((await charts.nth(index).getAttribute("aria-label")) ?? "", /table below/);
    }
    await page.getByText("As a table").first().focus();
    await page.keyboard.press("Enter");
    await page.getByRole("cell", { name: "241 µs" }).last().waitFor();
  });

  it("warns before anything else of a run that cannot be trusted, and shows notes", async () => {
    await show({
      kind: "runs",
      runs: [
        sampleRun({
          status: "failed",
          problems: ["fio wrote to another disk."],
          notes: ["The file system is in memory."],
        }),
      ],
    });
    assert.equal(
      await page.getByRole("alert").textContent(),
      "This run is not valid.fio wrote to another disk.",
    );
    assert.equal(await page.locator(".notes").textContent(), "The file system is in memory.");
  });

  it("says so where nothing was measured", async () => {
    await show({
      kind: "runs",
      runs: [sampleRun({ status: "cancelled", results: [], samples: [] })],
    });
    await page.getByText("Nothing was measured.").waitFor();
    assert.equal(await page.locator(".headline").count(), 0);
  });

  it("puts repeats side by side", async () => {
    await show({ kind: "runs", runs: [sampleRun(), sampleRun({ id: "second" })] });
    assert.deepEqual((await tableOf(/^Writes: /))[0], ["", "Run 1", "Run 2"]);
    assert.equal(await page.locator(".headline").count(), 2);
  });

  it("compares two runs, and says that one pair allows no verdict", async () => {
    const [result] = sampleRun().results;
    assert.ok(result !== undefined);
    const slow = sampleRun({ id: "slow", results: [{ ...result, iops: 4800 }] });
    const comparison = compareRuns([slow], [sampleRun({ id: "fast" })]);
    await show({ kind: "comparison", comparison });
    assert.match(
      (await page.locator(".warning").textContent()) ?? "",
      /There is no verdict on 1 run and 1 run/,
    );
    const rows = await tableOf(/^Writes: /);
    assert.deepEqual(rows[0], [
      "",
      "Before",
      "After",
      "After / before",
      "95 % interval",
      "Better is",
      "Verdict",
    ]);
    assert.deepEqual(rows[1], ["IOPS", "4800", "17.8k", "3.71x", "-", "higher", "-"]);
    assert.deepEqual((await witness()).state, {
      kind: "comparison",
      base: ["slow"],
      changed: ["fast"],
    });
  });

  it("says which settings of the guest differ between the sides", async () => {
    const guestWith = (io: string): BenchmarkRun["guest"] => ({
      hypervisor: "qemu:///system",
      name: "db1",
      uuid: "24528d96-33db-5bfa-9917-b6e613d13f70",
      xml: `<domain type='kvm'><devices><disk><driver io='${io}'/><target dev='vda'/></disk></devices></domain>`,
      xmlSha256: io,
      findings: [],
    });
    const base = [sampleRun({ guest: guestWith("threads") })];
    const changed = [sampleRun({ id: "later", guest: guestWith("native") })];
    await show({ kind: "comparison", comparison: compareRuns(base, changed) });
    assert.deepEqual(await tableOf(/Settings of the guest that differ/), [
      ["Setting", "Before", "After"],
      ["disk vda: driver io", "threads", "native"],
    ]);
    assert.deepEqual((await witness()).state, {
      kind: "comparison",
      base: base.map(({ id }) => id),
      changed: ["later"],
    });
  });

  it("asks for a comparison", async () => {
    await show({ kind: "runs", runs: [sampleRun()] });
    await page.getByRole("button", { name: "Compare with another run…" }).press("Enter");
    assert.deepEqual((await witness()).sent.at(-1), { type: "compare", run: sampleRun().id });
  });

  it("follows a benchmark while it runs, and keeps no state of it", async () => {
    const { plan } = makePlan({ target: "ssh:db1", directory: "/var/tmp" });
    assert.ok(plan !== undefined);
    await show({ kind: "live", plan, progress: null, samples: [] });
    await page.getByText("Now: connecting.").waitFor();
    for (const sample of sampleRun().samples) {
      await send({
        type: "progress",
        progress: { phase: "measuring", run: 1, runs: 1, fraction: sample.atSeconds / 4, sample },
      });
    }
    await page.getByText("Now: measuring.").waitFor();
    assert.equal(await page.getByRole("progressbar").getAttribute("max"), "1");
    assert.equal(await page.getByRole("progressbar").getAttribute("value"), "0.5");
    assert.equal((await tableOf(/^Second by second/)).length, 3);
    assert.equal((await witness()).state, null);
  });

  it("shows what a host says as text, whatever it says", async () => {
    const hostile = "<img src=x onerror=\"document.title='owned'\">";
    const run = sampleRun({
      directory: hostile,
      notes: [hostile],
      job: hostile,
      fioVersion: hostile,
    });
    await show({ kind: "runs", runs: [run] });
    assert.equal(await page.locator("img").count(), 0);
    assert.equal(await page.locator(".notes").textContent(), hostile);
    assert.notEqual(await page.title(), "owned");
  });

  it("keeps to its policy and raises no error in all that", async () => {
    assert.deepEqual((await witness()).violations, []);
    assert.deepEqual(errors, []);
  });
});
