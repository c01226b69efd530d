import type { Target } from "../catalog/versions.js";
import type { Manager } from "../domain/document.js";
import type { Companions } from "../nova/config-set.js";
import type { Profile, Severity } from "./severity.js";

/** Everything `lint` needs to know beside the text, already resolved for one file. */
export interface Settings {
  /** Where the text lies, as a path or a URI: it tells what the text does not, such as that the file is libvirt's own. */
  readonly path?: string;
  readonly target: Target;
  readonly profile: Profile;
  /** Who writes the XML of guests that bear no mark of it. */
  readonly managedBy?: Manager;
  /** By rule id; a rule that is not named keeps its own severity. */
  readonly rules: Readonly<Record<string, Severity | "off">>;
  /**
   * For a nova.conf: the files that the service reads, in its order, by the names that the host knows them by; a folder
   * ends with `/` and stands for the `*.conf` in it. Absent: the usual layout of /etc/nova.
   */
  readonly novaConfigFiles?: readonly string[];
  /** The file that names what is known already (see `parseBaseline`), by the name that the host knows it by. */
  readonly baseline?: string;
  /** For a nova.conf: the other files of the set. Absent: the file counts as the only one. */
  readonly companions?: Companions;
}

export const defaultSettings: Settings = { target: {}, profile: "latency", rules: {} };

/** What a configuration file or an editor sets; absent means: as in the layer below. */
export interface PartialSettings {
  readonly target?: Target;
  readonly profile?: Profile;
  readonly managedBy?: Manager;
  readonly rules?: Readonly<Record<string, Severity | "off">>;
  readonly novaConfigFiles?: readonly string[];
  readonly baseline?: string;
}

/** Lays `above` over `below`: targets and rules are merged entry by entry, everything else is replaced. */
export function mergeSettings(below: Settings, above: PartialSettings): Settings {
  return {
    ...below,
    ...above,
    target: { ...below.target, ...above.target },
    profile: above.profile ?? below.profile,
    rules: { ...below.rules, ...above.rules },
  };
}

/** The same for two that leave things to a layer below. */
export function mergePartial(below: PartialSettings, above: PartialSettings): PartialSettings {
  return {
    ...below,
    ...above,
    ...((below.target ?? above.target) && { target: { ...below.target, ...above.target } }),
    ...((below.rules ?? above.rules) && { rules: { ...below.rules, ...above.rules } }),
  };
}
