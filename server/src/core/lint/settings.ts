import type { Target } from "../catalog/versions.js";
import type { Profile, Severity } from "./severity.js";

/** Everything `lint` needs to know beside the text, already resolved for one file. */
export interface Settings {
  readonly target: Target;
  readonly profile: Profile;
  /** By rule id; a rule that is not named keeps its own severity. */
  readonly rules: Readonly<Record<string, Severity | "off">>;
}

export const defaultSettings: Settings = { target: {}, profile: "latency", rules: {} };

/** What a configuration file or an editor sets; absent means: as in the layer below. */
export interface PartialSettings {
  readonly target?: Target;
  readonly profile?: Profile;
  readonly rules?: Readonly<Record<string, Severity | "off">>;
}

/** Lays `above` over `below`: targets and rules are merged entry by entry, the profile is replaced. */
export function mergeSettings(below: Settings, above: PartialSettings): Settings {
  return {
    target: { ...below.target, ...above.target },
    profile: above.profile ?? below.profile,
    rules: { ...below.rules, ...above.rules },
  };
}
