import type { Engine, Environment } from "./run.js";
import { engines } from "./run.js";
import { type FioVersion, parseFioVersion } from "./fio-version.js";

/** What the agent found out on the target before anything was measured. */
export interface TargetFacts {
  /** What `fio --version` printed; null when there is no fio. */
  readonly fioText: string | null;
  /** Undefined when there is no fio, or none whose version can be read. */
  readonly fio: FioVersion | undefined;
  readonly engines: readonly Engine[];
  /** Whether a program can be started there in a process group of its own. */
  readonly canGroup: boolean;
  /** Absolute and without symbolic links. */
  readonly directory: string;
  readonly totalBytes: number | null;
  readonly freeBytes: number | null;
  /** Null when a direct write succeeded, else what the system said. */
  readonly directIoProblem: string | null;
  /** The `ID` of os-release, such as "debian". */
  readonly osId: string | null;
  /** Hardware addresses of its network interfaces, in lower case. */
  readonly macs: readonly string[];
  readonly environment: Environment;
}

/** Reads the agent's facts; what is missing or malformed is null. */
export function readFacts(facts: ReadonlyMap<string, string>): TargetFacts {
  const text = (key: string): string | null => facts.get(key) ?? null;
  const fioText = text("fio");
  const known: readonly string[] = words(text("engines"));
  return {
    fioText,
    fio: parseFioVersion(fioText ?? ""),
    engines: engines.filter((engine) => known.includes(engine)),
    canGroup: text("setsid") !== null,
    directory: text("directory") ?? "",
    totalBytes: times1024(integer(text("total_kb"))),
    freeBytes: times1024(integer(text("free_kb"))),
    directIoProblem: directIoProblem(text("odirect")),
    osId: text("os_id"),
    macs: words(text("macs")),
    environment: {
      kernel: text("kernel"),
      os: text("os"),
      cpuModel: text("cpu_model"),
      cpuCount: integer(text("cpu_count")),
      memoryBytes: times1024(integer(text("memory_kb"))),
      cpuGovernor: text("governor"),
      virtualization: text("virtualization"),
      filesystem: text("fstype"),
      mountOptions: text("mount_options"),
      devices: words(text("devices")),
      scheduler: text("scheduler"),
    },
  };
}

/** From "yes" or dd's message: `dd: failed to open 'direct': Invalid argument`. */
function directIoProblem(text: string | null): string | null {
  if (text === null || text === "yes") return null;
  // A dd without direct I/O, as in an old busybox: fio itself will tell.
  if (/unrecognized|unknown|usage|invalid flag/i.test(text)) return null;
  return text.replace(/^.*: /, "");
}

function words(text: string | null): string[] {
  return (text ?? "").split(/\s+/).filter((word) => word !== "");
}

function integer(text: string | null): number | null {
  return text !== null && /^\d{1,15}$/.test(text) ? Number(text) : null;
}

function times1024(value: number | null): number | null {
  return value === null ? null : value * 1024;
}
