/** What the user said runs on the hosts. An absent entry means: newest known. Values such as "9.0", "7.2" or Nova's "2024.1". */
export interface Target {
  readonly libvirt?: string;
  readonly qemu?: string;
  readonly nova?: string;
}

/**
 * Whether `version` is `minimum` or newer, comparing dotted numbers part by part.
 * An unknown version counts as newest, so that nobody is warned about a host we know nothing of.
 */
export function atLeast(version: string | undefined, minimum: string): boolean {
  if (version === undefined) return true;
  const have = version.split(".").map(Number);
  const want = minimum.split(".").map(Number);
  for (let i = 0; i < Math.max(have.length, want.length); i++) {
    const difference = (have[i] ?? 0) - (want[i] ?? 0);
    if (difference !== 0) return difference > 0;
  }
  return true;
}
