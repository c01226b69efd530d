import type { Memento } from "vscode";
import { parseHypervisor } from "../../../server/src/protocol.js";

const key = "benchmark.hypervisors";
const most = 5;

/** Hypervisors to offer: the one that was used last first, then those of the settings, then those named by hand. */
export function knownHypervisors(state: Memento, settings: readonly string[]): readonly string[] {
  const [last, ...named] = state.get<readonly string[]>(key, []);
  const all = [...(last === undefined ? [] : [last]), ...settings, ...named];
  return [...new Set(all)].filter((uri) => parseHypervisor(uri) !== undefined);
}

/** Remembers a hypervisor that was used. */
export async function rememberHypervisor(state: Memento, uri: string): Promise<void> {
  const known = state.get<readonly string[]>(key, []);
  await state.update(key, [uri, ...known.filter((other) => other !== uri)].slice(0, most));
}
