/**
 * Three digits at most: fio's histogram is not finer. Units are the ones fio itself uses, with a point as
 * the decimal sign whatever the machine's language.
 */

/** "512 B", "64 KiB", "1.5 GiB". */
export function formatBytes(bytes: number): string {
  return scaled(bytes, 1024, ["B", "KiB", "MiB", "GiB", "TiB", "PiB"]);
}

/** "37.3 MiB/s". */
export function formatBytesPerSecond(bytesPerSecond: number): string {
  return `${formatBytes(bytesPerSecond)}/s`;
}

/** "54.2 µs", "2.12 ms", "1 s". */
export function formatNanoseconds(nanoseconds: number): string {
  return scaled(nanoseconds, 1000, ["ns", "µs", "ms", "s"]);
}

/** I/O operations per second and other counts: "4800", "17.8k", "2.07M". */
export function formatCount(count: number): string {
  if (count < 10_000) return String(Math.round(count));
  return scaled(count, 1000, ["", "k", "M", "G", "T"]).replace(" ", "");
}

/** Counts on an axis, all in the unit of the largest: "0", "5k", "10k". */
export function formatCounts(counts: readonly number[]): string[] {
  const units = ["", "k", "M", "G", "T"];
  const largest = Math.max(0, ...counts);
  const power = Math.min(
    largest < 10_000 ? 0 : Math.floor(Math.log10(largest) / 3),
    units.length - 1,
  );
  return counts.map((count) =>
    count === 0 ? "0" : `${digits(count / 1000 ** power)}${units[power] ?? ""}`,
  );
}

/** "40 s", "5 min", "1 h 5 min". */
export function formatDuration(seconds: number): string {
  const whole = Math.round(seconds);
  if (whole < 120) return `${whole} s`;
  const minutes = Math.round(whole / 60);
  if (minutes < 60) return `${minutes} min`;
  const rest = minutes % 60;
  return rest === 0 ? `${minutes / 60} h` : `${Math.floor(minutes / 60)} h ${rest} min`;
}

/** "3.71x"; the ratio of two figures. */
export function formatRatio(ratio: number): string {
  return `${digits(ratio)}x`;
}

/** "8.2 %"; of a fraction such as 0.082. */
export function formatPercent(fraction: number): string {
  return `${digits(Number((fraction * 100).toFixed(1)))} %`;
}

function scaled(value: number, step: number, units: readonly string[]): string {
  let rest = value;
  let unit = 0;
  // 999.7 would be shown as 1000 of a unit that has a next one.
  while (Math.round(rest) >= step && unit < units.length - 1) {
    rest /= step;
    unit++;
  }
  return `${digits(rest)} ${units[unit] ?? ""}`;
}

function digits(value: number): string {
  if (value >= 100) return String(Math.round(value));
  return String(Number(value.toPrecision(3)));
}
