import assert from "node:assert/strict";
import { type SpawnSyncReturns, spawnSync } from "node:child_process";
import { existsSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

/** The command line as it ships. */
export const cliFile = join(import.meta.dirname, "../../dist/cli.cjs");

export interface CliResult {
  readonly status: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

export interface CliOptions {
  readonly cwd?: string;
  readonly stdin?: string | Uint8Array;
  readonly env?: Readonly<Record<string, string>>;
  /** After so long a program that hangs is killed: 30 if not given. */
  readonly timeoutSeconds?: number;
}

/** Runs the built program to its end; one that was killed has no status. */
export function runCli(args: readonly string[], options: CliOptions = {}): CliResult {
  assert.ok(existsSync(cliFile), "Run `npm run build` first.");
  const result: SpawnSyncReturns<string> = spawnSync(process.execPath, [cliFile, ...args], {
    cwd: options.cwd ?? join(import.meta.dirname, "../fixtures/cli"),
    input: options.stdin ?? "",
    env: { PATH: process.env["PATH"], ...options.env },
    encoding: "utf8",
    timeout: (options.timeoutSeconds ?? 30) * 1000,
    maxBuffer: 64 * 1024 * 1024,
  });
  return { status: result.status, stdout: result.stdout, stderr: result.stderr };
}

/** Calls `use` with an empty folder that is gone afterwards. */
export function withTemporaryFolder(use: (folder: string) => void): void {
  const folder = mkdtempSync(join(tmpdir(), "virt-latency-test-"));
  try {
    use(folder);
  } finally {
    rmSync(folder, { recursive: true });
  }
}
