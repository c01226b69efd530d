import { randomBytes } from "node:crypto";
import { type Facts, readFactLines } from "../core/audit/facts.js";
import { readImageLines } from "../core/audit/guest-disks.js";
import type { Host, ScriptEnd } from "../hosts/host.js";
import { runScript } from "../hosts/run-script.js";
import { type FactsRequest, factsScript } from "./facts-script.js";

/** A slow `qemu-img` is given 10 seconds for each of its disks; nothing else takes long. */
const longestMs = 120_000;

/** Asks a machine about itself. Reads only. Resolves to how the connection ended where it told nothing. */
export async function auditMachine(
  host: Host,
  request: Omit<FactsRequest, "token">,
  signal: AbortSignal,
): Promise<{ readonly facts: Facts } | { readonly end: ScriptEnd }> {
  const token = randomBytes(16).toString("hex");
  const limit = AbortSignal.any([signal, AbortSignal.timeout(longestMs)]);
  const { output, end } = await runScript(host, factsScript({ token, ...request }), limit);
  const facts = readFactLines(output, token);
  if (facts["audit.end"] === undefined) return { end };
  return { facts: { ...facts, ...readImageLines(output, token) } };
}
