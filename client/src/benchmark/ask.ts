import * as vscode from "vscode";
import {
  type NamedWorkload,
  type PlanParams,
  formatTarget,
  limits,
  parseHypervisor,
  parseTarget,
  workload,
  workloadNames,
} from "../../../server/src/protocol.js";
import { formatDuration } from "../../../server/src/core/report/quantities.js";
import type { ActiveGuest } from "./active-guest.js";
import type { BenchmarkSettings } from "./settings.js";
import { sshHosts } from "./ssh-hosts.js";

/** What the dialogs are about. */
export interface Question {
  readonly settings: BenchmarkSettings;
  /** Of the document in front of the user; undefined where there is none. */
  readonly guest: ActiveGuest | undefined;
  /** Hypervisors that were named earlier, beside those of the settings. */
  readonly hypervisors: readonly string[];
  /** What was measured last, which is offered first. */
  readonly last: string | undefined;
}

/** Asks for target, workload, repeats and directory; undefined when the user gave up. Nothing is reached yet. */
export async function askForRequest(question: Question): Promise<PlanParams | undefined> {
  const { settings, guest } = question;
  const title =
    guest === undefined
      ? vscode.l10n.t("Benchmark this VM")
      : vscode.l10n.t("Benchmark {0}", guest.name);
  const target = await askForTarget(title, question);
  if (target === undefined) return undefined;
  const isGuest = parseTarget(target)?.kind === "guest";
  const load = await askForWorkload(title, settings.workload);
  if (load === undefined) return undefined;
  const repeats = await askForRepeats(title, question);
  if (repeats === undefined) return undefined;
  const disk = isGuest ? await askForDisk(title, guest) : null;
  if (disk === undefined) return undefined;
  const directory = disk === null ? await askForDirectory(title, settings.directory, target) : "";
  if (directory === undefined) return undefined;
  const { runtimeSeconds, sizeBytes, guestUser } = settings;
  return {
    target,
    workload: load,
    ...repeats,
    ...(isGuest && guest !== undefined && { expectedXml: guest.text }),
    ...(isGuest && guestUser !== null && { guestUser }),
    ...(disk !== null && { disk }),
    ...(directory !== "" && { directory }),
    ...(runtimeSeconds !== undefined && { runtimeSeconds }),
    ...(sizeBytes !== undefined && { sizeBytes }),
  };
}

/** Asks for a hypervisor of the user's; undefined when the user gave up. */
export async function askForHypervisor(
  title: string,
  known: readonly string[],
): Promise<string | undefined> {
  const other = vscode.l10n.t("Another hypervisor…");
  const picked = await vscode.window.showQuickPick(
    [...known.map((uri) => ({ label: uri, uri })), { label: other, uri: undefined }],
    { title, placeHolder: vscode.l10n.t("The hypervisor that defines the guest") },
  );
  if (picked === undefined) return undefined;
  return picked.uri ?? nameHypervisor(title);
}

type TargetItem = vscode.QuickPickItem & {
  readonly target?: string;
  readonly ask?: () => Promise<string | undefined>;
};

/** Asks for a guest or a host; undefined when the user gave up. */
export async function askForTarget(
  title: string,
  { settings, guest, hypervisors, last }: Question,
  placeHolder = vscode.l10n.t("Where to measure"),
): Promise<string | undefined> {
  const items: TargetItem[] = [
    ...guestItems(title, guest, hypervisors),
    ...(await hostItems(settings.hosts)),
  ];
  items.sort((a, b) => Number(b.target === last) - Number(a.target === last));
  items.push({
    label: `$(edit) ${vscode.l10n.t("Another host…")}`,
    description: vscode.l10n.t("over ssh"),
    ask: () => askForHost(title),
  });
  const picked = await vscode.window.showQuickPick(items, {
    title,
    placeHolder,
    matchOnDescription: true,
  });
  return picked?.ask === undefined ? picked?.target : picked.ask();
}

function guestItems(
  title: string,
  guest: ActiveGuest | undefined,
  hypervisors: readonly string[],
): TargetItem[] {
  if (guest === undefined) return [];
  const targetOn = (uri: string): string => `${uri}#${guest.uuid ?? guest.name}`;
  return [
    ...hypervisors.map((uri): TargetItem => ({
      label: `$(vm) ${guest.name}`,
      description: vscode.l10n.t("found through {0}", uri),
      target: targetOn(uri),
    })),
    {
      label: `$(vm) ${guest.name}`,
      description: vscode.l10n.t("found through another hypervisor…"),
      ask: async () => {
        const uri = await nameHypervisor(title);
        return uri === undefined ? undefined : targetOn(uri);
      },
    },
  ];
}

async function hostItems(hosts: readonly string[]): Promise<TargetItem[]> {
  const inConfig = await sshHosts();
  const remote = [
    ...hosts.map((host) => ({ host, description: vscode.l10n.t("from the settings") })),
    ...inConfig.map((host) => ({ host, description: vscode.l10n.t("from the ssh configuration") })),
  ].filter(({ host }, index, all) => all.findIndex((other) => other.host === host) === index);
  return [
    ...remote.map(({ host, description }) => ({
      label: `$(remote) ${host}`,
      description,
      target: formatTarget({ kind: "ssh", host }),
    })),
    {
      label: `$(device-desktop) ${vscode.l10n.t("This machine")}`,
      description:
        vscode.env.remoteName === undefined ? "" : vscode.l10n.t("where the extension runs"),
      target: "local",
    },
  ];
}

async function nameHypervisor(title: string): Promise<string | undefined> {
  const uri = await vscode.window.showInputBox({
    title,
    prompt: vscode.l10n.t("A libvirt URI: qemu+ssh://[USER@]HOST/system, or qemu:///system"),
    validateInput: (value) =>
      parseHypervisor(value.trim()) === undefined
        ? vscode.l10n.t("This is no URI of QEMU on this machine or over ssh.")
        : undefined,
  });
  return uri?.trim();
}

async function askForHost(title: string): Promise<string | undefined> {
  const host = await vscode.window.showInputBox({
    title,
    prompt: vscode.l10n.t("The host as your ssh knows it: a name, an alias, or user@host"),
    validateInput: (value) =>
      parseTarget(`ssh:${value.trim()}`) === undefined
        ? vscode.l10n.t("ssh would not take this as a host.")
        : undefined,
  });
  return host === undefined ? undefined : `ssh:${host.trim()}`;
}

async function askForWorkload(
  title: string,
  preferred: NamedWorkload,
): Promise<NamedWorkload | undefined> {
  const names = [preferred, ...workloadNames.filter((name) => name !== preferred)];
  const items = names.map((name) => {
    const { title: label, summary } = workload(name);
    return { label, description: name, detail: summary, name };
  });
  const picked = await vscode.window.showQuickPick(items, {
    title,
    placeHolder: vscode.l10n.t("What to measure"),
    matchOnDescription: true,
  });
  return picked?.name;
}

type Repeats = Pick<PlanParams, "repeat" | "untilWithin" | "against">;

/** Of the requests per second, to either side. */
const agreement = 0.05;

async function askForRepeats(title: string, question: Question): Promise<Repeats | undefined> {
  const seconds = question.settings.runtimeSeconds ?? limits.runtimeSeconds.default;
  // With about as much as a sixth of it as warm-up.
  const runs = (count: number): string =>
    formatDuration(count * (seconds + Math.round(seconds / 6)));
  const { min: fewest, default: most } = limits.repeatUntil;
  const items: (vscode.QuickPickItem & { ask: () => Promise<Repeats | undefined> })[] = [
    {
      label: vscode.l10n.t("Once"),
      description: vscode.l10n.t("about {0}", runs(1)),
      detail: vscode.l10n.t("A first figure, and too little to compare."),
      ask: () => Promise.resolve({ repeat: 1 }),
    },
    {
      label: vscode.l10n.t("Repeat until the runs agree"),
      description: vscode.l10n.t("{0} to {1}", runs(fewest), runs(most)),
      detail: vscode.l10n.t(
        "{0} to {1} runs, until the 95 % interval is within 5 %: enough for a verdict later.",
        fewest,
        most,
      ),
      ask: () => Promise.resolve({ untilWithin: agreement, repeat: most }),
    },
    {
      label: vscode.l10n.t("In turn with another guest or host"),
      description: vscode.l10n.t("about {0}", runs(2 * fewest)),
      detail: vscode.l10n.t(
        "{0} pairs of runs, so that what changes meanwhile hits both; a verdict at the end.",
        fewest,
      ),
      ask: async () => {
        const against = await askForOther(title, question);
        return against && { repeat: fewest, against };
      },
    },
  ];
  const picked = await vscode.window.showQuickPick(items, {
    title,
    placeHolder: vscode.l10n.t("How often"),
  });
  return picked?.ask();
}

async function askForOther(
  title: string,
  { settings, last }: Question,
): Promise<PlanParams["against"]> {
  const question = { settings, guest: undefined, hypervisors: [], last };
  const target = await askForTarget(title, question, vscode.l10n.t("Measured in turn with"));
  if (target === undefined) return undefined;
  const directory = await askForDirectory(title, settings.directory, target);
  if (directory === undefined) return undefined;
  return { target, ...(directory !== "" && { directory }) };
}

/** Null when the user wants to name a directory. */
async function askForDisk(
  title: string,
  guest: ActiveGuest | undefined,
): Promise<string | null | undefined> {
  if (guest === undefined) return null;
  if (guest.disk !== null) return guest.disk;
  const [only, ...more] = guest.disks;
  if (only === undefined) return null;
  const items = [only, ...more].map((disk) => ({
    label: `$(database) ${disk}`,
    description: vscode.l10n.t("a directory on it is looked for in the guest"),
    disk,
  }));
  const other = {
    label: `$(folder) ${vscode.l10n.t("A directory…")}`,
    description: "",
    disk: null,
  };
  const picked = await vscode.window.showQuickPick([...items, other], {
    title,
    placeHolder: vscode.l10n.t("Which disk to measure"),
  });
  return picked?.disk;
}

/** Asks for a directory; undefined when the user gave up, empty for where the login starts. */
export function askForDirectory(
  title: string,
  preferred: string,
  target: string,
): Thenable<string | undefined> {
  const start =
    target === "local"
      ? vscode.l10n.t("the current directory")
      : vscode.l10n.t("the login directory");
  return vscode.window.showInputBox({
    title,
    value: preferred,
    prompt: vscode.l10n.t(
      "A directory on the disk to measure; empty: {0}. A folder of our own is made in it, and removed afterwards.",
      start,
    ),
  });
}
