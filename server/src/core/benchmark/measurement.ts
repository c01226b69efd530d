import {
  type FioDirection,
  type FioDocument,
  type FioRow,
  readFioDocument,
} from "./fio-document.js";
import { explainFioFailure } from "./fio-failure.js";
import { type FioOutput, FioOutputReader } from "./fio-output.js";
import { type Bins, percentile, since } from "./histogram.js";
import type { Problem } from "./problem.js";
import type { Direction, DirectionResult, Latency, RunStatus, Sample } from "./run.js";

/** What fio's next report says about a run that is going on. */
export interface MeasurementNews {
  readonly phase: "warming-up" | "measuring";
  readonly samples: readonly Sample[];
}

/** How a run ended, as far as fio's output does not tell. */
export interface MeasurementEnd {
  /** Of fio; null when it was not heard because the connection was lost. */
  readonly exitCode: number | null;
  /** The user cancelled. */
  readonly cancelled: boolean;
  /** fio was stopped because it did not end by itself. */
  readonly isOverdue: boolean;
  /** Where the I/O must have gone, as sysfs names it; empty when unknown. */
  readonly devices: readonly string[];
}

export interface MeasurementResult {
  readonly status: RunStatus;
  /** Set exactly when the status is `failed`. */
  readonly problem: Problem | null;
  readonly results: readonly DirectionResult[];
  readonly flush: Latency | null;
  readonly samples: readonly Sample[];
}

/** Intervals shorter than this are joined with the next one: their rates would be noise. */
const shortestIntervalMs = 250;

interface Cumulative {
  readonly ios: number;
  readonly bytes: number;
  readonly runtimeMs: number;
  readonly bins: Bins;
}
const nothing: Cumulative = { ios: 0, bytes: 0, runtimeMs: 0, bins: [] };

/** Follows one fio process through its standard output: live figures on the way, the result at the end. */
export class Measurement {
  readonly #reader = new FioOutputReader();
  readonly #texts: string[] = [];
  readonly #samples: Sample[] = [];
  readonly #before = new Map<Direction, Cumulative>();
  #last: FioDocument | undefined;
  #isBroken = false;

  /** Takes one line of standard output; tells the news when it completed a report. */
  push(line: string): MeasurementNews | undefined {
    return this.#take(this.#reader.push(line));
  }

  /** Takes a report that somebody else has read. */
  pushReport(value: unknown): void {
    this.#take([{ kind: "document", value }]);
  }

  finish(end: MeasurementEnd): MeasurementResult {
    this.#take(this.#reader.end());
    const row = this.#last?.rows[0];
    const problem = end.cancelled ? null : this.#problem(row, end);
    const flush = row?.flush ?? null;
    const measured = row === undefined ? [] : [row.read, row.write].filter(isMeasured);
    return {
      status: end.cancelled ? "cancelled" : problem === null ? "complete" : "failed",
      problem,
      results: measured.map(resultOf),
      flush: flush !== null && flush.count > 0 ? flush : null,
      samples: this.#samples,
    };
  }

  #take(outputs: readonly FioOutput[]): MeasurementNews | undefined {
    let news: MeasurementNews | undefined;
    for (const output of outputs) {
      if (output.kind === "text") {
        this.#texts.push(output.line);
        continue;
      }
      const document = output.kind === "document" ? readFioDocument(output.value) : undefined;
      this.#isBroken = document === undefined;
      if (document === undefined) continue;
      this.#last = document;
      news = this.#news(document);
    }
    return news;
  }

  #news(document: FioDocument): MeasurementNews {
    const both = document.rows.flatMap(({ read, write }) => [read, write]);
    const samples = both.flatMap((direction) => this.#sample(direction));
    this.#samples.push(...samples);
    return { phase: both.some(isMeasured) ? "measuring" : "warming-up", samples };
  }

  #sample(now: FioDirection): Sample[] {
    const { direction, ios, bytes, runtimeMs, latency } = now;
    // During the ramp fio counts, too, and starts again at its end, which each of many jobs has at another time.
    if (!isMeasured(now)) return [];
    const last = this.#before.get(direction) ?? nothing;
    const before = ios < last.ios || runtimeMs < last.runtimeMs ? nothing : last;
    const seconds = (runtimeMs - before.runtimeMs) / 1000;
    if (seconds * 1000 < shortestIntervalMs) return [];
    this.#before.set(direction, { ios, bytes, runtimeMs, bins: latency.bins });
    const bins = since(before.bins, latency.bins);
    return [
      {
        direction,
        atSeconds: runtimeMs / 1000,
        iops: (ios - before.ios) / seconds,
        bytesPerSecond: Math.max(0, bytes - before.bytes) / seconds,
        p50Ns: percentile(bins, 50),
        p99Ns: percentile(bins, 99),
        p999Ns: percentile(bins, 99.9),
      },
    ];
  }

  /**
   * fio exits with 0 although it did nothing (a missing device, 256 failed jobs), and with another status
   * although its report says no error. So a run counts only when everything agrees.
   */
  #problem(row: FioRow | undefined, end: MeasurementEnd): Problem | null {
    const { exitCode, isOverdue, devices } = end;
    if (exitCode === null) {
      return {
        code: "connection-lost",
        message: "The connection to the target was lost before fio ended.",
        hint: "The target stops fio and removes the files by itself. Try again when it can be reached.",
      };
    }
    if (isOverdue) {
      return failed(
        "fio did not end in time and was stopped.",
        "The target's disk does not complete its I/O: look into its kernel log (dmesg).",
      );
    }
    if (exitCode !== 0 || row?.error !== 0) {
      return explainFioFailure({ lines: this.#texts, exitCode });
    }
    if (this.#isBroken) {
      return failed("fio's last report cannot be read, or is cut off.", "Run the benchmark again.");
    }
    if (!isMeasured(row.read) && !isMeasured(row.write)) {
      return failed("fio ended without a single I/O in the measured time.", "Raise --runtime.");
    }
    const used = this.#last?.devices ?? [];
    if (used.length > 0 && devices.length > 0 && !used.some((name) => devices.includes(name))) {
      return failed(
        `fio's I/O went to ${used.join(", ")}, but the directory is on ${devices.join(", ")}.`,
        "Take a --directory on the disk that is to be measured.",
      );
    }
    return null;
  }
}

function isMeasured({ ios, latency }: FioDirection): boolean {
  return ios > 0 && latency.count > 0;
}

/** The rates of a direction, from its counts. */
export function resultOf({
  direction,
  ios,
  bytes,
  runtimeMs,
  latency,
}: FioDirection): DirectionResult {
  const seconds = runtimeMs / 1000;
  return {
    direction,
    ios,
    bytes,
    runtimeMs,
    iops: seconds > 0 ? ios / seconds : 0,
    bytesPerSecond: seconds > 0 ? bytes / seconds : 0,
    latency,
  };
}

function failed(message: string, hint: string): Problem {
  return { code: "fio-failed", message, hint };
}
