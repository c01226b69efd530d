export interface FioVersion {
  readonly major: number;
  readonly minor: number;
  readonly patch: number;
}

/** Reads "fio-3.33", "fio-2.2.10", "fio-3.36-12-gabcdef"; undefined for anything else. */
export function parseFioVersion(text: string): FioVersion | undefined {
  const [, major, minor, patch] = /^fio-(\d{1,4})\.(\d{1,4})(?:\.(\d{1,4}))?/.exec(text) ?? [];
  if (major === undefined || minor === undefined) return undefined;
  return { major: Number(major), minor: Number(minor), patch: Number(patch ?? 0) };
}

export function formatFioVersion({ major, minor, patch }: FioVersion): string {
  return patch === 0 ? `${major}.${minor}` : `${major}.${minor}.${patch}`;
}

export function isAtLeast(version: FioVersion, major: number, minor: number, patch = 0): boolean {
  return (
    version.major > major ||
    (version.major === major &&
      (version.minor > minor || (version.minor === minor && version.patch >= patch)))
  );
}

/**
 * Older versions do not print what is read here; 3.0 cannot lay out files for direct I/O (every layout fails
 * with EINVAL, fixed in 3.1).
 */
export function isSupported(version: FioVersion): boolean {
  return isAtLeast(version, 2, 2, 10) && !(version.major === 3 && version.minor === 0);
}

/** Before 2.2.12 `json+` silently prints the human-readable report. */
export function outputFormat(version: FioVersion): "json" | "json+" {
  return isAtLeast(version, 2, 2, 12) ? "json+" : "json";
}
