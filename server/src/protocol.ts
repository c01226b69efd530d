/*
 * What the language server and its clients say to each other beyond the Language Server Protocol, and the few plain
 * facts that a client needs for its dialogs. Everything here is data: a client never sees parsers or rules.
 */
import type { Comparison } from "./core/benchmark/comparison.js";
import type { BenchmarkPlan, BenchmarkProgress, BenchmarkRequest } from "./core/benchmark/plan.js";
import type { BenchmarkRun, RunStatus } from "./core/benchmark/run.js";
import type { ProblemCode } from "./core/benchmark/problem.js";
import type { WorkloadName } from "./core/benchmark/workloads.js";
import type { DescribedGuest } from "./core/editor/domain/guest-at.js";
import type { Language } from "./core/lint/recognise.js";
import type { Profile, Severity } from "./core/lint/severity.js";
import type { JsonFinding } from "./core/report/json.js";

export type { Comparison, ComparisonRow, Metric } from "./core/benchmark/comparison.js";
export { mergeLatencies } from "./core/benchmark/merge-latencies.js";
export { directions } from "./core/benchmark/run.js";
export {
  type BenchmarkPhase,
  type BenchmarkPlan,
  type BenchmarkProgress,
  type BenchmarkRequest,
  limits,
} from "./core/benchmark/plan.js";
export type { BenchmarkRun, Sample } from "./core/benchmark/run.js";
export {
  type Target,
  formatHypervisor,
  formatTarget,
  parseHypervisor,
  parseTarget,
} from "./core/benchmark/target.js";
export {
  type NamedWorkload,
  type WorkloadName,
  defaultWorkload,
  isNamedWorkload,
  workload,
  workloadNames,
} from "./core/benchmark/workloads.js";

/** Language ids that the server knows without looking at the text. */
export const languageIds = { domainXml: "libvirt-xml", novaConf: "nova-conf" } as const;

/** What has findings: nothing, what is open in the editor, or also what is not open in the workspace. */
export const diagnosticsModes = ["off", "openFiles", "workspace"] as const;
export type DiagnosticsMode = (typeof diagnosticsModes)[number];

/** Commands that the server executes (`workspace/executeCommand`), for any editor. */
export const serverCommands = {
  /** One argument: a `BenchmarkRequest`, which the server asks the user to confirm, or a `ConfirmedPlan`. */
  benchmark: "virtLatency.benchmark",
  /** One argument: an `ApplyParams`, which the server asks the user to confirm, or a `ConfirmedDefinition`. */
  applyDefinition: "virtLatency.applyDefinition",
  /** One argument: an `AuditParams`, which the server asks the user to confirm, or a `ConfirmedAudit`. */
  audit: "virtLatency.audit",
  /** At most a `CheckParams`. Checks the files of the workspace, also those that are not open; returns a `CheckOutcome`. */
  checkWorkspace: "virtLatency.check",
  /** One argument: a rule id. Opens the rule's page on the web. */
  openRulePage: "virtLatency.openRulePage",
} as const;

/** `initializationOptions`; all optional. An editor that has no settings of ours can send them here, under `settings`. */
export interface InitializationOptions {
  /** A command of the client that shows a rule's page, given the rule id; without it the page opens on the web. */
  readonly explainCommand?: string;
  /** A command of the client that shows the answer to `effectiveXmlRequest`, given a document's URI; without it there is no lens for it. */
  readonly effectiveXmlCommand?: string;
  /** A command of the client that shows completions again, run where an attribute was completed and its value is wanted. */
  readonly suggestCommand?: string;
  /** Another extension of the editor completes end tags in XML, so that the server leaves them out. */
  readonly closesTags?: boolean;
  /** A command of the client that benchmarks a document's guest, given a `BenchmarkArgument`; without it there is no lens for it. */
  readonly benchmarkCommand?: string;
  /** The same tree as the settings below `virtLatency`. */
  readonly settings?: unknown;
}

/** What the lenses over a guest and its disks give to the client's command. */
export interface BenchmarkArgument {
  readonly uri: string;
  /** The target of the disk; null for the guest. */
  readonly disk: string | null;
}

/** Request: the guest that an open document describes, and the disk around a place; null where it describes none. */
export const guestAtRequest = "virtLatency/guest/at";
export interface GuestAtParams {
  readonly uri: string;
  readonly position: { readonly line: number; readonly character: number };
}
export type GuestAtResponse = DescribedGuest | null;

/** Request: what the server makes of an open document; null where it is none of ours, or too large. */
export const documentAboutRequest = "virtLatency/document/about";
export interface DocumentAboutParams {
  readonly uri: string;
}
export type DocumentAboutResponse = {
  readonly language: Language;
  /** Whether it describes one guest with a name: one that can be measured, audited and defined. */
  readonly describesGuest: boolean;
} | null;

/** Request: the findings in a text that need not be open anywhere, for programs. Reads no file but configurations. */
export const lintTextRequest = "virtLatency/text/lint";
export interface LintTextParams {
  /** At most `largestText` long. */
  readonly text: string;
  /** What the text decides where this is absent. */
  readonly language?: Language;
  /** The URI of a folder whose settings and configuration count. */
  readonly folder?: string;
}
/** In UTF-16 units. */
export const largestText = 1024 * 1024;
export type LintTextResponse =
  | {
      readonly kind: "linted";
      readonly language: Language;
      /** The gravest first, and no more than `mostFindings`. */
      readonly findings: readonly JsonFinding[];
      /** How many more there are. */
      readonly omitted: number;
    }
  /** It is neither a document of libvirt nor settings of Nova. */
  | { readonly kind: "not-ours" }
  | { readonly kind: "too-large" };

/** The user has seen the confirmation of this plan and agreed. Good for one run. */
export interface ConfirmedPlan {
  readonly confirmedPlan: string;
}

/** Request: what a benchmark would do, and what to tell the user before it. Fails with a `FailureData`. */
export const planRequest = "virtLatency/benchmark/plan";
export interface PlanParams extends BenchmarkRequest {
  /** Another target to measure in turn with the first, and what differs for it. */
  readonly against?: AgainstTarget;
}
export type AgainstTarget = Pick<BenchmarkRequest, "target" | "directory" | "disk" | "via">;
export interface PlanResponse {
  /** To be sent back in a `ConfirmedPlan`. */
  readonly id: string;
  readonly plan: BenchmarkPlan;
  /** Of the target to measure in turn with the first; null without one. */
  readonly against: BenchmarkPlan | null;
  /** Names host, directory, bytes written and duration; to be shown whole. */
  readonly confirmation: string;
}

/** Notification from the server while a benchmark of a `ConfirmedPlan` runs. */
export const progressNotification = "virtLatency/benchmark/progress";
export interface ProgressParams {
  readonly confirmedPlan: string;
  readonly progress: BenchmarkProgress;
}

/** What the benchmark command returns; null when the user did not agree. */
export interface BenchmarkOutcome {
  /** In order, those of the other target of a plan behind them; the last one may be cancelled or failed. */
  readonly runs: readonly BenchmarkRun[];
  /** Where two targets were measured in turn and both have runs. */
  readonly comparison: Comparison | null;
  /** Where those that could be stored were stored. */
  readonly files: readonly string[];
  /** Why others were not: sentences. */
  readonly problems: readonly string[];
}

/** Request: what the user must agree to before an audit. Reaches nothing. Fails with a `FailureData`. */
export const prepareAuditRequest = "virtLatency/audit/prepare";
/** What to look at: guest and host, read only. */
export interface AuditParams {
  /** As in a `BenchmarkRequest`. */
  readonly target: string;
  readonly guestUser?: string;
  readonly via?: "ssh" | "agent";
  readonly sshConfig?: string;
  /** The user's settings of these names. */
  readonly profile?: Profile;
  readonly rules?: Readonly<Record<string, Severity | "off">>;
}
/** Where an audit would log in, and what it would do there. */
export interface AuditConfirmation {
  readonly question: string;
  readonly detail: string;
}
export interface PreparedAudit extends AuditConfirmation {
  readonly id: string;
}

/** The argument of the audit command of a client that has shown the confirmation, and will show the outcome. */
export interface ConfirmedAudit {
  readonly confirmedAudit: string;
}

/** What the audit command returns; null when the user did not agree. */
export interface AuditOutcome {
  readonly target: string;
  /** A line for each finding. */
  readonly lines: readonly string[];
  /** All of it, with the commands and the facts. */
  readonly markdown: string;
}

export interface CheckParams {
  /** The client shows the outcome; else the server says it in a message. */
  readonly clientShows?: boolean;
}

/** What the command to check the workspace returns. Its findings go where all findings go. */
export interface CheckOutcome {
  /** How many files are ours and were checked. */
  readonly files: number;
  readonly filesWithFindings: number;
  readonly findings: number;
  /** How much was checked and found, and what was left out and why: sentences. */
  readonly message: string;
}

/** `data` of the error with which a benchmark request fails; the error's message says what went wrong. */
export interface FailureData {
  /** What to do about it; may be empty. */
  readonly hint: string;
  /** What a client can react to: "outdated" (the guest runs otherwise than the text says), "disk" (name a directory). */
  readonly code: ProblemCode | null;
  /** What the message sums up, one by one, such as each difference; may be empty. */
  readonly details: readonly string[];
}

/** The scheme under which a client may show what is defined; the server leaves such documents alone. */
export const definedXmlScheme = "virt-latency-defined";

/** Request: what defining a text would change. Reads from the hypervisor only. Fails with a `FailureData`. */
export const prepareDefinitionRequest = "virtLatency/definition/prepare";
export interface ApplyParams {
  /** A libvirt URI: `qemu:///system`, `qemu+ssh://HOST/system`. */
  readonly hypervisor: string;
  /** The domain's XML. */
  readonly text: string;
  /** Passed to ssh as `-F`. */
  readonly sshConfig?: string;
}
export interface PreparedDefinition {
  /** To be sent back in a `ConfirmedDefinition`. */
  readonly id: string;
  readonly name: string;
  readonly uuid: string;
  /** As virsh says it, such as "running". */
  readonly state: string;
  /** What is defined now. */
  readonly before: string;
  /** What would be defined. */
  readonly after: string;
}

/** The user has seen the difference and agreed. Good for one definition. */
export interface ConfirmedDefinition {
  readonly confirmedDefinition: string;
}

/** What the command to apply returns; null when the user did not agree. */
export interface AppliedDefinition {
  readonly name: string;
  readonly uuid: string;
  /** Whether it runs, and so goes on as before until it was shut down and started. */
  readonly isRunning: boolean;
  /** What was done and what is left to do: a sentence or two. */
  readonly message: string;
}

/** Notification from the server: runs were stored, so lists of them are out of date. */
export const runsChangedNotification = "virtLatency/runs/changed";

/** Request: the stored runs, newest first. */
export const listRunsRequest = "virtLatency/runs/list";
export interface ListRunsResponse {
  readonly runs: readonly RunSummary[];
  /** Files in the store that could not be read: sentences. */
  readonly problems: readonly string[];
}
export interface RunSummary {
  readonly id: string;
  readonly time: string;
  readonly target: string;
  readonly directory: string;
  readonly workload: WorkloadName;
  readonly status: RunStatus;
  /** Null where the target was named without its hypervisor. */
  readonly guest: {
    readonly name: string;
    readonly uuid: string;
    readonly xmlSha256: string;
  } | null;
  /** The figures in a few words; empty where nothing was measured. */
  readonly figures: string;
}

/** Request: a stored run whole, with those that were made at the same time; null when it is gone. */
export const readRunRequest = "virtLatency/runs/read";
export interface ReadRunParams {
  readonly id: string;
}
export type ReadRunResponse = readonly BenchmarkRun[] | null;

/** Request: two sets of stored runs side by side; null when one of them is gone. */
export const compareRunsRequest = "virtLatency/runs/compare";
export interface CompareRunsParams {
  /** Ids, or one. */
  readonly base: string | readonly string[];
  readonly changed: string | readonly string[];
}
export type CompareRunsResponse = Comparison | null;

/** Request: the rules, sorted by id. */
export const listRulesRequest = "virtLatency/rules/list";
export type ListRulesResponse = readonly RuleSummary[];
export interface RuleSummary {
  readonly id: string;
  /** One line. */
  readonly summary: string;
  readonly severity: Severity;
}

/** Request: the page of a rule, in Markdown; works offline. Null when there is none. */
export const rulePageRequest = "virtLatency/rules/page";
export interface RulePageParams {
  readonly rule: string;
}
export interface RulePage {
  readonly rule: string;
  readonly markdown: string;
}
export type RulePageResponse = RulePage | null;

/** Request: the disk XML that Nova writes from an open nova.conf and the files beside it, with comments; null for others. */
export const effectiveXmlRequest = "virtLatency/nova/effectiveXml";
/** The scheme under which a client may show it; the server leaves such documents alone, since they are judged already. */
export const effectiveXmlScheme = "virt-latency-effective";
export interface EffectiveXmlParams {
  readonly uri: string;
}
export interface EffectiveXml {
  readonly text: string;
}
export type EffectiveXmlResponse = EffectiveXml | null;

/**
 * Requests that a server sends which cannot read by itself: one in a browser, or one that is asked about files that
 * are not on a disk. Null: there is no such file, or it lies outside of the workspace. A client need not answer them.
 */
export const readFileFromClient = "virtLatency/client/readFile";
export interface ClientFileParams {
  readonly uri: string;
}
/** The names of the files in a folder, whose URI ends with `/`. */
export const listFolderFromClient = "virtLatency/client/listFolder";
export interface ClientFolderParams {
  readonly uri: string;
}
/** The page of a rule, in Markdown. */
export const rulePageFromClient = "virtLatency/client/rulePage";
