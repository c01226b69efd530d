import { dirname, join, relative, resolve } from "node:path";
import type { Budgets } from "../core/benchmark/budgets.js";
import {
  type Configuration,
  configurationFileName,
  parseConfiguration,
  settingsFor,
} from "../core/lint/configuration.js";
import {
  type PartialSettings,
  type Settings,
  defaultSettings,
  mergeSettings,
} from "../core/lint/settings.js";
import type { InputError } from "../core/report/linted-file.js";
import { ruleIds } from "../core/rules/ids.js";
import { LineIndex } from "../core/text/line-index.js";
import { failureText } from "./failure-text.js";
import { readRegularFile } from "./regular-file.js";
import { shownPath } from "./shown-path.js";

interface LocatedConfiguration {
  readonly folder: string;
  /** What could be read of it. */
  readonly configuration: Configuration;
  /** Nothing in it is wrong. */
  readonly isSound: boolean;
}

const unreadable: Configuration = { settings: {}, overrides: [], budgets: {} };

/** Finds and reads the configuration of each file; what the user said on the command line wins over it. */
export class SettingsFinder {
  /** What is wrong with the configurations read so far. */
  readonly errors: InputError[] = [];
  readonly #cwd: string;
  readonly #fromFlags: PartialSettings;
  /** Undefined when the user named none. */
  readonly #named: LocatedConfiguration | undefined;
  readonly #byFolder = new Map<string, LocatedConfiguration | undefined>();

  constructor(cwd: string, fromFlags: PartialSettings, configFile: string | undefined) {
    this.#cwd = cwd;
    this.#fromFlags = fromFlags;
    if (configFile !== undefined) this.#named = this.#read(resolve(cwd, configFile), "must-exist");
  }

  /** The settings for the file at an absolute path. */
  settingsFor(path: string): Settings {
    const located = this.#locatedFor(dirname(path));
    const settings = located === undefined ? defaultSettings : configured(located, path);
    return { ...mergeSettings(settings, this.#fromFlags), path };
  }

  /** Whether what the user configured for the file at an absolute path was understood. */
  isSoundFor(path: string): boolean {
    return this.#locatedFor(dirname(path))?.isSound ?? true;
  }

  /** What benchmarks that are started here must reach. */
  budgets(): Budgets {
    return this.#locatedFor(this.#cwd)?.configuration.budgets ?? {};
  }

  #locatedFor(folder: string): LocatedConfiguration | undefined {
    return this.#named ?? this.#above(folder);
  }

  /** The nearest configuration in the folder or above it. */
  #above(folder: string): LocatedConfiguration | undefined {
    if (this.#byFolder.has(folder)) return this.#byFolder.get(folder);
    const parent = dirname(folder);
    const located =
      this.#read(join(folder, configurationFileName), "may-be-absent") ??
      (parent === folder ? undefined : this.#above(parent));
    this.#byFolder.set(folder, located);
    return located;
  }

  #read(path: string, absence: "must-exist" | "may-be-absent"): LocatedConfiguration | undefined {
    const file = shownPath(path, this.#cwd);
    let text: string;
    try {
      text = readRegularFile(path);
    } catch (cause) {
      const isAbsent =
        cause instanceof Error &&
        "code" in cause &&
        (cause.code === "ENOENT" || cause.code === "ENOTDIR");
      if (absence === "must-exist" || !isAbsent) {
        this.errors.push({ file, message: failureText(cause) });
        return { folder: dirname(path), configuration: unreadable, isSound: false };
      }
      return undefined;
    }
    const { configuration, problems } = parseConfiguration(text, ruleIds);
    const lines = new LineIndex(text);
    for (const { span, message } of problems) {
      const { line, column } = lines.positionAt(span.start);
      this.errors.push({ file, message, line: line + 1, column: column + 1 });
    }
    return { folder: dirname(path), configuration, isSound: problems.length === 0 };
  }
}

function configured({ folder, configuration }: LocatedConfiguration, path: string): Settings {
  const settings = settingsFor(configuration, relative(folder, path), defaultSettings);
  const { novaConfigFiles, baseline } = settings;
  // A folder keeps the slash at its end, by which it is known.
  const absolute = novaConfigFiles?.map(
    (one) => resolve(folder, one) + (one.endsWith("/") ? "/" : ""),
  );
  return {
    ...settings,
    ...(absolute !== undefined && { novaConfigFiles: absolute }),
    ...(baseline !== undefined && { baseline: resolve(folder, baseline) }),
  };
}
