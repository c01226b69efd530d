import { createRequire } from "node:module";
import { join } from "node:path";
import { Writable } from "node:stream";
import type { Command, CommandIo } from "../../server/src/cli/command.js";
import { projectRoot } from "../project.js";

/** Calls `check` of the bundle that ships again and again in this process; how long each of the last half took, in ms. */
export async function warmChecks(file: string, times: number): Promise<readonly number[]> {
  const bundle: unknown = createRequire(import.meta.url)(join(projectRoot, "dist/cli-lint.cjs"));
  if (!hasCheck(bundle)) throw new Error("dist/cli-lint.cjs has no check");
  const took: number[] = [];
  for (let count = 0; count < times; count++) {
    const start = performance.now();
    await bundle.check(["--quiet", "--format", "github", file], deafIo);
    took.push(performance.now() - start);
  }
  return took.slice(times >> 1);
}

function hasCheck(bundle: unknown): bundle is { readonly check: Command } {
  return (
    typeof bundle === "object" &&
    bundle !== null &&
    "check" in bundle &&
    typeof bundle.check === "function"
  );
}

/** Takes whatever is printed. */
const deafIo: CommandIo = {
  stdin: process.stdin,
  stdout: nowhere(),
  stderr: nowhere(),
  cwd: projectRoot,
  env: {},
};

function nowhere(): Writable {
  return new Writable({
    write(_chunk, _encoding, done) {
      done();
    },
  });
}
