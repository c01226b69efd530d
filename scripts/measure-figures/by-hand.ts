import { execFileSync } from "node:child_process";
import * as v from "valibot";

/** The figures that both ways of measuring give. */
export interface Figures {
  readonly iops: number;
  readonly meanNs: number;
  readonly p50Ns: number;
  readonly p99Ns: number;
}

/** A run and the time that it took on the clock, with the connection. */
export interface HandRun extends Figures {
  readonly seconds: number;
}

export interface ByHand {
  measure(): HandRun;
  remove(): void;
}

interface HandRequest {
  readonly ssh: readonly [string, ...string[]];
  readonly directory: string;
  readonly load: {
    readonly sizeBytes: number;
    readonly runtimeSeconds: number;
    readonly rampSeconds: number;
  };
}

/** What fio itself prints, read by nothing of virt-latency. */
const report = v.object({
  jobs: v.tuple([
    v.object({
      error: v.literal(0),
      write: v.object({
        iops: v.number(),
        clat_ns: v.object({
          mean: v.number(),
          percentile: v.object({ "50.000000": v.number(), "99.000000": v.number() }),
        }),
      }),
    }),
  ]),
});

/**
 * The commands that somebody types who measures 8 KiB synchronous writes: the file is laid out once, as virt-latency does it
 * each time.
 */
export function prepareByHand({ ssh, directory, load }: HandRequest): ByHand {
  const place = `${directory}/by-hand`;
  const options = [
    "--name=by-hand",
    `--directory=${place}`,
    `--size=${load.sizeBytes}`,
    ..."--rw=randwrite --bs=8k --ioengine=psync --sync=1 --direct=1 --thread".split(" "),
    ..."--fallocate=none --overwrite=1 --norandommap --randrepeat=0 --refill_buffers".split(" "),
  ];
  const timed = `--time_based --runtime=${load.runtimeSeconds} --ramp_time=${load.rampSeconds}`;
  const [program, ...words] = ssh;
  const run = (command: string): string =>
    execFileSync(program, [...words, command], {
      encoding: "utf8",
      stdio: ["ignore", "pipe", "inherit"],
    });
  run(`mkdir ${place} && fio ${options.join(" ")} --create_only=1`);
  return {
    measure: () => {
      const start = performance.now();
      const output = run(`fio ${options.join(" ")} ${timed} --output-format=json`);
      const seconds = (performance.now() - start) / 1000;
      // fio's note on iodepth comes before it.
      const {
        jobs: [{ write }],
      } = v.parse(report, JSON.parse(output.slice(output.indexOf("{"))));
      return {
        iops: write.iops,
        meanNs: write.clat_ns.mean,
        p50Ns: write.clat_ns.percentile["50.000000"],
        p99Ns: write.clat_ns.percentile["99.000000"],
        seconds,
      };
    },
    remove: () => {
      run(`rm -r ${place}`);
    },
  };
}
