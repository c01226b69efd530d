/** Filled in when the program is bundled. */
declare const PROGRAM_VERSION: string;

/** The version of the running program, such as "0.1.0". */
export function programVersion(): string {
  return PROGRAM_VERSION;
}
