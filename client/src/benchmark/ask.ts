import * as vscode from "vscode";
import {
  type BenchmarkRequest,
  type NamedWorkload,
  formatTarget,
  parseTarget,
  workload,
  workloadNames,
} from "../../../server/src/protocol.js";
import type { BenchmarkSettings } from "./settings.js";
import { sshHosts } from "./ssh-hosts.js";

const title = "Benchmark this VM";

/** Asks for host, workload and directory; undefined when the user gave up. `lastTarget` is offered first. */
export async function askForRequest(
  settings: BenchmarkSettings,
  lastTarget: string | undefined,
): Promise<BenchmarkRequest | undefined> {
  const target = await askForTarget(settings.hosts, lastTarget);
  if (target === undefined) return undefined;
  const load = await askForWorkload(settings.workload);
  if (load === undefined) return undefined;
  const directory = await askForDirectory(settings.directory, target);
  if (directory === undefined) return undefined;
  const { runtimeSeconds, sizeBytes } = settings;
  return {
    target,
    workload: load,
    ...(directory !== "" && { directory }),
    ...(runtimeSeconds !== undefined && { runtimeSeconds }),
    ...(sizeBytes !== undefined && { sizeBytes }),
  };
}

type TargetItem = vscode.QuickPickItem & { readonly target?: string };

async function askForTarget(
  hosts: readonly string[],
  lastTarget: string | undefined,
): Promise<string | undefined> {
  const inConfig = await sshHosts();
  const remote = [
    ...hosts.map((host) => ({ host, description: "from the settings" })),
    ...inConfig.map((host) => ({ host, description: "from the ssh configuration" })),
  ].filter(({ host }, index, all) => all.findIndex((other) => other.host === host) === index);
  const items: TargetItem[] = remote
    .map(({ host, description }): TargetItem => ({
      label: `$(remote) ${host}`,
      description,
      target: formatTarget({ kind: "ssh", host }),
    }))
    .concat({
      label: "$(device-desktop) This machine",
      description: vscode.env.remoteName === undefined ? "" : "where the extension runs",
      target: "local",
    });
  items.sort((a, b) => Number(b.target === lastTarget) - Number(a.target === lastTarget));
  items.push({ label: "$(edit) Another host…", description: "over ssh" });
  const picked = await vscode.window.showQuickPick(items, {
    title,
    placeHolder: "Where to measure: the guest itself, over ssh",
    matchOnDescription: true,
  });
  if (picked === undefined) return undefined;
  return picked.target ?? askForHost();
}

async function askForHost(): Promise<string | undefined> {
  const host = await vscode.window.showInputBox({
    title,
    prompt: "The host as your ssh knows it: a name, an alias, or user@host",
    validateInput: (value) =>
      parseTarget(`ssh:${value.trim()}`) === undefined
        ? "ssh would not take this as a host."
        : undefined,
  });
  return host === undefined ? undefined : `ssh:${host.trim()}`;
}

async function askForWorkload(preferred: NamedWorkload): Promise<NamedWorkload | undefined> {
  const names = [preferred, ...workloadNames.filter((name) => name !== preferred)];
  const items = names.map((name) => {
    const { title: label, summary } = workload(name);
    return { label, description: name, detail: summary, name };
  });
  const picked = await vscode.window.showQuickPick(items, {
    title,
    placeHolder: "What to measure",
    matchOnDescription: true,
  });
  return picked?.name;
}

function askForDirectory(preferred: string, target: string): Thenable<string | undefined> {
  const start = target === "local" ? "the current directory" : "the login directory";
  return vscode.window.showInputBox({
    title,
    value: preferred,
    prompt: `A directory on the disk to measure; empty: ${start}. A folder of our own is made in it, and removed afterwards.`,
  });
}
