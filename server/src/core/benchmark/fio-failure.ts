import type { Problem } from "./problem.js";

/** What fio printed beside its documents, and how it ended: null when it was not heard. */
export interface FioEnd {
  readonly lines: readonly string[];
  readonly exitCode: number | null;
}

/**
 * Why fio failed. Its exit status does not tell (it is the number of failed jobs, modulo 256), its messages
 * do: "err=28/file:filesetup.c:240, func=write, error=No space left on device".
 */
export function explainFioFailure({ lines, exitCode }: FioEnd): Problem {
  for (const { pattern, problem } of known) {
    if (lines.some((line) => pattern.test(line))) return problem;
  }
  const systemError = lines.flatMap((line) => {
    const [, text] = /err=\d+\/file:[^,]+, func=[^,]+, error=(.*)/.exec(line) ?? [];
    return text === undefined ? [] : [text.trim()];
  })[0];
  if (systemError !== undefined) {
    return failed(`fio failed: ${systemError}.`, "Look into the target's kernel log (dmesg).");
  }
  if (exitCode !== null && exitCode > 128) {
    return failed(
      `fio was killed on the target (signal ${exitCode - 128}).`,
      "Somebody ended it, or the target ran out of memory: look into its kernel log (dmesg).",
    );
  }
  const last = lines.at(-1)?.trim();
  return failed(
    last === undefined
      ? `fio ended with status ${exitCode ?? "unknown"} and without a message.`
      : `fio failed: ${last}`,
    "Run the job by hand on the target; `--format json` prints it.",
  );
}

/** In the order of precedence: fio prints several lines for one cause. */
const known: readonly { readonly pattern: RegExp; readonly problem: Problem }[] = [
  {
    pattern: /err=28\/|No space left on device|ENOSPC/,
    problem: {
      code: "no-space",
      message: "The file system became full while fio was writing.",
      hint: "Free some space, take another --directory, or a smaller --size.",
    },
  },
  {
    pattern: /err=122\/|Disk quota exceeded/,
    problem: {
      code: "no-space",
      message: "The user's disk quota was reached while fio was writing.",
      hint: "Take another --directory, or a smaller --size.",
    },
  },
  {
    pattern: /err=11\/.*func=io_queue_init/,
    problem: failed(
      "The target has no asynchronous I/O contexts left (fs.aio-max-nr).",
      "Raise it there: sysctl fs.aio-max-nr=1048576",
    ),
  },
  {
    pattern: /func=io_queue_init|kernel doesn't support io_uring/,
    problem: {
      code: "no-engine",
      message: "The target's kernel refuses the I/O engine of this job.",
      hint: "Install a fio with the libaio engine there.",
    },
  },
  {
    pattern: /engine \S+ not loadable|failed to load engine/,
    problem: {
      code: "no-engine",
      message: "The target's fio has no such I/O engine as this job needs.",
      hint: "Install a fio with the libaio engine there.",
    },
  },
  {
    pattern: /does not support direct=1|does not support O_DIRECT/,
    problem: {
      code: "filesystem",
      message: "The file system does not take direct I/O (O_DIRECT).",
      hint: "Take a --directory on the disk that is to be measured.",
    },
  },
  {
    pattern: /err=13\/|Permission denied/,
    problem: {
      code: "directory",
      message: "fio is not allowed to write there (permission denied).",
      hint: "Take a --directory that the user owns.",
    },
  },
  {
    pattern: /err=30\/|Read-only file system/,
    problem: {
      code: "directory",
      message: "The file system is read-only.",
      hint: "Take another --directory. If it was writable before, look into the kernel log (dmesg).",
    },
  },
  {
    pattern: /err=24\/|Too many open files/,
    problem: failed(
      "fio may not open as many files as the workload needs.",
      "Raise the limit of open files on the target (ulimit -n).",
    ),
  },
  {
    pattern: /err=5\/|Input\/output error/,
    problem: failed(
      "The disk reported an I/O error.",
      "Look into the target's kernel log (dmesg) before you trust this disk.",
    ),
  },
  {
    pattern: /job \S+ dropped|failed parsing|Bad option/,
    problem: {
      code: "fio-unsupported",
      message: "The target's fio does not understand the job.",
      hint: "Install a newer fio there.",
    },
  },
];

function failed(message: string, hint: string): Problem {
  return { code: "fio-failed", message, hint };
}
