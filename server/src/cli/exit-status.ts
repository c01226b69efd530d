/** What the program's exit status says; a shell script may rely on it. */
export const exitStatus = {
  /** Nothing at or above the threshold; nothing to fix. */
  clean: 0,
  /** Findings at or above the threshold; fixes that were printed and not applied. */
  findings: 1,
  /** Wrong usage, or an input or a configuration that could not be read. */
  usage: 2,
  /** The outside world failed: a host, fio, a file that could not be written. Also a defect of this program. */
  failure: 3,
} as const;

/** What the shell reports for a program that was interrupted (128 + SIGINT). */
export const interrupted = 130;
