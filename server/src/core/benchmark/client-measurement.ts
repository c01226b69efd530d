import * as v from "valibot";
import { explainFioFailure } from "./fio-failure.js";
import { FioOutputReader } from "./fio-output.js";
import { Measurement, type MeasurementEnd, type MeasurementResult } from "./measurement.js";
import type { Problem } from "./problem.js";

/** How fio's client ended; `devices` are those of each member, by its name. */
export interface ClientEnd extends Omit<MeasurementEnd, "devices"> {
  readonly devices: ReadonlyMap<string, readonly string[]>;
}

/**
 * Follows fio's client, which drives fio's servers on several targets, through its standard output. A member is
 * known by how the client reaches its server: by its socket, or by host and port.
 *
 * fio's client is content when one of its servers answers: with the exit status 0 it leaves out those that are not
 * there, have another version or another problem. So the members that were to take part are given, and whoever is
 * not in the report has failed. fio's own row "All clients" lacks histograms before 3.39, and is not read.
 */
export class ClientMeasurement {
  readonly #members: readonly string[];
  readonly #reader = new FioOutputReader();
  readonly #texts: string[] = [];
  #reports = new Map<string, unknown>();

  constructor(members: readonly string[]) {
    this.#members = members;
  }

  /** Takes one line; tells whether it says that fio is being started on one more target. */
  push(line: string): boolean {
    let isStart = false;
    for (const output of this.#reader.push(line)) {
      if (output.kind === "text") {
        // "<host> text", with the name that the machine gives itself: two can have the same.
        this.#texts.push(output.line.replace(/^<[^>]*> ?/, ""));
        isStart ||= /^<[^>]*> Starting \d+ (?:thread|process)/.test(output.line);
      }
      if (output.kind === "document") this.#reports = splitClientReport(output.value);
    }
    return isStart;
  }

  /** One result for each member. */
  finish({ devices, ...end }: ClientEnd): ReadonlyMap<string, MeasurementResult> {
    return new Map(
      this.#members.map((member) => [
        member,
        this.#resultOf(member, { ...end, devices: devices.get(member) ?? [] }),
      ]),
    );
  }

  #resultOf(member: string, end: MeasurementEnd): MeasurementResult {
    const report = this.#reports.get(member);
    if (report === undefined) {
      return {
        status: end.cancelled ? "cancelled" : "failed",
        problem: end.cancelled ? null : this.#missing(member, end),
        results: [],
        flush: null,
        samples: [],
      };
    }
    const measurement = new Measurement();
    measurement.pushReport(report);
    // The client's status is not 0 also where another member was lost; the row has an error of its own.
    const { exitCode } = end;
    const result = measurement.finish({ ...end, exitCode: exitCode === null ? null : 0 });
    // It is the only report, so there is nothing that could have been watched second by second.
    return { ...result, samples: [] };
  }

  #missing(member: string, { exitCode, isOverdue }: MeasurementEnd): Problem {
    if (isOverdue) {
      return failed(
        "fio did not end in time and was stopped.",
        "The target's disk does not complete its I/O: look into its kernel log (dmesg).",
      );
    }
    if (this.#texts.includes(`client: host=${member} disconnected`)) {
      return {
        code: "connection-lost",
        message: "The connection to fio on this target was lost before it ended.",
        hint: "The target stops fio and removes the files by itself. Try again when it can be reached.",
      };
    }
    if (this.#texts.some((text) => /version mismatch|bad server cmd version/.test(text))) {
      return failed(
        "fio's client and the fio of this target do not understand each other.",
        "Install the same fio everywhere, or add --live.",
      );
    }
    const why = explainFioFailure({ lines: this.#texts, exitCode });
    return { ...why, message: `This target is missing in fio's report. ${why.message}` };
  }
}

const clientReport = v.object({
  "fio version": v.string(),
  timestamp_ms: v.optional(v.number()),
  client_stats: v.optional(
    v.array(v.looseObject({ hostname: v.string(), jobname: v.string() })),
    [],
  ),
  disk_util: v.optional(v.array(v.looseObject({ hostname: v.optional(v.string()) })), []),
});

/** fio's name for the sum; a section of ours cannot have it. */
const sumRow = "All clients";

/**
 * A report of fio's client as one of each member, in the form that fio without a client prints. Empty for anything
 * else. Two members behind the same address are told apart by their ports.
 */
export function splitClientReport(value: unknown): Map<string, unknown> {
  const parsed = v.safeParse(clientReport, value);
  const split = new Map<string, unknown>();
  if (!parsed.success) return split;
  const { client_stats: all, disk_util: disks, ...head } = parsed.output;
  const rows = all.filter(({ jobname }) => jobname !== sumRow);
  for (const name of new Set(rows.map(nameOf))) {
    split.set(name, {
      ...head,
      jobs: rows.filter((row) => nameOf(row) === name),
      disk_util: disks.filter((disk) => nameOf(disk) === name),
    });
  }
  return split;
}

/** Behind a socket there is no port; fio then prints the default one. */
function nameOf(row: { readonly hostname?: string | undefined; readonly port?: unknown }): string {
  const { hostname = "", port } = row;
  return typeof port === "number" && port !== defaultPort ? `${hostname}:${port}` : hostname;
}

const defaultPort = 8765;

function failed(message: string, hint: string): Problem {
  return { code: "fio-failed", message, hint };
}
