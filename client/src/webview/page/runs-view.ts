import { type BenchmarkRun, workload } from "../../../../server/src/protocol.js";
import { auditHeading } from "../../../../server/src/core/report/audit-report.js";
import {
  type Figure,
  directionFigures,
  directionHeading,
  latencyFigures,
} from "../../../../server/src/core/report/run-figures.js";
import { notMeasured } from "../../../../server/src/core/report/percentile-text.js";
import {
  fleetSections,
  neighbourVerdict,
} from "../../../../server/src/core/report/fleet-sections.js";
import { details, element, section, sentences } from "./dom.js";
import { latencyChart } from "./latency-chart.js";
import { table } from "./table.js";
import { TimeCharts } from "./time-charts.js";
import type { View } from "./view.js";
import { headline, setUpWords, timeWords } from "./words.js";

/**
 * The runs of one benchmark: first in words, then the figures, then the charts.
 *
 * @param onCompare Where it is missing, nothing is offered to compare with.
 */
export function runsView(
  runs: readonly BenchmarkRun[],
  onCompare: ((run: string) => void) | undefined,
): View {
  const [first] = runs;
  if (first === undefined) return { nodes: [], dispose: () => undefined };
  const last = runs.at(-1) ?? first;
  const curves = latencyChart(
    runs.flatMap((run, index) =>
      run.results.map(({ latency }) => ({ label: runLabel(runs, index), latency })),
    ),
  );
  const overTime = runs.map((run) => new TimeCharts(run.samples, run.settings.runtimeSeconds));
  const compare = element("button", { type: "button" }, "Compare with another run…");
  compare.addEventListener("click", () => {
    onCompare?.(last.id);
  });
  const nodes: Node[] = [
    element("h1", {}, workload(first.workload).title),
    ...neighbourVerdict(runs).map((text) => element("p", { class: "verdict" }, text)),
    ...runs.flatMap((run, index) => verdict(run, runLabel(runs, index), runs.length > 1)),
    element("p", {}, setUpWords(first, runs)),
    element("p", { class: "faint" }, timeWords(first.time)),
    ...sentences([...new Set(runs.flatMap(({ notes }) => notes))], "notes"),
    ...fleetSections(runs).map((fleet) =>
      section(fleet.heading, ...sentences(fleet.sentences, "notes"), ...fleet.tables.map(table)),
    ),
    section("Figures", ...figureTables(runs)),
    ...(onCompare === undefined ? [] : [element("p", {}, compare)]),
    ...auditSections(runs),
    section("Latency by percentile", ...curves.nodes),
    section(
      "Second by second",
      ...overTime.flatMap(({ node }, index) =>
        runs.length === 1 ? [node] : [element("h3", {}, runLabel(runs, index)), node],
      ),
    ),
    section(
      "How it was measured",
      details("The fio job", element("pre", {}, first.job)),
      details("The machine", environment(first)),
    ),
  ];
  return {
    nodes,
    dispose: () => {
      for (const each of [...curves.charts, ...overTime]) each.dispose();
    },
  };
}

function verdict(run: BenchmarkRun, label: string, several: boolean): readonly Node[] {
  const words = headline(run);
  const prefix = several ? `${label}: ` : "";
  return [
    ...(words === undefined ? [] : [element("p", { class: "headline" }, `${prefix}${words}`)]),
    ...(run.status === "complete"
      ? []
      : [
          element(
            "div",
            { class: "warning", role: "alert" },
            element(
              "p",
              {},
              `${prefix}This run is ${run.status === "failed" ? "not valid" : "not complete"}.`,
            ),
            ...sentences(run.problems, "problems"),
          ),
        ]),
  ];
}

/** A table for each direction and for the flushes, with a column for each run. */
function figureTables(runs: readonly BenchmarkRun[]): readonly Node[] {
  const tables: Node[] = [];
  const [first] = runs;
  const add = (heading: string, columns: readonly (readonly Figure[] | undefined)[]): void => {
    const model = columns.find((column) => column !== undefined);
    if (model === undefined) return;
    const rows = model.map(({ label }, row) => [
      label,
      ...columns.map((column) => column?.[row]?.text ?? notMeasured),
    ]);
    tables.push(
      table({
        caption: heading,
        columns: ["", ...runs.map((_, index) => runLabel(runs, index))],
        rows,
      }),
    );
  };
  for (const direction of ["read", "write"] as const) {
    const results = runs.map((run) => run.results.find((each) => each.direction === direction));
    add(
      directionHeading(direction, first),
      results.map((result) => result && directionFigures(result)),
    );
  }
  add(
    directionHeading("flush", first),
    runs.map(({ flush }) => (flush === null ? undefined : latencyFigures(flush))),
  );
  return tables.length === 0 ? [element("p", {}, "Nothing was measured.")] : tables;
}

/** What the audits before the runs found, each thing once. */
function auditSections(runs: readonly BenchmarkRun[]): readonly Node[] {
  const audits = runs.flatMap(({ audit }) => (audit === null ? [] : [audit]));
  const findings = audits.flatMap((audit) => audit.findings);
  const items = [
    ...new Map(findings.map((finding) => [JSON.stringify(finding), finding])).values(),
  ].map(({ severity, machine, message, rule }) =>
    element(
      "li",
      {},
      `${message} `,
      element("span", { class: "faint" }, `${machine}, ${severity}, ${rule}`),
    ),
  );
  const problems = new Set(audits.flatMap((audit) => audit.problems));
  items.push(...[...problems].map((problem) => element("li", {}, `Not looked at: ${problem}`)));
  return items.length === 0
    ? []
    : [section(auditHeading, element("ul", { class: "findings" }, ...items))];
}

function runLabel(runs: readonly BenchmarkRun[], index: number): string {
  if (runs.length === 1) return "This run";
  const target = runs[index]?.target ?? "";
  const isOnlyOne = runs.filter((run) => run.target === target).length === 1;
  const isFleet = runs.some(({ fleet }) => (fleet?.members.length ?? 0) > 1);
  if (isFleet && isOnlyOne) return target;
  return `Run ${(index + 1).toString()}${isFleet ? ` (${target})` : ""}`;
}

function environment({ environment: facts }: BenchmarkRun): HTMLElement {
  const rows = [
    ["Operating system", facts.os],
    ["Kernel", facts.kernel],
    ["Virtualization", facts.virtualization],
    ["Processor", facts.cpuModel],
    ["Processors", facts.cpuCount?.toString() ?? null],
    ["Governor", facts.cpuGovernor],
    ["File system", facts.filesystem],
    ["Mount options", facts.mountOptions],
    ["Devices", facts.devices.length === 0 ? null : facts.devices.join(", ")],
    ["I/O scheduler", facts.scheduler],
  ].map(([name, value]) => [name ?? "", value ?? "not told"]);
  return table({
    caption: "The machine, as it was when the run began",
    columns: ["", "Value"],
    rows,
  });
}
