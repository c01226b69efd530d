import { execFileSync } from "node:child_process";
import * as v from "valibot";

/** The figures that both ways of measuring give. */
export interface Figures {
  readonly iops: number;
  readonly meanNs: number;
  readonly p50Ns: number;
  /** Null where too few requests were slower. */
  readonly p99Ns: number | null;
}

/** A run and the time that it took on the clock, with the connection. */
export interface HandRun extends Figures {
  readonly seconds: number;
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
 * The commands that somebody types who measures 8 KiB synchronous writes, on a file that is laid out just before and removed after, as
 * virt-latency does it: one that was laid out long ago is faster.
 */
export function measureByHand({ ssh, directory, load }: HandRequest): HandRun {
  const place = `${directory}/by-hand`;
  const options = [
    "--name=by-hand",
    `--directory=${place}`,
    `--size=${load.sizeBytes}`,
    ..."--rw=randwrite --bs=8k --ioengine=psync --sync=1 --direct=1 --thread".split(" "),
    ..."--fallocate=none --overwrite=1 --norandommap --randrepeat=0 --refill_buffers".split(" "),
  ];
  const timed = `--time_based --runtime=${load.runtimeSeconds} --ramp_time=${load.rampSeconds}`;
  const fio = `fio ${options.join(" ")}`;
  const commands = [
    `mkdir ${place}`,
    `${fio} --create_only=1 >/dev/null`,
    `${fio} ${timed} --output-format=json`,
    `rm -r ${place}`,
  ];
  const [program, ...words] = ssh;
  const start = performance.now();
  const output = execFileSync(program, [...words, commands.join(" && ")], {
    encoding: "utf8",
    stdio: ["ignore", "pipe", "inherit"],
  });
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
}
